"""Full marks for the best, the others in proportion to it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods.marks import enclosed, must_be_positive
from assess.methods.relative import Relative

if TYPE_CHECKING:
    from assess.methods.relative import Column


@dataclass(frozen=True, kw_only=True, slots=True)
class RatioToBest(Relative):
    """Give the best unit of the class full marks, the others in proportion to it.

    Relative: what a unit earns depends on the others. Use it where the first sets the
    mark. A best that is not above 0 leaves the others nothing.

        method         = "ratio-to-best"
        places         = 5         # nothing after this place; no limit unless given
        less_is_better = false     # true: the lowest is best; 10 against 5 earns half
        all_equal      = "100%"    # of the full marks, where all are equal
    """

    places: Fraction | None = None

    def __post_init__(self) -> None:
        super(RatioToBest, self).__post_init__()
        if self.places is not None:
            must_be_positive("places", self.places)

    def earns(self, measure: Fraction, full: Fraction, column: Column) -> Fraction:
        """Divide by the best, or the best by it."""
        best = column.best(less=self.less_is_better)
        if measure == best and (best > 0 or self.less_is_better):
            return full
        if min(measure, best) <= 0 or self._unpaid(measure, column):
            return Fraction()
        return full * (best / measure if self.less_is_better else measure / best)

    def worked(self, measure: Fraction, full: Fraction, column: Column) -> str:
        """Write the arithmetic."""
        points = self.earns(measure, full, column)
        if points in {0, full}:
            return text(points)
        best = column.best(less=self.less_is_better)
        over, under = (best, measure) if self.less_is_better else (measure, best)
        return f"{text(full)} × {enclosed(over)} / {enclosed(under)}"

    def says(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        best = _("the lowest") if self.less_is_better else _("the highest")
        said = _("{best} in the class earns {full}, the others in proportion to it")
        rule = said.format(best=best, full=text(full))
        if self.places is None:
            return rule
        ends = _("nothing after place {places}").format(places=text(self.places))
        return _(", ").join((rule, ends))

    def _unpaid(self, measure: Fraction, column: Column) -> bool:
        place = column.place(measure, less=self.less_is_better)
        return self.places is not None and place > self.places
