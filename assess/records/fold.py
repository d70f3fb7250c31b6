"""The fold: all observations of a window, made one row of integers per unit and series.

SQL only counts, sums and picks; dates are passed as values and no number is divided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import BigInteger, and_, case, cast, func, select

from assess.records import engines
from assess.records.shapes import CORRECTION, OBSERVATION
from assess.records.standing import stands
from assess.records.states import State
from assess.records.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, FromClause, Select

Row = tuple[int, int, int, int | None, int, int, int, int]
"""The fields of a Tally, in their order."""

PartRow = tuple[int, int, int, int, int, int, int]
"""Unit, series, part, rows, values, zeros, sum: of a period, or of a value."""


Units: TypeAlias = "tuple[int, int]"
"""Ids of the first and the last unit of those that stand in a row."""

Last: TypeAlias = "Callable[..., tuple[ColumnElement[Any], ...]]"
"""Gives the largest mark of a group, and the columns of the row that has it."""


@dataclass(frozen=True, slots=True)
class Window:
    """Seconds `first` to `last`, both included."""

    first: int
    last: int


def fold(
    connection: Connection,
    window: Window,
    units: Units,
    series: Collection[int] | None = None,
    cutoff: int | None = None,
) -> Iterator[Row]:
    """Yield a row per unit and series, ordered by unit; see `Tally`.

    `series`: those to fold; None: all there are. `cutoff`: the last observation that
    the record is taken to hold; None: as it is now.
    Corrections are not looked at: that would cost every observation a look-up.
    `fold_corrected` gives what they change.
    The rows come straight from the driver: there may be millions.
    """
    by, database = (OBSERVATION.c.unit, OBSERVATION.c.series), engines.of(connection)
    every = tallied(by, OBSERVATION, window, database.last)
    query = every.where(*_held(cutoff), among(units))
    if series is not None:
        query = query.where(OBSERVATION.c.series.in_(sorted(series)))
    return database.stream(connection, query.order_by(*by))


def fold_corrected(
    connection: Connection,
    window: Window,
    units: Units,
    cutoff: int | None = None,
) -> Iterator[Row]:
    """Yield the rows of `fold` that corrections change, as they truly are.

    Where nothing stands any more the mark is below 0.
    """
    every = select(CORRECTION.c.unit, CORRECTION.c.series).distinct()
    pairs = every.where(among(units, CORRECTION)).subquery()
    mine = and_(
        OBSERVATION.c.unit == pairs.c.unit,
        OBSERVATION.c.series == pairs.c.series,
        _inside(OBSERVATION, window),
        *_held(cutoff),
        stands(cutoff),
    )
    by, database = (pairs.c.unit, pairs.c.series), engines.of(connection)
    query: Select[Any] = select(*by, *_tally(OBSERVATION, database.last))
    joined = query.select_from(pairs).outerjoin(OBSERVATION, mine)
    return database.stream(connection, joined.group_by(*by).order_by(*by))


def fold_apart(
    connection: Connection,
    window: Window,
    series: Collection[int],
    edges: Sequence[int],
    *where: ColumnElement[bool],
) -> Iterator[PartRow]:
    """Yield a row per unit, series and part of it, ordered by unit; see `Part`.

    `edges` are the seconds at which periods begin, and at which the last one ends;
    where there are none, each value is a part. `where`: which observations count.
    """
    if len(edges) == 1:
        return iter(())  # not one whole period
    by = (OBSERVATION.c.unit, OBSERVATION.c.series)
    mine = OBSERVATION.c.series.in_(sorted(series))
    query = parted(by, OBSERVATION, window, edges).where(mine, *where)
    part = part_of(OBSERVATION, edges)
    return engines.of(connection).stream(connection, query.order_by(*by, part))


def tallied(
    by: Sequence[ColumnElement[Any]], of: FromClause, window: Window, last: Last
) -> Select[Any]:
    """Select a Tally for each group of observations; `last` as databases have it."""
    query: Select[Any] = select(*by, *_tally(of, last))
    return query.where(_inside(of, window)).group_by(*by)


def parted(
    by: Sequence[ColumnElement[Any]],
    of: FromClause,
    window: Window,
    edges: Sequence[int],
) -> Select[Any]:
    """Select a Part for each group of observations and each part of it."""
    part = part_of(of, edges)
    query: Select[Any] = select(*by, part, func.count(), *_counted(of.c.value))
    return (
        query.where(_inside(of, window), of.c.state != State.RECTIFIED.value)
        .where(part.is_not(None))
        .group_by(*by, part)
    )


def part_of(of: FromClause, edges: Sequence[int]) -> ColumnElement[Any]:
    """Tell which part an observation belongs to."""
    if not edges:
        return of.c.value
    return case(*((of.c.seen < end, number) for number, end in enumerate(edges[1:])))


def among(units: Units, of: FromClause = OBSERVATION) -> ColumnElement[bool]:
    """Say that only what is known of some units counts."""
    return of.c.unit.between(*units)


def _held(cutoff: int | None) -> list[ColumnElement[bool]]:
    return [] if cutoff is None else [OBSERVATION.c.id <= cutoff]


def _inside(of: FromClause, window: Window) -> ColumnElement[bool]:
    return of.c.seen.between(window.first, window.last)


def _tally(of: FromClause, last: Last) -> tuple[ColumnElement[Any], ...]:
    """Give the columns of a Tally behind its unit and series."""
    newest = last(_mark(of), of.c.value, of.c.state)
    columns = (*newest, *_counted(of.c.value))
    named = zip(Tally._fields[2:], columns, strict=True)
    return tuple(column.label(name) for name, column in named)


def _counted(value: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    return (
        func.count(value),
        func.coalesce(func.sum(case((value == 0, 1))), 0),
        cast(func.coalesce(func.sum(value), 0), BigInteger),  # some widen the sum
    )


def _mark(of: FromClause) -> ColumnElement[int]:
    newest = of.c.seen * 2**31 + of.c.id
    known = of.c.state < State.COULD_NOT_TELL.value
    could_not_tell = of.c.state == State.COULD_NOT_TELL.value
    rectified = of.c.state == State.RECTIFIED.value  # counts only where it is alone
    return case((known, 2**62 + newest), (could_not_tell, newest), (rectified, 0))
