"""Exact numbers as text: decimals where they end, fractions where they do not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fractions import Fraction

JSON: Final = json.JSONEncoder(ensure_ascii=False).encode

_PLACES: Final = 12
_TENS: Final = 10**_PLACES
_HANDY: Final = 16  # characters that a pocket calculator shows


def decimal_text(value: Fraction | int) -> str:
    """Write `value` exactly: ``4.25``, or ``1/3`` where no decimal ends."""
    number, of = value.numerator, value.denominator
    if of == 1:
        return str(number)
    if _TENS % of:
        return f"{number}/{of}"
    return fixed_text(number * (_TENS // of), _PLACES, zeros=False)


def handy_text(value: Fraction) -> str:
    """Write `value` exactly where that is short, else cut, to be keyed in again."""
    exact = decimal_text(value)
    if len(exact) <= _HANDY:
        return exact
    cut = abs(value.numerator) * _TENS // value.denominator
    return fixed_text(-cut if value < 0 else cut, _PLACES)


def fixed_text(number: int, places: int, *, zeros: bool = True) -> str:
    """Write `number` / 10**`places`; ``zeros=False`` drops trailing zeros."""
    sign, digits = "-" * (number < 0), str(abs(number)).rjust(places + 1, "0")
    whole, part = digits[: len(digits) - places], digits[len(digits) - places :]
    if not zeros:
        part = part.rstrip("0")
    return sign + whole + ("." + part if part else "")
