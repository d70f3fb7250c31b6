"""What the newest score run says of totals and indicators that must not be low."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from assess.records.shapes import CELL, RESULT, RUN
from assess.reminders.ladder import speaking_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Row, Select

    from assess.scheme.model import Indicator, Scheme

Points = dict[str, "Fraction | None"]
"""What indicators earned, by their id; None: they were left out."""


class Score(NamedTuple):
    """What a unit came to in the newest score run."""

    run: int
    made_at: int
    unit: int
    status: str
    printed: str  # empty where there is no total
    points: Mapping[str, Fraction | None]  # of the indicators that are watched


def read_scores(connection: Connection, scheme: Scheme, end: int) -> Iterator[Score]:
    """Yield every unit's result in the newest run made by a moment.

    There are none where the scheme says nothing about scores.
    """
    watched = _watched(scheme)
    if not _speaks(scheme):
        return
    newest = newest_run(end).scalar_subquery()
    cells = _cells(connection, watched, newest)
    for row in connection.execute(_results(newest)):
        points = _points(row, watched, cells)
        yield Score(row.id, row.made_at, row.unit, row.status, row.printed, points)


def made_only_later(connection: Connection, scheme: Scheme, end: int) -> bool:
    """Tell whether scores would be spoken of, had a run been made by a moment."""
    first = connection.execute(select(func.min(RUN.c.made_at))).scalar()
    return _speaks(scheme) and first is not None and first > end


def _speaks(scheme: Scheme) -> bool:
    return scheme.remind.below_score is not None or bool(_watched(scheme))


def _watched(scheme: Scheme) -> dict[str, Indicator]:
    return {
        indicator.id: indicator
        for sheet in scheme.sheets.values()
        for indicator in sheet
        if speaking_of(indicator.remind, "low-score")
    }


def newest_run(end: int) -> Select[Any]:
    """Ask for the newest run made by a moment."""
    return select(func.max(RUN.c.id)).where(RUN.c.made_at <= end)


def _results(newest: Any) -> Select[Any]:
    wanted = (
        RESULT.c[name] for name in ("unit", "status", "printed", "parts", "cells")
    )
    query: Select[Any] = select(RUN.c.id, RUN.c.made_at, *wanted)
    return query.join_from(RESULT, RUN, RUN.c.id == RESULT.c.run).where(
        RESULT.c.run == newest
    )


def _cells(
    connection: Connection, watched: Mapping[str, Indicator], newest: Any
) -> dict[int, tuple[str, str]]:
    """Read what the cells of the watched leaves earned, by their numbers."""
    names = [name for name, indicator in watched.items() if indicator.score]
    if not names:
        return {}
    query = select(CELL.c.number, CELL.c.indicator, CELL.c.points)
    rows = connection.execute(
        query.where(CELL.c.run == newest, CELL.c.indicator.in_(names))
    )
    return {number: (indicator, points) for number, indicator, points in rows}


def _points(
    row: Row[Any],
    watched: Mapping[str, Indicator],
    cells: Mapping[int, tuple[str, str]],
) -> Points:
    if not watched:
        return {}
    numbers = (int(number) for number in row.cells.split(",") if number)
    earned = dict(cells[number] for number in numbers if number in cells)
    parts: dict[str, str | None] = json.loads(row.parts)["points"] if row.parts else {}
    told = {name: parts[name] for name in watched if name in parts} | earned
    return {name: Fraction(text) if text else None for name, text in told.items()}
