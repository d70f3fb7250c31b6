"""One unit's cells to its total, in the fixed order of operations.

Order: leaf points, sources joined, not applicable, blocks; then veto, gates, bonus and
minus, weights, adjustments, rounding, grade. The same function scores a run and
explains it.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from assess.rounding import rounded
from assess.scoring import conditions
from assess.scoring.adjusting import adjusted
from assess.scoring.grading import anyone, grade_of, without_quota
from assess.scoring.rollup import exact, roll_up, the_cell, with_extras
from assess.scoring.sparing import spared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.scheme.example import Status
    from assess.scheme.model import Heading
    from assess.scheme.vetoes import Effect
    from assess.scoring.conditions import Hit
    from assess.scoring.grading import Held
    from assess.scoring.leaves import Judged
    from assess.scoring.rollup import Points, Values
    from assess.scoring.sheet import Sheet

_LOOKED, _APPLICABLE = attrgetter("looked"), attrgetter("applicable")

_Ending: TypeAlias = (
    "tuple[Status, Fraction | None, Fraction | None, int | None, str, Held, Fraction]"
)
"""What stands first in an outcome: from the status to the coverage."""


class Outcome(NamedTuple):
    """What a unit's cells came to."""

    status: Status
    total: Fraction | None  # exact, as far as a number is issued
    earned: Fraction | None  # and before any effect on it
    printed: int | None  # rounded, times 10**decimals
    grade: str  # as if there were room for all
    held: Held  # what effects leave of a grade, once it is known who finds room
    coverage: Fraction
    before: Values  # points of every node, without bonus and minus
    values: Values  # and with them
    vetoes: tuple[Hit, ...]
    gates: tuple[Hit, ...]
    extras: frozenset[int]  # places of the bonus and minus indicators that counted
    decided: Fraction | None  # the sum of adjustments, before their limits


def judge(
    sheet: Sheet,
    judged: Sequence[Judged],
    vetoes: tuple[Hit, ...],
    decided: Fraction | None = None,
) -> Outcome:
    """Judge one unit from its leaves, the vetoes that struck, and what was decided."""
    points = spared(sheet.spares, judged)
    before = values = roll_up(sheet, points, failed_by(sheet, vetoes))
    gates = conditions.passed(sheet, before)
    extras = conditions.open_extras(sheet, gates)
    if extras or gates:
        failed = failed_by(sheet, vetoes, gates)
        values = with_extras(sheet, before, failed, extras)
    marks = covered(sheet, judged)
    ending = _ended(sheet, values[-1], marks, vetoes, gates, decided)
    return Outcome(*ending, before, values, vetoes, gates, extras, decided)


def failed_by(
    sheet: Sheet, vetoes: Sequence[Hit], gates: Sequence[Hit] = ()
) -> frozenset[int]:
    """Give the places of the blocks that vetoes and gates make 0."""
    effects = conditions.effects(sheet, vetoes, gates)
    return frozenset(sheet.places[e.block] for e in effects if e.block in sheet.places)


def covered(sheet: Sheet, judged: Sequence[Judged]) -> tuple[int, int]:
    """Give the marks that somebody looked at and saw, and those that are applicable."""
    cells = list(map(the_cell, judged))
    looked = sum(compress(sheet.chains, map(_LOOKED, cells)))
    return looked, sum(compress(sheet.chains, map(_APPLICABLE, cells)))


@lru_cache(maxsize=10_000)
def _ended(
    sheet: Sheet,
    points: Points,
    marks: tuple[int, int],
    vetoes: tuple[Hit, ...],
    gates: tuple[Hit, ...],
    decided: Fraction | None,
) -> _Ending:
    """Say what the points of the whole come to; those of many units are the same."""
    looked, applicable = marks
    coverage = Fraction(looked, applicable) if applicable else Fraction()
    effects = conditions.effects(sheet, vetoes, gates)
    status, earned = _issued(sheet, exact(points), coverage, decided)
    status, total = _left(status, earned, effects)
    if status in {"issued", "unscored"} and conditions.graded(sheet, vetoes):
        status = "vetoed"
    printed = _printed(sheet.scheme.heading, total)
    held = conditions.held_by(effects, sheet.grades)
    grade = held.leaves(sheet.grades, _grade_of(sheet, printed, status))
    return (status, total, earned, printed, grade, held, coverage)


def _issued(
    sheet: Sheet,
    total: Fraction | None,
    coverage: Fraction,
    decided: Fraction | None,
) -> tuple[Status, Fraction | None]:
    """Tell whether a number is issued, and which, before any effect on it."""
    heading = sheet.scheme.heading
    if sheet.unscored:
        return "unscored", None
    if total is None:
        if heading.nothing_to_score != "zero":
            return "nothing-to-score", None
        total = Fraction()
    elif coverage < heading.issue_from:
        return "not-issued", None
    return "issued", adjusted(sheet.scheme, total, decided)


def _left(
    status: Status, earned: Fraction | None, effects: Sequence[Effect]
) -> tuple[Status, Fraction | None]:
    """Tell what effects leave of a number: never more than it was."""
    if any(effect.no_score for effect in effects):
        return "vetoed", None
    score, most = conditions.score_set(effects), conditions.score_left(effects)
    total = score if earned is None else earned
    left = total if total is None or most is None else min(total, most)
    return "vetoed" if score is not None else status, left


def _printed(heading: Heading, total: Fraction | None) -> int | None:
    return None if total is None else rounded(total, heading.decimals, heading.rounding)


def is_ranked(sheet: Sheet, status: Status) -> bool:
    """Tell whether a unit that has a number is ranked."""
    heading = sheet.scheme.heading
    return not sheet.unscored and (status, heading.vetoed) != ("vetoed", "unranked")


def _grade_of(sheet: Sheet, printed: int | None, status: Status) -> str:
    """Give the grade whose band holds a printed total; without one, the class's own.

    Who is not ranked is not among the first so many.
    """
    if printed is None:
        return sheet.unscored
    value = Fraction(printed, 10**sheet.scheme.heading.decimals)
    room = anyone if is_ranked(sheet, status) else without_quota
    return grade_of(sheet.grades, value, room)
