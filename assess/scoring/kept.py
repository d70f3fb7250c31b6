"""What a run keeps of each unit: one row, from which everything can be told again."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from assess.messages.numbers import JSON, decimal_text
from assess.scoring.rollup import exact, the_number
from assess.scoring.rounding import printed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.scheme.model import Indicator
    from assess.scoring.conditions import Hit
    from assess.scoring.judge import Outcome
    from assess.scoring.leaves import Judged
    from assess.scoring.rollup import Points
    from assess.scoring.sheet import Sheet
    from assess.scoring.streams import Assessed


ResultRow: TypeAlias = tuple[int, int, str, str, str, str, str, str, str, str]
"""A row of the table `result`, in its order."""


def result_row(
    run: int, unit: Assessed, sheet: Sheet, judged: Sequence[Judged], outcome: Outcome
) -> ResultRow:
    """Write what a unit earned as a row of the table `result`."""
    heading = sheet.scheme.heading
    whole = outcome.printed is not None
    return (
        run,
        unit.id,
        unit.class_id,
        outcome.status,
        decimal_text(outcome.total or Fraction()) if whole else "",
        printed(outcome.printed or 0, heading) if whole else "",
        outcome.grade,
        decimal_text(outcome.coverage),
        _parts(sheet, outcome),
        ",".join(map(the_number, judged)),
    )


def _parts(sheet: Sheet, outcome: Outcome) -> str:
    """Write what stands between the cells and the total, as it is kept.

    `points`: of blocks and top-level leaves by id, null where left out; `vetoes` and
    `gates`: those that struck, with their numbers; `extras`: bonus and minus counted;
    `decided`: the sum of adjustments, where there are any.
    """
    points = [
        said + _text(counted(indicator, outcome, place))
        for said, (place, indicator) in zip(_named(sheet), sheet.parts, strict=True)
    ]
    struck = outcome.vetoes, outcome.gates, outcome.extras, outcome.decided
    return f'{{"points": {{{", ".join(points)}}}, {_rules(sheet, *struck)[1:]}'


@lru_cache
def _named(sheet: Sheet) -> tuple[str, ...]:
    return tuple(f"{JSON(indicator.id)}: " for _place, indicator in sheet.parts)


@lru_cache(maxsize=1_000)
def _rules(
    sheet: Sheet,
    vetoes: tuple[Hit, ...],
    gates: tuple[Hit, ...],
    extras: frozenset[int],
    decided: Fraction | None,
) -> str:
    kept = {
        "vetoes": [_hit(hit) for hit in vetoes],
        "gates": [_hit(hit) for hit in gates],
        "extras": sorted(sheet.at(place).id for place in extras),
    }
    if decided is not None:
        kept["decided"] = decimal_text(decided)
    return JSON(kept)


def _hit(hit: Hit) -> list[int | str]:
    return [hit.number, *map(decimal_text, hit.measures)]


def counted(indicator: Indicator, outcome: Outcome, place: int) -> Points:
    """Give a node's points as they counted: a minus is negative, a shut bonus 0."""
    points = outcome.values[place]
    if points is None or indicator.kind == "merit":
        return points
    if place not in outcome.extras:
        return 0
    return -points if indicator.kind == "minus" else points


@lru_cache(maxsize=10_000)
def _text(points: Points) -> str:
    marks = exact(points)
    return JSON(None if marks is None else decimal_text(marks))
