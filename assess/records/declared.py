"""Every table of the record, declared: what making and upgrading a record needs.

It is loaded for nothing else; see `shapes`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlmodel import SQLModel

from assess.records import (
    answer_tables,
    change_tables,
    decision_tables,
    elsewhere_tables,
    evidence_tables,
    ledger_tables,
    name_tables,
    return_tables,
    seal_tables,
    tables,
    withdrawal_tables,
)

if TYPE_CHECKING:
    from sqlalchemy import MetaData

__all__ = [
    "answer_tables",
    "change_tables",
    "decision_tables",
    "elsewhere_tables",
    "evidence_tables",
    "ledger_tables",
    "name_tables",
    "return_tables",
    "seal_tables",
    "tables",
    "withdrawal_tables",
]

metadata: Final[MetaData] = SQLModel.metadata


def keys() -> dict[str, list[str]]:
    """Give the columns by which each table knows its rows."""
    return {
        name: table.primary_key.columns.keys()
        for name, table in metadata.tables.items()
    }
