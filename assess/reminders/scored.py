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


def read_scores(connection: Connection, scheme: Scheme) -> Iterator[Score]:
    """Yield every unit's result in the newest run, if anything is said about scores."""
    watched = {
        indicator.id: indicator
        for sheet in scheme.sheets.values()
        for indicator in sheet
        if speaking_of(indicator.remind, "low-score")
    }
    if scheme.remind.below_score is None and not watched:
        return
    cells = _cells(connection, watched)
    for row in connection.execute(_results()):
        points = _points(row, watched, cells)
        yield Score(row.id, row.made_at, row.unit, row.status, row.printed, points)


def _newest() -> Any:
    return select(func.max(RUN.c.id)).scalar_subquery()


def _results() -> Select[Any]:
    wanted = (
        RESULT.c[name] for name in ("unit", "status", "printed", "parts", "cells")
    )
    query: Select[Any] = select(RUN.c.id, RUN.c.made_at, *wanted)
    return query.join_from(RESULT, RUN, RUN.c.id == RESULT.c.run).where(
        RESULT.c.run == _newest()
    )


def _cells(
    connection: Connection, watched: Mapping[str, Indicator]
) -> dict[int, tuple[str, str]]:
    """Read what the cells of the watched leaves earned, by their numbers."""
    names = [name for name, indicator in watched.items() if indicator.score]
    if not names:
        return {}
    query = select(CELL.c.number, CELL.c.indicator, CELL.c.points)
    rows = connection.execute(
        query.where(CELL.c.run == _newest(), CELL.c.indicator.in_(names))
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
