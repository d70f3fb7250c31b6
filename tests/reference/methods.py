"""Points for a measure, by the plainest reading of each method's manual page."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reference.alone import unclamped
from reference.relative import RELATIVE, among

if TYPE_CHECKING:
    from reference.rules import Indicator


def points(leaf: Indicator, measure: Fraction, column: list[Fraction]) -> Fraction:
    """Give what a leaf earns; `column` is what all of the class measure."""
    assert leaf.score is not None
    if leaf.score["method"] in RELATIVE:
        return clamp(among(leaf.score, measure, leaf.full, column), leaf)
    return clamp(unclamped(leaf.score, measure, leaf.full), leaf)


def clamp(value: Fraction, leaf: Indicator) -> Fraction:
    """Keep points between zero and full, as far as the indicator does."""
    low = value if leaf.below_zero else max(value, Fraction(0))
    return low if leaf.over_full else min(low, leaf.full)
