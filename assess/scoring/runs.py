"""Score runs as they were written: everything that a reader sees comes from here."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import func, literal, select

from assess.nearest import nearest
from assess.problems import refuse
from assess.records.shapes import CELL, PLACING, RESULT, RUN, UNIT
from assess.scoring.equals import among_equals
from assess.scoring.ranking import rank_text
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Row, Select

    from assess.records.store import Record

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
_AT_ONCE: Final = 1_000  # rows that are held while they are gone through
_JSON: Final = json.JSONDecoder().raw_decode


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


class UnitResult(NamedTuple):
    """What one unit earned in a run; exact numbers as the text that is kept."""

    unit: int
    code: str
    name: str
    class_id: str
    status: str
    exact: str  # its total, empty where there is none
    printed: str
    grade: str
    covered: str
    halves: int | None  # twice the rank
    parts: str
    cells: str  # their numbers, where they were asked for

    @property
    def total(self) -> Fraction | None:
        """The exact total."""
        return _exact(self.exact)

    @property
    def coverage(self) -> Fraction:
        """The share of the full marks that somebody looked at."""
        return Fraction(self.covered)

    @property
    def rank(self) -> str:
        """The rank as printed; empty where there is none."""
        return rank_text(self.halves)

    @property
    def part_points(self) -> dict[str, str | None]:
        """Exact points of each block and top-level leaf by id; None where left out."""
        points: dict[str, str | None] = _JSON(self.parts)[0]["points"]
        return points


class ClassResults(Collection[UnitResult]):
    """The units of a class in a run, best first: read each time they are gone through.

    There may be 100,000 of them. The record is open meanwhile, which keeps others from
    writing: go through them into a file or a list, not to a reader.
    """

    def __init__(
        self, record: Record, run: int, class_id: str, equals: str, many: int
    ) -> None:
        self._record = record
        self._asked = _query(run, _WITHOUT_CELLS).where(RESULT.c.class_id == class_id)
        self._equals = equals
        self._many = many

    def __len__(self) -> int:
        return self._many

    def __iter__(self) -> Iterator[UnitResult]:
        with self._record.reading() as connection:
            yield from _in_order(connection, self._asked, self._equals)

    def __contains__(self, unit: object) -> bool:
        return any(unit == each for each in self)


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
    return list(_in_order(connection, query, equals))


def results_by_class(record: Record, run: int, equals: str) -> dict[str, ClassResults]:
    """Give the units of a run by class, in the order of `results`."""
    many: Select[Any] = select(RESULT.c.class_id, func.count())
    many = many.where(RESULT.c.run == run).group_by(RESULT.c.class_id)
    with record.reading() as connection:
        counted = connection.execute(many).all()
    return {name: ClassResults(record, run, name, equals, n) for name, n in counted}


def _in_order(
    connection: Connection, query: Select[Any], equals: str
) -> Iterator[UnitResult]:
    """Read units by class, best first; the database sorts them without holding them."""
    rank = PLACING.c.halves
    sort = (RESULT.c.class_id, rank.is_(None), rank, UNIT.c.code)
    rows = connection.execute(
        query.order_by(*sort), execution_options={"yield_per": _AT_ONCE}
    )
    units = map(UnitResult._make, rows)
    if equals == "code":
        yield from units
        return
    for _standing, same in groupby(units, attrgetter("class_id", "halves")):
        yield from sorted(same, key=lambda r: among_equals(equals, r.code, r.name))


def result_of(connection: Connection, run: int, unit: str) -> UnitResult:
    """Give one unit's result, by its code or name.

    Raises InputError: misspelt-unit, not-in-run.
    """
    named = (UNIT.c.code == unit) | (UNIT.c.name == unit)
    row = connection.execute(_query(run).where(named)).first()
    if row is None:
        names = _query(run, (UNIT.c.code, UNIT.c.name)).order_by(UNIT.c.code)
        known = connection.execute(names)
        if near := nearest(unit, (name for both in known for name in both)):
            raise refuse("misspelt-unit", text=unit, near=near)
        raise refuse("not-in-run", unit=unit, run=run)
    return UnitResult._make(row)


def results_below(connection: Connection, run: int, unit: int) -> list[UnitResult]:
    """Give the results of a unit's subordinates, by code."""
    query: Select[Any] = _query(run).where(UNIT.c.parent == unit).order_by(UNIT.c.code)
    return list(map(UnitResult._make, connection.execute(query)))


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
