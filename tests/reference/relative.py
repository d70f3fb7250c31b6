"""Points that depend on what the other units of the class have."""

from __future__ import annotations

from fractions import Fraction
from math import isqrt
from typing import TYPE_CHECKING

from reference.alone import unclamped

if TYPE_CHECKING:
    from reference.rules import Keys

RELATIVE = ("rank-points", "ratio-to-best", "min-max", "share-of-sum", "compared")
_ZERO = Fraction(0)


def among(  # noqa: PLR0911 - a table, method by method
    keys: Keys, own: Fraction, full: Fraction, column: list[Fraction]
) -> Fraction:
    """Give the points of `own` among the measures of the class, which it is one of."""
    if len(set(column)) == 1:
        return Fraction(keys["all_equal"] * full)
    less = keys.get("less_is_better", False)
    best, worst = max(column), min(column)
    if less:
        best, worst = worst, best
    place = 1 + sum(other < own if less else other > own for other in column)
    match keys["method"]:
        case "rank-points":
            many = column.count(own) if keys.get("equals", "best") == "mean" else 1
            paid = [_paid(keys, place + n) for n in range(many)]
            return sum(paid, _ZERO) / many
        case "ratio-to-best":
            if place > keys.get("places", place):
                return _ZERO
            return full * _ratio(own, best, less=less)
        case "min-max":
            return full * (own - worst) / (best - worst)
        case "compared":
            return unclamped(
                keys["then"], _compared(keys["by"], own, place, column), full
            )
        case "share-of-sum" if less:
            return full * _share_of_inverses(own, column)
        case "share-of-sum":
            total = sum(column, _ZERO)
            return full * own / total if total > 0 else _ZERO
    raise NotImplementedError(keys)


def _paid(keys: Keys, place: int) -> Fraction:
    by_place: list[Fraction] = keys["by_place"]
    rest: Fraction = keys.get("rest", _ZERO)
    return by_place[place - 1] if place <= len(by_place) else rest


def _ratio(own: Fraction, best: Fraction, *, less: bool) -> Fraction:
    if less:
        others = best / own if best > 0 else _ZERO
        return Fraction(1) if own == best else others
    return own / best if own > 0 and best > 0 else _ZERO


def _compared(by: str, own: Fraction, place: int, column: list[Fraction]) -> Fraction:
    """Set a measure against the class."""
    mean = sum(column, _ZERO) / len(column)
    match by:
        case "place":
            return Fraction(place)
        case "place-share":
            return Fraction(place, len(column))
        case "above-mean":
            return own - mean
        case "z-score":
            squares = sum(((x - mean) ** 2 for x in column), _ZERO) / len(column)
            return (own - mean) / _root(squares)
    assert by == "ratio-to-mean"
    return own / mean if mean > 0 else _ZERO


def _root(number: Fraction) -> Fraction:
    """Give the square root; what is no fraction digit by digit, 18 behind the point."""
    above, below = map(isqrt, number.as_integer_ratio())
    if Fraction(above, below) ** 2 == number:
        return Fraction(above, below)
    found = Fraction(0)
    for digits in range(-6, 19):
        step = Fraction(1, 10**digits) if digits >= 0 else Fraction(10**-digits)
        while (found + step) ** 2 <= number:
            found += step
    return found


def _share_of_inverses(own: Fraction, column: list[Fraction]) -> Fraction:
    """Give the share of 1/own; where some have nothing at all, they share it all."""
    nothing = [other for other in column if other <= 0]
    if nothing:
        return Fraction(1, len(nothing)) if own <= 0 else _ZERO
    return 1 / own / sum((1 / other for other in column), _ZERO)
