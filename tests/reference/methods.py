"""Points for a measure, by the plainest reading of each method's manual page."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assess.methods.between import Between
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.given import Given
from assess.methods.levels import Levels
from assess.methods.linear import Linear
from assess.methods.share import Share
from assess.methods.tiers import Tier, Tiers
from assess.methods.yes_no import YesNo

if TYPE_CHECKING:
    from assess.methods import Method


def points(method: Method, measure: Fraction, full: Fraction) -> Fraction:
    """Give the points, clamped to 0..`full`."""
    return clamp(_unclamped(method, measure, full), full)


def clamp(value: Fraction, full: Fraction) -> Fraction:
    return max(Fraction(0), min(value, full))


def _unclamped(method: Method, measure: Fraction, full: Fraction) -> Fraction:  # noqa: PLR0911 - a table, method by method
    match method:
        case YesNo(reverse=reverse):
            return full if (measure != 0) != reverse else Fraction(0)
        case Levels(levels=levels, of_full=of_full):
            return list(levels.values())[int(measure)] * (full if of_full else 1)
        case Linear(per=per, at_most=at_most):
            return _at_most(per * _times(method, measure), at_most)
        case Deduct():
            return _deduct(method, measure, full)
        case Share(reverse=reverse):
            share = clamp(measure, Fraction(1))
            return full * (1 - share) if reverse else full * share
        case Between(nothing_at=nothing_at, full_at=full_at):
            return full * (measure - nothing_at) / (full_at - nothing_at)
        case Tiers(tiers=tiers, of_full=of_full):
            tier = next(tier for tier in tiers if _falls_into(tier, measure))
            return tier.points * (full if of_full else 1)
        case Deadline():
            return _deadline(method, measure, full)
        case Given(least=least, most=most):
            return _at_most(max(measure, least), most)
    raise NotImplementedError(method)


def _at_most(value: Fraction, most: Fraction | None) -> Fraction:
    return value if most is None else min(value, most)


def _deduct(method: Deduct, measure: Fraction, full: Fraction) -> Fraction:
    unit = full if method.of_full else 1
    most = full if method.at_most is None else method.at_most * unit
    return full - min(method.per * unit * _times(method, measure), most)


def _times(method: Linear | Deduct, measure: Fraction) -> Fraction:
    """Count how often `each` lies between `beyond` and the measure."""
    if measure <= method.beyond:
        return Fraction(0)
    exact = (measure - method.beyond) / method.each
    if method.steps == "parts" or exact.denominator == 1:
        return exact
    below = exact.numerator // exact.denominator
    return Fraction(below if method.steps == "whole" else below + 1)


def _deadline(method: Deadline, measure: Fraction, full: Fraction) -> Fraction:
    if measure <= 0:
        return full
    if method.late is None and method.per_day is None:
        return full - _at_most(full, _most_lost(method, full))
    unit = full if method.of_full else 1
    lost = (method.late or 0) * unit + (method.per_day or 0) * unit * measure
    return full - _at_most(lost, _most_lost(method, full))


def _most_lost(method: Deadline, full: Fraction) -> Fraction | None:
    unit = full if method.of_full else 1
    return None if method.at_most is None else method.at_most * unit


def _falls_into(tier: Tier, measure: Fraction) -> bool:
    return (
        (tier.at_least is None or measure >= tier.at_least)
        and (tier.above is None or measure > tier.above)
        and (tier.at_most is None or measure <= tier.at_most)
        and (tier.below is None or measure < tier.below)
    )
