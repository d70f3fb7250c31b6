"""Every table of the record, declared: what making and upgrading a record needs.

It is loaded for nothing else; see `shapes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlmodel import SQLModel

from assess.records import (
    change_tables,
    decision_tables,
    evidence_tables,
    ledger_tables,
    name_tables,
    return_tables,
    tables,
    withdrawal_tables,
)
from assess.records.guards import guards
from assess.records.views import VIEWS

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData

__all__ = [
    "change_tables",
    "decision_tables",
    "evidence_tables",
    "ledger_tables",
    "name_tables",
    "return_tables",
    "tables",
    "withdrawal_tables",
]

metadata: Final[MetaData] = SQLModel.metadata


def browsable() -> dict[str, str]:
    """Give what stands beside the tables, by name: views, and guards of the tables."""
    keys = {
        name: table.primary_key.columns.keys()
        for name, table in metadata.tables.items()
    }
    return {
        **{name: f'CREATE VIEW "{name}" AS {query}' for name, query in VIEWS.items()},
        **guards(keys),
    }


def put_beside(connection: Connection) -> None:
    """Make views and guards anew."""
    take_away(connection)
    for statement in browsable().values():
        connection.exec_driver_sql(statement)


def take_away(connection: Connection) -> None:
    """Drop every view and guard, so that tables can be made anew."""
    query = "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger')"
    for kind, name in connection.exec_driver_sql(query).all():
        connection.exec_driver_sql(f'DROP {kind} "{name}"')
