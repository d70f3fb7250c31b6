"""Score runs as they were written: everything that a reader sees comes from here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, literal, select

from assess.nearest import nearest
from assess.problems import refuse
from assess.records.shapes import CELL, PLACING, RESULT, RUN, UNIT
from assess.scoring.equals import among_equals
from assess.scoring.ranking import rank_text
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select


_HEAD: Final[tuple[Any, ...]] = (
    RUN.c.id,
    RUN.c.scheme_id,
    RUN.c.scheme_sha256,
    RUN.c.scheme_text,
    RUN.c.cutoff,
    RUN.c.calendar,
    RUN.c.program,
    RUN.c.made_at,
    RUN.c.made_by,
)
_CELL: Final[tuple[Any, ...]] = (
    CELL.c.number,
    CELL.c.indicator,
    CELL.c.state,
    CELL.c.points,
    CELL.c.source,
    CELL.c.sources,
)
_COLUMNS: Final[tuple[Any, ...]] = (
    UNIT.c.id,
    UNIT.c.code,
    UNIT.c.name,
    RESULT.c.class_id,
    RESULT.c.status,
    RESULT.c.total,
    RESULT.c.printed,
    RESULT.c.grade,
    RESULT.c.coverage,
    PLACING.c.halves,
    RESULT.c.parts,
    RESULT.c.cells,
)
_WITHOUT_CELLS: Final = (*_COLUMNS[:-1], literal(""))


@dataclass(frozen=True, slots=True)
class RunHead:
    """A run, and what it was made from."""

    id: int
    scheme_id: str
    scheme_sha256: str
    scheme_text: str
    cutoff: int
    calendar: WorkCalendar
    program: str
    made_at: int
    made_by: str


@dataclass(frozen=True, slots=True)
class UnitResult:
    """What one unit earned in a run."""

    unit: int
    code: str
    name: str
    class_id: str
    status: str
    total: Fraction | None  # exact
    printed: str
    grade: str
    coverage: Fraction
    halves: int | None  # twice the rank
    parts: str
    cells: str  # their numbers, where they were asked for

    @property
    def rank(self) -> str:
        """The rank as printed; empty where there is none."""
        return rank_text(self.halves)

    @property
    def part_points(self) -> dict[str, str | None]:
        """Exact points of each block and top-level leaf by id; None where left out."""
        return _part_points(self.parts)


@dataclass(frozen=True, slots=True)
class KeptCell:
    """What a leaf earned, as the run keeps it; see the table `cell`."""

    number: int
    indicator: str
    state: str
    points: str
    source: str
    sources: str


def runs(connection: Connection) -> list[tuple[RunHead, int]]:
    """Give every run, and how many units it scored; the newest last."""
    many: Select[Any] = select(RESULT.c.run, func.count()).group_by(RESULT.c.run)
    units = {row[0]: row[1] for row in connection.execute(many)}
    query: Select[Any] = select(*_HEAD).order_by(RUN.c.id)
    return [(_head(row), units.get(row[0], 0)) for row in connection.execute(query)]


def open_run(connection: Connection, number: int | None = None) -> RunHead:
    """Give run `number`, or the newest. Raises InputError: no-run, no-run-yet."""
    newest = select(func.max(RUN.c.id)).scalar_subquery()
    query: Select[Any] = select(*_HEAD)
    row = connection.execute(
        query.where(RUN.c.id == (newest if number is None else number))
    ).first()
    if row is None:
        if number is None:
            raise refuse("no-run-yet")
        raise refuse("no-run", number=number)
    return _head(row)


def _head(row: Row[Any]) -> RunHead:
    head: list[Any] = list(row)
    head[5] = _calendar(head[5])
    return RunHead(*head)


def results(
    connection: Connection, run: int, equals: str = "code", *, cells: bool = True
) -> list[UnitResult]:
    """Give every unit of a run: by class, best first, `equals` as the scheme says.

    Without `cells` for who needs none of them: of a country they are 70 MB of numbers.
    """
    query = _query(run) if cells else _query(run, _WITHOUT_CELLS)
    found = [_result(row) for row in connection.execute(query)]
    last = 2 * len(found) + 1
    found.sort(key=lambda r: among_equals(equals, r.code, r.name))
    return sorted(found, key=lambda r: (r.class_id, r.halves or last))


def result_of(connection: Connection, run: int, unit: str) -> UnitResult:
    """Give one unit's result, by its code or name.

    Raises InputError: misspelt-unit, not-in-run.
    """
    named = (UNIT.c.code == unit) | (UNIT.c.name == unit)
    row = connection.execute(_query(run).where(named)).first()
    if row is None:
        known = (name for unit in results(connection, run) for name in _names(unit))
        if near := nearest(unit, known):
            raise refuse("misspelt-unit", text=unit, near=near)
        raise refuse("not-in-run", unit=unit, run=run)
    return _result(row)


def _names(unit: UnitResult) -> tuple[str, str]:
    return unit.code, unit.name


def results_below(connection: Connection, run: int, unit: int) -> list[UnitResult]:
    """Give the results of a unit's subordinates, by code."""
    query: Select[Any] = _query(run).where(UNIT.c.parent == unit).order_by(UNIT.c.code)
    return [_result(row) for row in connection.execute(query)]


def cells_of(connection: Connection, run: int, result: UnitResult) -> list[KeptCell]:
    """Give the cells of a unit, in the order of its sheet."""
    numbers = [int(number) for number in result.cells.split(",") if number]
    query: Select[Any] = select(*_CELL).where(CELL.c.run == run)
    rows = connection.execute(query.where(CELL.c.number.in_(numbers)))
    found = {cell.number: cell for cell in (KeptCell(*row) for row in rows)}
    return [found[number] for number in numbers]


def all_cells(connection: Connection, run: int) -> dict[str, KeptCell]:
    """Give every distinct cell of a run by its number, as results name it."""
    query: Select[Any] = select(*_CELL).where(CELL.c.run == run)
    cells = (KeptCell(*row) for row in connection.execute(query))
    return {str(cell.number): cell for cell in cells}


def _query(run: int, columns: tuple[Any, ...] = _COLUMNS) -> Select[Any]:
    placed = (PLACING.c.run == RESULT.c.run) & (PLACING.c.unit == RESULT.c.unit)
    query: Select[Any] = select(*columns)
    return (
        query.join(UNIT, UNIT.c.id == RESULT.c.unit)
        .outerjoin(PLACING, placed)
        .where(RESULT.c.run == run)
    )


def _result(row: Row[Any]) -> UnitResult:
    values: list[Any] = list(row)
    values[5], values[8] = _exact(values[5]), _exact(values[8])
    return UnitResult(*values)


@lru_cache(maxsize=1)  # one column after another asks
def _part_points(parts: str) -> dict[str, str | None]:
    found: dict[str, str | None] = json.loads(parts)["points"]
    return found


@lru_cache(maxsize=10_000)
def _exact(text: str) -> Fraction | None:
    return Fraction(text) if text else None


def calendar_text(calendar: WorkCalendar) -> str:
    """Write the office's own table of days, as a run keeps it."""
    days = {"holidays": calendar.holidays, "workdays": calendar.workdays}
    return json.dumps({name: sorted(map(str, found)) for name, found in days.items()})


def _calendar(text: str) -> WorkCalendar:
    days = json.loads(text)
    return WorkCalendar(
        **{
            name: frozenset(map(date.fromisoformat, found))
            for name, found in days.items()
        }
    )
