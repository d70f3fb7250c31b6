"""Score runs as they were written: everything that a reader sees comes from here."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlmodel import col, func

from assess.problems import refuse
from assess.records.tables import Cell, Placing, Result, Run, Unit
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row, Select

_HEAD: Final[tuple[Any, ...]] = (
    Run.id,
    Run.scheme_id,
    Run.scheme_sha256,
    Run.scheme_text,
    Run.cutoff,
    Run.calendar,
    Run.program,
    Run.made_at,
)
_CELL: Final[tuple[Any, ...]] = tuple(Cell.__table__.columns)  # type: ignore[attr-defined] # SQLModel's own
_COLUMNS: Final[tuple[Any, ...]] = (
    Unit.id,
    Unit.code,
    Unit.name,
    Result.class_id,
    Result.status,
    Result.total,
    Result.printed,
    Result.grade,
    Result.coverage,
    Placing.halves,
    Result.parts,
    Result.cells,
)


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
    cells: str  # their numbers

    @property
    def rank(self) -> str:
        """The rank as printed; empty where there is none."""
        if self.halves is None:
            return ""
        return str(self.halves // 2) + (".5" if self.halves % 2 else "")

    @property
    def part_points(self) -> dict[str, str | None]:
        """Exact points of each block and top-level leaf by id; None where left out."""
        found: dict[str, str | None] = json.loads(self.parts)["points"]
        return found


def open_run(connection: Connection, number: int | None = None) -> RunHead:
    """Give run `number`, or the newest. Raises InputError: no-run."""
    newest = select(func.max(col(Run.id))).scalar_subquery()
    query: Select[Any] = select(*_HEAD)
    row = connection.execute(
        query.where(col(Run.id) == (newest if number is None else number))
    ).first()
    if row is None:
        raise refuse("no-run", number=number or "")
    head: list[Any] = list(row)
    head[5] = _calendar(head[5])
    return RunHead(*head)


def results(connection: Connection, run: int) -> list[UnitResult]:
    """Give every unit of a run: by class, best first, then by code."""
    found = [_result(row) for row in connection.execute(_query(run))]
    last = 2 * len(found) + 1
    return sorted(found, key=lambda r: (r.class_id, r.halves or last, r.code))


def result_of(connection: Connection, run: int, unit: str) -> UnitResult:
    """Give one unit's result, by its code or name. Raises InputError: not-in-run."""
    named = (col(Unit.code) == unit) | (col(Unit.name) == unit)
    row = connection.execute(_query(run).where(named)).first()
    if row is None:
        raise refuse("not-in-run", unit=unit, run=run)
    return _result(row)


def cells_of(connection: Connection, run: int, result: UnitResult) -> list[Cell]:
    """Give the cells of a unit, in the order of its sheet."""
    numbers = [int(number) for number in result.cells.split(",") if number]
    query: Select[Any] = select(*_CELL).where(col(Cell.run) == run)
    rows = connection.execute(query.where(col(Cell.number).in_(numbers)))
    found = {row.number: Cell(**row._mapping) for row in rows}  # noqa: SLF001 - SQLAlchemy's public name
    return [found[number] for number in numbers]


def _query(run: int) -> Select[Any]:
    placed = (col(Placing.run) == col(Result.run)) & (
        col(Placing.unit) == col(Result.unit)
    )
    query: Select[Any] = select(*_COLUMNS)
    return (
        query.join(Unit, col(Unit.id) == col(Result.unit))
        .outerjoin(Placing, placed)
        .where(col(Result.run) == run)
    )


def _result(row: Row[Any]) -> UnitResult:
    values: list[Any] = list(row)
    values[5], values[8] = _exact(values[5]), Fraction(values[8])
    return UnitResult(*values)


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
