"""What a claim above what was found costs."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.messages.numbers import decimal_text as text
from assess.scheme.clamp import clamp_written, clamped
from assess.scoring.cells import LOOKED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.scheme.model import Indicator
    from assess.scoring.cells import Cell

_CLAIMED: Final = LOOKED - {"clean"}  # silence claims nothing


def after_claim(
    indicator: Indicator, cells: Sequence[Cell], decides: Cell
) -> Fraction | None:
    """Give the points of the source that decides, less what the claim costs."""
    cost = cost_of(indicator, cells, decides)
    if decides.points is None or not cost:
        return decides.points
    return clamped(indicator, decides.points - cost)


def cost_of(indicator: Indicator, cells: Sequence[Cell], decides: Cell) -> Fraction:
    """Give what the claim costs, which is the first source's; 0 where it is true."""
    excess = _excess(cells[0], decides)
    if indicator.inflated is None or excess <= 0:
        return Fraction()
    cost = indicator.inflated.per * excess
    most = indicator.inflated.at_most
    return cost if most is None else min(cost, most)


def _excess(claim: Cell, decides: Cell) -> Fraction:
    if claim.points is None or decides.points is None:
        return Fraction()
    if claim.state not in _CLAIMED or decides.state not in LOOKED:
        return Fraction()
    return claim.points - decides.points


def cost_written(indicator: Indicator, cells: Sequence[Cell], decides: Cell) -> str:
    """Write what `after_claim` works out; empty where the claim costs nothing."""
    cost, rule = cost_of(indicator, cells, decides), indicator.inflated
    claimed, found = cells[0].points, decides.points
    if rule is None or claimed is None or found is None or not cost:
        return ""
    taken = f"{text(rule.per)} × ({text(claimed)} - {text(found)})"
    if cost < rule.per * (claimed - found):
        taken = f"min({taken}, {text(cost)})"
    return clamp_written(indicator, f"{text(found)} - {taken}", found - cost)
