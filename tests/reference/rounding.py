"""Rounding as it is taught at school."""

from __future__ import annotations

from fractions import Fraction
from math import floor


def rounded(value: Fraction, places: int, mode: str) -> Fraction:
    """Round to `places` decimals."""
    lower = Fraction(floor(value * 10**places), 10**places)
    upper = lower + Fraction(1, 10**places)
    if mode == "down" or value - lower < upper - value:
        return lower
    if value - lower > upper - value or mode == "half-up":
        return upper
    assert mode == "half-even"
    return lower if lower * 10**places % 2 == 0 else upper
