"""Observations by the hundred thousand: straight to the driver, no objects between."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from sqlalchemy import select

from assess.records import engines
from assess.records.shapes import CORRECTION, DETAIL, OBSERVATION, SERIES
from assess.records.standing import holds

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Connection, TableClause

CorrectionRow = tuple[int, int, int, int]
"""The observation that no longer stands, and the one that took its place."""

_AT_ONCE: Final = 500  # numbers in one IN (...)
_SUBJECTS: Final = select(
    OBSERVATION.c.id,
    OBSERVATION.c.unit,
    SERIES.c.source,
    SERIES.c.check_code,
    SERIES.c.id,
).join_from(OBSERVATION, SERIES, SERIES.c.id == OBSERVATION.c.series)


class DetailRow(NamedTuple):
    """What stands beside an observation; the columns of the table."""

    observation: int
    unit: int
    due: int | None
    basis: str
    evidence: str
    place: str
    inspector: str
    note: str


def add_details(connection: Connection, rows: Sequence[DetailRow]) -> None:
    """Write what stands beside observations."""
    add_rows(connection, DETAIL, rows)


def add_corrections(connection: Connection, rows: Sequence[CorrectionRow]) -> None:
    """Write which observations no longer stand."""
    add_rows(connection, CORRECTION, rows)


def add_rows(
    connection: Connection,
    table: TableClause,
    rows: Sequence[tuple[int | str | None, ...]],
) -> None:
    """Write rows whose fields stand in the order of the table's columns."""
    if rows:
        engines.of(connection).add_rows(connection, table, rows)


@dataclass(frozen=True, slots=True)
class Subject:
    """What an observation is about, and who saw it."""

    unit: int
    source: str
    check: str
    series: int = field(default=0, compare=False)  # one of those of the check


def subjects_of(connection: Connection, ids: Collection[int]) -> dict[int, Subject]:
    """Find what observations are about; those that do not exist are left out."""
    found: dict[int, Subject] = {}
    for some in _in_parts(ids):
        rows = connection.execute(_SUBJECTS.where(OBSERVATION.c.id.in_(some)))
        found.update((number, Subject(*subject)) for number, *subject in rows)
    return found


def corrected(connection: Connection, ids: Collection[int]) -> set[int]:
    """Pick the observations that no longer stand."""
    query = select(CORRECTION.c.observation).where(holds())
    found: set[int] = set()
    for some in _in_parts(ids):
        where = CORRECTION.c.observation.in_(some)
        found.update(connection.execute(query.where(where)).scalars())
    return found


def _in_parts(ids: Collection[int]) -> list[list[int]]:
    numbers = sorted(ids)
    return [numbers[n : n + _AT_ONCE] for n in range(0, len(numbers), _AT_ONCE)]
