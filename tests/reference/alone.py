"""Points for a measure of one unit, whatever the others have.

Nothing here knows the ends: what is lost or earned has no limit of its own unless the
scheme gives one. A mark given by a checker lies within 0 and the full marks where it is
not told otherwise, for such a mark is refused where it is handed in.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reference.rules import Keys

_ZERO = Fraction(0)


def unclamped(keys: Keys, measure: Fraction, full: Fraction) -> Fraction:  # noqa: PLR0911 - a table, method by method
    unit = full if keys.get("of_full") else 1
    match keys["method"]:
        case "yes-no":
            return full if (measure != 0) != keys.get("reverse", False) else _ZERO
        case "levels":
            return measure * unit  # it is what stands beside the word
        case "linear":
            return _at_most(keys["per"] * _times(keys, measure), keys.get("at_most"))
        case "deduct":
            lost = keys["per"] * unit * _times(keys, measure)
            return full - _at_most(lost, _times_unit(keys, "at_most", unit))
        case "share":
            return full * (1 - measure) if keys.get("reverse") else full * measure
        case "between":
            low, high = keys["nothing_at"], keys["full_at"]
            return Fraction(full * (measure - low) / (high - low))
        case "tiers":
            tier = next(tier for tier in keys["tiers"] if holds(tier, measure))
            return Fraction(tier["points"] * unit)
        case "deadline":
            return full - _lost_by_lateness(keys, measure, full)
        case "given":
            least = keys.get("least", _ZERO)
            return _at_most(max(measure, least), keys.get("most", full))
    raise NotImplementedError(keys)


def holds(bounds: Keys, value: Fraction) -> bool:
    """Tell whether the value lies inside the bounds among the keys."""
    return (
        value >= bounds.get("at_least", value)
        and value <= bounds.get("at_most", value)
        and not ("above" in bounds and value <= bounds["above"])
        and not ("below" in bounds and value >= bounds["below"])
    )


def _at_most(value: Fraction, most: Fraction | None) -> Fraction:
    return value if most is None else min(value, most)


def _times_unit(keys: Keys, key: str, unit: Fraction | int) -> Fraction | None:
    return keys[key] * unit if key in keys else None


def _times(keys: Keys, measure: Fraction) -> Fraction:
    """Count how often `each` lies between the measure and where it begins to count."""
    too_much, steps = measure - keys.get("beyond", 0), keys.get("steps", "parts")
    if "short_of" in keys:
        too_much = keys["short_of"] - measure  # too little, in truth
    if too_much <= 0:
        return _ZERO
    exact = Fraction(too_much / keys.get("each", 1))
    if steps == "parts" or exact.denominator == 1:
        return exact
    below = exact.numerator // exact.denominator
    return Fraction(below if steps == "whole" else below + 1)


def _lost_by_lateness(keys: Keys, measure: Fraction, full: Fraction) -> Fraction:
    unit = full if keys.get("of_full") else 1
    if measure <= 0:
        return _ZERO
    lost = keys.get("late", 0) * unit + keys.get("per_day", 0) * unit * measure
    if "late" not in keys and "per_day" not in keys:
        lost = full
    return _at_most(Fraction(lost), _times_unit(keys, "at_most", unit))
