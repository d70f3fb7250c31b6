"""Whether the record is sound: the file, what its rows refer to, and its guards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select

from assess.problems import Location, Problem
from assess.records.evidence import FOLDER, lost
from assess.records.shapes import BATCH, OBSERVATION, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from sqlalchemy import Connection

    from assess.records.store import Record

_TOLD: Final = 10  # what is damaged is told this often


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much a record holds."""

    units: int
    batches: int
    observations: int


_ROWS_WRONG: Final = {
    "observation-of-no-batch": """
        SELECT count(*) FROM observation o WHERE NOT EXISTS (
          SELECT 1 FROM batch b
          WHERE o.id BETWEEN b.first_id AND b.first_id + b.lines)""",
    "correction-of-nothing": """
        SELECT count(*) FROM correction c WHERE NOT EXISTS (
          SELECT 1 FROM observation o
          WHERE (o.unit, o.series, o.id) = (c.unit, c.series, c.observation))""",
    "change-log-has-gaps": "SELECT coalesce(max(id), 0) - count(*) FROM change",
}
"""Problem, and the query that counts the rows it concerns."""


def examine(record: Record) -> tuple[Problem, ...]:
    """Tell everything that is wrong with a record of this program's format."""
    where, database = Location(str(record.place)), record.database
    with record.reading() as connection:
        found = list(_damage(database.damage(connection))) or [
            *_rows(connection, database.astray(connection)),
            *_beside(database.not_as_made(connection)),
            *_evidence(connection, record.folder / FOLDER),
        ]
    return tuple(Problem(code, where, facts) for code, facts in found)


def holdings(connection: Connection) -> Holdings:
    """Count what the record holds."""
    return Holdings(*(_count(connection, t) for t in (UNIT, BATCH, OBSERVATION)))


def _count(connection: Connection, table: Any) -> int:
    query = select(func.count()).select_from(table)
    return int(connection.execute(query).scalar_one())


def _evidence(
    connection: Connection, folder: Path
) -> Iterator[tuple[str, dict[str, object]]]:
    files = list(lost(connection, folder))
    if files:
        facts = {"rows": len(files), "files": files[:_TOLD], "folder": str(folder)}
        yield "evidence-lost", facts


def _rows(
    connection: Connection, astray: Mapping[str, int]
) -> Iterator[tuple[str, dict[str, object]]]:
    if astray:
        facts = {"tables": sorted(astray), "rows": sum(astray.values())}
        yield "rows-refer-to-nothing", facts
    for code, query in _ROWS_WRONG.items():
        if rows := connection.exec_driver_sql(query).scalar_one():
            yield code, {"rows": rows}


def _damage(found: Iterable[str]) -> Iterator[tuple[str, dict[str, object]]]:
    for said in found:
        yield "record-damaged", {"reason": said}


def _beside(found: Iterable[str]) -> Iterator[tuple[str, dict[str, object]]]:
    """Tell which views and guards differ from those that this program makes."""
    for name in found:
        yield "not-as-made", {"name": name}
