"""What stands behind a number made of subordinates: each of them, in one line."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.reports.ranking import STATUSES
from assess.scoring.below import TOTAL
from assess.scoring.runs import cells_of, results_below

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from assess.measures.subordinates import Subordinates
    from assess.scoring.runs import UnitResult


def below_lines(
    connection: Connection, run: int, result: UnitResult, asked: Subordinates
) -> Iterator[str]:
    """Name the subordinates that a measure looks at, each with what it earned."""
    for found in results_below(connection, run, result.unit):
        if found.class_id not in asked.classes:
            continue
        number = _number(connection, run, found, asked.on)
        said = _(STATUSES[found.status]) if number is None else decimal_text(number)
        parts = (said, found.grade if asked.grade else "")
        yield _("{name}: {said}").format(
            name=found.name, said=_(", ").join(filter(None, parts))
        )


def _number(
    connection: Connection, run: int, found: UnitResult, on: str
) -> Fraction | None:
    if on == TOTAL:
        return found.total
    cells = cells_of(connection, run, found)
    points = {cell.indicator: cell.points or None for cell in cells}
    earned = (points | found.part_points).get(on)
    return None if earned is None else Fraction(earned)
