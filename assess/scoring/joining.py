"""Several sources made one: what a leaf earned in the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.rounding import rounded_points
from assess.scoring.cells import LOOKED
from assess.scoring.inflated import after_claim

if TYPE_CHECKING:
    from assess.scheme.model import Heading, Indicator
    from assess.scoring.cells import Cell

Joiner = Callable[["Indicator", Sequence["Cell"]], "Fraction | None"]


@dataclass(frozen=True, slots=True)
class LeafCell:
    """What a leaf earned (points None: left out), and from which cells."""

    state: str
    points: Fraction | None
    cells: tuple[Cell, ...]
    decided_by: str = ""  # the source whose word counted, where one did
    looked: bool = field(init=False)  # somebody looked and saw
    applicable: bool = field(init=False)  # the leaf concerns the unit

    def counts(self, indicator: Indicator, nth: int) -> bool:
        """Tell whether points depend on what the `nth` source saw."""
        claimed = nth == 0 and indicator.inflated is not None
        return claimed or self.decided_by in {"", self.cells[nth].source}

    def __post_init__(self) -> None:
        object.__setattr__(self, "looked", self.state in LOOKED)
        object.__setattr__(self, "applicable", self.state != "not-applicable")


def join(indicator: Indicator, cells: Sequence[Cell], heading: Heading) -> LeafCell:
    """Make the cells of a leaf's sources one, in the way the indicator names."""
    if len(cells) == 1:
        return LeafCell(cells[0].state, cells[0].points, tuple(cells), cells[0].source)
    if indicator.join == "verified-claim":
        decides = _highest(cells)
        points = after_claim(indicator, cells, decides)
        if points is not None:
            points = rounded_points(points, heading.round_leaves, heading.rounding)
        return LeafCell(decides.state, points, tuple(cells), decides.source)
    if any(cell.state == "not-applicable" for cell in cells):
        return LeafCell("not-applicable", None, tuple(cells))
    points = _JOINERS[indicator.join or "mean"](indicator, cells)
    if points is not None:
        points = rounded_points(points, heading.round_leaves, heading.rounding)
    return LeafCell(_state(cells), points, tuple(cells))


def _highest(cells: Sequence[Cell]) -> Cell:
    seen = [cell for cell in cells if cell.state != "not-collected"]
    return seen[-1] if seen else cells[-1]


def _state(cells: Sequence[Cell]) -> str:
    """Name the state of the whole: that of the first source that saw something."""
    looked = (cell.state for cell in cells if cell.state in LOOKED)
    return next(looked, cells[-1].state)


def _weighted(indicator: Indicator, cells: Sequence[Cell]) -> Fraction | None:
    counted = [
        (weight, cell.points)
        for weight, cell in zip(indicator.weights, cells, strict=True)
        if cell.points is not None
    ]
    share = sum((weight for weight, _points in counted), Fraction())
    if not share:
        return None
    return sum((weight * points for weight, points in counted), Fraction()) / share


def _minimum(_indicator: Indicator, cells: Sequence[Cell]) -> Fraction | None:
    return min((c.points for c in cells if c.points is not None), default=None)


def _maximum(_indicator: Indicator, cells: Sequence[Cell]) -> Fraction | None:
    return max((c.points for c in cells if c.points is not None), default=None)


def _mean(_indicator: Indicator, cells: Sequence[Cell]) -> Fraction | None:
    counted = [c.points for c in cells if c.points is not None]
    return sum(counted, Fraction()) / len(counted) if counted else None


_JOINERS: Final[dict[str, Joiner]] = {
    "weighted": _weighted,
    "minimum": _minimum,
    "maximum": _maximum,
    "mean": _mean,
}
