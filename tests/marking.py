"""A method on an indicator that lets points lie between nothing and its full marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.scheme import clamp
from assess.scheme.model import Indicator, Title

if TYPE_CHECKING:
    from fractions import Fraction

    from assess.methods import Method


def earned(method: Method, measure: Fraction, full: Fraction) -> Fraction:
    return clamp.points_of(_leaf(full), method, measure)


def worked(method: Method, measure: Fraction, full: Fraction) -> str:
    return clamp.working_of(_leaf(full), method, measure)


def _leaf(full: Fraction) -> Indicator:
    return Indicator(id="1", title=Title("指标"), full=full)
