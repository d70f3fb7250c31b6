"""One unit's cells to its total, in the fixed order of operations.

Order: leaf points, sources joined, not applicable, blocks; then veto, gates, bonus and
minus, weights, adjustments, rounding, grade. The same function scores a run and
explains it.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import compress
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from assess.rounding import rounded
from assess.scoring import conditions
from assess.scoring.adjusting import adjusted
from assess.scoring.grading import anyone, grade_of
from assess.scoring.rollup import exact, roll_up, with_extras
from assess.scoring.sparing import spared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.scheme.example import Status
    from assess.scheme.model import Heading
    from assess.scheme.vetoes import Effect
    from assess.scoring.conditions import Hit
    from assess.scoring.joining import LeafCell
    from assess.scoring.leaves import Judged
    from assess.scoring.rollup import Values
    from assess.scoring.sheet import Sheet

_LOOKED: Final = attrgetter("looked")
_APPLICABLE: Final = attrgetter("applicable")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a unit's cells came to."""

    status: Status
    total: Fraction | None  # exact, as far as a number is issued
    printed: int | None  # rounded, times 10**decimals
    grade: str  # as if there were room for all
    named: bool  # an effect names the grade
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
    leaves = [cell for cell, _points, _number in judged]
    points = spared(sheet.spares, judged)
    before = values = roll_up(sheet, points, failed_by(sheet, vetoes))
    gates = conditions.passed(sheet, before)
    extras = conditions.open_extras(sheet, gates)
    failed = failed_by(sheet, vetoes, gates)
    if extras or gates:
        values = with_extras(sheet, before, failed, extras)
    coverage = covered(sheet, leaves)
    effects = conditions.effects(sheet, vetoes, gates)
    status, total = _issued(sheet, exact(values[-1]), coverage, effects, decided)
    if status in {"issued", "unscored"} and conditions.graded(sheet, vetoes):
        status = "vetoed"
    printed = _printed(sheet.scheme.heading, total)
    named = conditions.grade_set(effects, sheet.scheme.grades)
    return Outcome(
        status=status,
        total=total,
        printed=printed,
        grade=named or _grade_of(sheet, printed),
        named=named is not None,
        coverage=coverage,
        before=before,
        values=values,
        vetoes=vetoes,
        gates=gates,
        extras=extras,
        decided=decided,
    )


def failed_by(
    sheet: Sheet, vetoes: Sequence[Hit], gates: Sequence[Hit] = ()
) -> frozenset[int]:
    """Give the places of the blocks that vetoes and gates make 0."""
    effects = conditions.effects(sheet, vetoes, gates)
    return frozenset(sheet.places[e.block] for e in effects if e.block in sheet.places)


def covered(sheet: Sheet, leaves: Sequence[LeafCell]) -> Fraction:
    """Give the share of the applicable full marks that somebody looked at and saw."""
    applicable = sum(compress(sheet.chains, map(_APPLICABLE, leaves)))
    looked = sum(compress(sheet.chains, map(_LOOKED, leaves)))
    return Fraction(looked, applicable) if applicable else Fraction()


def _issued(
    sheet: Sheet,
    total: Fraction | None,
    coverage: Fraction,
    effects: Sequence[Effect],
    decided: Fraction | None,
) -> tuple[Status, Fraction | None]:
    """Tell whether a number is issued, and which."""
    if any(effect.no_score for effect in effects):
        return "vetoed", None
    set_score = conditions.score_set(effects)
    if set_score is not None:
        return "vetoed", set_score
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


def _printed(heading: Heading, total: Fraction | None) -> int | None:
    return None if total is None else rounded(total, heading.decimals, heading.rounding)


def _grade_of(sheet: Sheet, printed: int | None) -> str:
    """Give the grade whose band holds a printed total; without one, the class's own."""
    if printed is None:
        return sheet.unscored
    value = Fraction(printed, 10**sheet.scheme.heading.decimals)
    return grade_of(sheet.scheme.grades, value, anyone)
