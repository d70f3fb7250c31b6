"""A total, and what parts equal ones, as the scheme prints and compares them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.messages.numbers import fixed_text
from assess.rounding import rounded

if TYPE_CHECKING:
    from fractions import Fraction

    from assess.scheme.model import Heading


def printed(number: int, heading: Heading) -> str:
    """Write a rounded total as the scheme prints it."""
    return fixed_text(number, heading.decimals, zeros=heading.zeros == "keep")


def compared(points: Fraction, heading: Heading) -> Fraction | int:
    """Give points as they are compared: exactly, or as printed."""
    if heading.rank_on == "exact":
        return points
    return rounded(points, heading.decimals, heading.rounding)
