"""The one place where points are rounded, on integers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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


def _tens(places: int) -> int:
    return int(10**places)
