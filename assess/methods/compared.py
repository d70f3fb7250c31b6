"""A measure set against the class, and a method that takes what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from assess.messages import N_, _
from assess.messages.numbers import handy_text
from assess.methods.method import Method
from assess.methods.relative import Relative
from assess.problems import BadParameterError

if TYPE_CHECKING:
    from assess.methods.relative import Column

By = Literal["place", "place-share", "ratio-to-mean", "above-mean", "z-score"]
"""The place (1 is best), the place over the number of units, x / mean, x - mean, and
this over the standard deviation."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Compared(Relative):
    """Set the measure against the class, and let another method mark what comes of it.

    Relative: what a unit earns depends on the others. Use it for "the first 30% get 5
    marks, the next 30% get 3": `by = "place-share"`, the place over the number of
    units; for places in steps: `"place"`, 1 is best; and against the average of all:
    `"ratio-to-mean"`, the measure over the mean, `"above-mean"`, the measure less the
    mean, or `"z-score"`, this over the standard deviation (of all units, divided by
    their number; a root that is no fraction is cut at 18 decimals). Units with the same
    measure share the best place.

        method         = "compared"
        by             = "place-share"
        then           = { method = "tiers", tiers = [
          { at_most = "30%", points = 5 },
          { at_most = "60%", points = 3 },
          { points = 1 },
        ] }
        less_is_better = false      # true: the lowest is first
        all_equal      = "100%"     # of full marks, where all are equal
    """

    by: By
    then: Method

    def __post_init__(self) -> None:
        super(Compared, self).__post_init__()
        if self.then.reading != "number" or isinstance(self.then, Relative):
            raise BadParameterError("then", "compared-then")
        if self.less_is_better and self.by not in _PLACES:
            raise BadParameterError("less_is_better", "places-only", by=self.by)

    @property
    def falls(self) -> bool | None:
        """Tell whether points fall as the measure grows."""
        less = self.then.less_is_better
        if less is None or self.by not in _PLACES:
            return less
        return less == self.less_is_better

    def earns(self, measure: Fraction, full: Fraction, column: Column) -> Fraction:
        """Give the points of what comes of it."""
        return self.then.points(self._seen(measure, column), full)

    def worked(self, measure: Fraction, full: Fraction, column: Column) -> str:
        """Write the arithmetic of the other method."""
        seen = self._seen(measure, column)
        if self.by == "z-score":
            seen = Fraction(handy_text(seen))
        return self.then.working(seen, full)

    def says(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        by = "lowest" if self.less_is_better else self.by
        return _("{compared}: {rule}").format(
            compared=_(_SAID[by]), rule=self.then.rule(full)
        )

    def tells(self, column: Column) -> str:
        """Say of the column what the arithmetic needs besides."""
        if self.by != "z-score":
            return ""
        return _("standard deviation {number}").format(
            number=handy_text(column.deviation)
        )

    def _seen(self, measure: Fraction, column: Column) -> Fraction:
        if self.by in _PLACES:
            place = column.place(measure, less=self.less_is_better)
            return Fraction(place, len(column.values) if self.by != "place" else 1)
        if self.by == "above-mean":
            return measure - column.mean
        if self.by == "z-score":
            return (measure - column.mean) / column.deviation
        return measure / column.mean if column.mean > 0 else Fraction()


_PLACES: Final = ("place", "place-share")
_SAID: Final = {
    "place": N_("place in the class, the highest first"),
    "place-share": N_("place in the class over its units, the highest first"),
    "ratio-to-mean": N_("ratio to the mean of the class"),
    "above-mean": N_("difference from the mean of the class"),
    "z-score": N_("standard deviations above the mean of the class"),
    "lowest": N_("by place in the class, the lowest first"),
}
