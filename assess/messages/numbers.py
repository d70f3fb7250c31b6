"""Exact numbers as text: decimals where they end, fractions where they do not."""

from __future__ import annotations

from fractions import Fraction

_PLACES = 12


def decimal_text(value: Fraction | int) -> str:
    """Write `value` exactly: ``4.25``, or ``1/3`` where no decimal ends."""
    value = Fraction(value)
    scaled = value * 10**_PLACES
    if scaled.denominator != 1:
        return f"{value.numerator}/{value.denominator}"
    return fixed_text(scaled.numerator, _PLACES, zeros=False)


def fixed_text(number: int, places: int, *, zeros: bool = True) -> str:
    """Write `number` / 10**`places`; ``zeros=False`` drops trailing zeros."""
    sign, digits = "-" * (number < 0), str(abs(number)).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    if not zeros:
        part = part.rstrip("0")
    return sign + whole + ("." + part if part else "")
