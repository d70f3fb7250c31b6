"""The fold: all observations of a window, made one row of integers per unit and series.

SQL only counts, sums and picks; dates are passed as values and no number is divided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, and_, case, cast, func, select

from assess.records import engines
from assess.records.shapes import CORRECTION, OBSERVATION
from assess.records.standing import stands
from assess.records.states import State

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

Row = tuple[int, int, int, int | None, int, int, int, int]
"""The fields of a Tally, in their order."""

PartRow = tuple[int, int, int, int, int, int, int]
"""Unit, series, part, rows, values, zeros, sum: of a period, or of a value."""


@dataclass(frozen=True, slots=True)
class Window:
    """Seconds `first` to `last`, both included."""

    first: int
    last: int


def fold(
    connection: Connection,
    window: Window,
    series: Collection[int] | None = None,
    cutoff: int | None = None,
    *where: ColumnElement[bool],
) -> Iterator[Row]:
    """Yield a row per unit and series, ordered by unit; see `Tally`.

    `series`: those to fold; None: all there are. `cutoff`: the last observation that
    the record is taken to hold; None: as it is now. `where`: which of them count.
    Corrections are not looked at: that would cost every observation a look-up.
    `fold_corrected` gives what they change.
    The rows come straight from the driver: there may be millions.
    """
    by = (OBSERVATION.c.unit, OBSERVATION.c.series)
    tallied: Select[Any] = select(*by, *_tallied(connection))
    query = tallied.where(_inside(window, cutoff), *where)
    if series is not None:
        query = query.where(OBSERVATION.c.series.in_(sorted(series)))
    return engines.of(connection).stream(connection, query.group_by(*by).order_by(*by))


def fold_corrected(
    connection: Connection,
    window: Window,
    cutoff: int | None = None,
    *where: ColumnElement[bool],
) -> Iterator[Row]:
    """Yield the rows of `fold` that corrections change, as they truly are.

    Where nothing stands any more the mark is below 0.
    """
    pairs = select(CORRECTION.c.unit, CORRECTION.c.series).distinct().subquery()
    mine = and_(
        OBSERVATION.c.unit == pairs.c.unit,
        OBSERVATION.c.series == pairs.c.series,
        _inside(window, cutoff),
        stands(cutoff),
        *where,
    )
    query: Select[Any] = select(pairs.c.unit, pairs.c.series, *_tallied(connection))
    by = (pairs.c.unit, pairs.c.series)
    joined = query.select_from(pairs).outerjoin(OBSERVATION, mine)
    return engines.of(connection).stream(connection, joined.group_by(*by).order_by(*by))


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
    value, seen, state = OBSERVATION.c.value, OBSERVATION.c.seen, OBSERVATION.c.state
    periods = ((seen < end, number) for number, end in enumerate(edges[1:]))
    part: ColumnElement[Any] = case(*periods) if edges else value
    by = (OBSERVATION.c.unit, OBSERVATION.c.series, part)
    query: Select[Any] = (
        select(*by, func.count(), *_counted(value))
        .where(_inside(window, None), OBSERVATION.c.series.in_(sorted(series)))
        .where(state != State.RECTIFIED.value, part.is_not(None), *where)
    )
    return engines.of(connection).stream(connection, query.group_by(*by).order_by(*by))


def among(units: Sequence[int]) -> ColumnElement[bool]:
    """Say that only observations of units count that stand in a row, by id."""
    return OBSERVATION.c.unit.between(units[0], units[-1])


def _inside(window: Window, cutoff: int | None) -> ColumnElement[bool]:
    seen = OBSERVATION.c.seen.between(window.first, window.last)
    return seen if cutoff is None else and_(seen, OBSERVATION.c.id <= cutoff)


def _tallied(connection: Connection) -> tuple[ColumnElement[Any], ...]:
    """Give the columns of a Tally behind its unit and series."""
    seen, value, state = (
        OBSERVATION.c.seen,
        OBSERVATION.c.value,
        OBSERVATION.c.state,
    )
    return (
        *engines.of(connection).last(_mark(state, seen), value, state),
        *_counted(value),
    )


def _counted(value: ColumnElement[Any]) -> tuple[ColumnElement[Any], ...]:
    return (
        func.count(value),
        func.coalesce(func.sum(case((value == 0, 1))), 0),
        cast(func.coalesce(func.sum(value), 0), BigInteger),  # some widen the sum
    )


def _mark(state: ColumnElement[int], seen: ColumnElement[int]) -> ColumnElement[int]:
    heard = 1 - state // 4  # 0 for rectified: it counts only where it is alone
    told = (5 - state) // 3  # 1 for what is known, 0 for could not tell
    return heard * (told * 2**62 + seen * 2**31 + OBSERVATION.c.id)
