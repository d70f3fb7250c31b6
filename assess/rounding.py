"""The one place where points are rounded, on integers."""

from __future__ import annotations

from fractions import Fraction


def rounded(value: Fraction, places: int, mode: str) -> int:
    """Round to `places` decimals and give the result times 10**`places`.

    `mode`: half-up (四舍五入), half-even, or down (towards zero).
    """
    return rounded_ratio(value.numerator, value.denominator, places, mode)


def rounded_ratio(number: int, of: int, places: int, mode: str) -> int:
    """Round a number over a denominator above 0, as `rounded` does."""
    number *= _tens(places)
    if mode == "half-up":
        return (2 * number + of) // (2 * of)
    if mode == "half-even":
        return round(Fraction(number, of))
    return number // of if number >= 0 else -(-number // of)


def rounded_points(value: Fraction, places: int | None, mode: str) -> Fraction:
    """Round points that an office writes down before adding; None leaves them exact."""
    if places is None:
        return value
    return Fraction(rounded(value, places, mode), _tens(places))


def _tens(places: int) -> int:
    return int(10**places)
