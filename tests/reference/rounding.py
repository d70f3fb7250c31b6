"""Rounding as it is taught at school.

Readings chosen where the contract is open: below zero, half-up still rounds a half
upwards (-1.5 is -1), as its formula says, and down goes towards zero.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor


def rounded(value: Fraction, places: int, mode: str) -> Fraction:
    """Round to `places` decimals."""
    if mode == "down" and value < 0:
        return -rounded(-value, places, mode)
    lower = Fraction(floor(value * 10**places), 10**places)
    upper = lower + Fraction(1, 10**places)
    if mode == "down" or value - lower < upper - value:
        return lower
    if value - lower > upper - value or mode == "half-up":
        return upper
    assert mode == "half-even"
    return lower if lower * 10**places % 2 == 0 else upper
