"""The fold: all observations of a window, made one row of integers per unit and series.

SQL only counts, sums and picks; dates are passed as values and no number is divided.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import and_, case, func, select

from assess.records.shapes import OBSERVATION
from assess.records.standing import corrected_any, stands

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from sqlalchemy import ColumnElement, Connection, Select

Row = tuple[int, int, int, int | None, int, int, int, int]
"""The fields of a Tally, in their order."""


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
) -> Iterator[Row]:
    """Yield a row per unit and series, ordered by unit; see `Tally`.

    `series`: those to fold; None: all there are. What was recorded after `cutoff` is
    passed over; None: nothing was.
    The rows come straight from the driver: there may be millions.
    """
    query = _select(window, series, cutoff, corrected=corrected_any(connection))
    text = query.compile(connection.engine, compile_kwargs={"literal_binds": True})
    cursor = connection.connection.cursor()
    cursor.execute(str(text))
    return cast("Iterator[Row]", iter(cursor))  # type: ignore[call-overload] # a DBAPI cursor is one


def _select(
    window: Window,
    series: Collection[int] | None,
    cutoff: int | None,
    *,
    corrected: bool,
) -> Select[Any]:
    seen, value, state = (
        OBSERVATION.c.seen,
        OBSERVATION.c.value,
        OBSERVATION.c.state,
    )
    wanted = [
        *([] if series is None else [OBSERVATION.c.series.in_(sorted(series))]),
        seen.between(window.first, window.last),
        *([] if cutoff is None else [OBSERVATION.c.id <= cutoff]),
        *([stands(cutoff)] if corrected else []),
    ]
    query: Select[Any] = select(
        OBSERVATION.c.unit,
        OBSERVATION.c.series,
        func.max(_mark(state, seen)),
        value,  # SQLite gives that of the row with the one max()
        state,
        func.count(value),
        func.coalesce(func.sum(case((value == 0, 1))), 0),
        func.coalesce(func.sum(value), 0),
    )
    by = (OBSERVATION.c.unit, OBSERVATION.c.series)
    return query.where(and_(*wanted)).group_by(*by).order_by(*by)


def _mark(state: ColumnElement[int], seen: ColumnElement[int]) -> ColumnElement[int]:
    heard = 1 - state // 4  # 0 for rectified: it counts only where it is alone
    told = (5 - state) // 3  # 1 for what is known, 0 for could not tell
    return heard * (
        told.bitwise_lshift(62)
        .bitwise_or(seen.bitwise_lshift(31))
        .bitwise_or(OBSERVATION.c.id)
    )
