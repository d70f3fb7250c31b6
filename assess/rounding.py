"""The one place where points are rounded, and roots taken, on integers."""

from __future__ import annotations

from fractions import Fraction
from math import log2
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACES: Final = 18
"""Decimals of a root that is no fraction."""

_FINE: Final = 2**60


def rounded(value: Fraction, places: int, mode: str) -> int:
    """Round to `places` decimals and give the result times 10**`places`.

    `mode`: half-up (四舍五入), half-even, or down (towards zero).
    """
    number, of = value.numerator, value.denominator
    return rounded_all((number,), Fraction(1, of), places, mode)[0]


def rounded_all(
    numbers: Iterable[int], ratio: Fraction, places: int, mode: str
) -> list[int]:
    """Round many numbers, each times a ratio that is above 0, as `rounded` does."""
    above, of = ratio.numerator * _tens(places), ratio.denominator
    if mode == "half-up":
        twice, half, whole = 2 * above, of, 2 * of
        return [(number * twice + half) // whole for number in numbers]
    if mode == "half-even":
        return [round(Fraction(number * above, of)) for number in numbers]
    return [
        number * above // of if number >= 0 else -(-number * above // of)
        for number in numbers
    ]


def rounded_points(value: Fraction, places: int | None, mode: str) -> Fraction:
    """Round points that an office writes down before adding; None leaves them exact."""
    if places is None:
        return value
    return Fraction(rounded(value, places, mode), _tens(places))


def root(number: Fraction, degree: int) -> Fraction:
    """Give a root: exact where it is a fraction, else cut at 18 decimals."""
    over = number.numerator, number.denominator
    above, below = (whole_root(each, degree) for each in over)
    if (above**degree, below**degree) == over:
        return Fraction(above, below)
    grown = over[0] * _tens(PLACES * degree) // over[1]
    return Fraction(whole_root(grown, degree), _tens(PLACES))


def whole_root(number: int, degree: int) -> int:
    """Give the whole part of a root, by Newton's steps from just above it.

    Only where to begin is estimated; each step is exact, and the last one decides.
    """
    if not number:
        return 0
    bits = log2(number) / degree
    leading = int(2 ** (bits % 1) * _FINE) + _FINE // 2**40
    found = (leading << int(bits)) // _FINE + 1
    while True:
        better = ((degree - 1) * found + number // found ** (degree - 1)) // degree
        if better >= found:
            return found
        found = better


def _tens(places: int) -> int:
    return int(10**places)
