"""The one place where points are kept between nothing and the full marks."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Protocol

from assess.messages.numbers import decimal_text as text

if TYPE_CHECKING:
    from assess.methods import Method


class Limits(Protocol):
    """What points are kept within: of a leaf, a block, or the whole."""

    @property
    def full(self) -> Fraction:
        """The full marks."""

    @property
    def over_full(self) -> bool:
        """Tell whether points may pass the full marks."""

    @property
    def below_zero(self) -> bool:
        """Tell whether points may be less than nothing."""


def clamped(limits: Limits, points: Fraction) -> Fraction:
    """Keep points within limits."""
    if points < 0 and not limits.below_zero:
        return Fraction()
    if points > limits.full and not limits.over_full:
        return limits.full
    return points


def clamp_written(limits: Limits, working: str, points: Fraction) -> str:
    """Write what `clamped` does to the points that a working gives, if anything."""
    if points < 0 and not limits.below_zero:
        return f"max({working}, 0)"
    if points > limits.full and not limits.over_full:
        return f"min({working}, {text(limits.full)})"
    return working


def points_of(leaf: Limits, method: Method, measure: Fraction) -> Fraction:
    """Give what a measure earns on a leaf by its method."""
    return clamped(leaf, method.points(measure, leaf.full))


def working_of(leaf: Limits, method: Method, measure: Fraction) -> str:
    """Write what `points_of` works out."""
    points = method.points(measure, leaf.full)
    return clamp_written(leaf, method.working(measure, leaf.full), points)
