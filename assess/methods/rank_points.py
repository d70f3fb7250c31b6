"""Points by place within the class."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods import marks
from assess.methods.relative import Relative
from assess.problems import BadParameterError

if TYPE_CHECKING:
    from assess.methods.relative import Column


@dataclass(frozen=True, kw_only=True, slots=True)
class RankPoints(Relative):
    """Give the points that stand for the place among the units of the class.

    Relative: what a unit earns depends on the others. Use it where places are paid.
    Units with the same measure share the best of their places, or with
    ``equals = "mean"`` the mean of what all their places pay.

        method         = "rank-points"
        by_place       = [60, 57, 54, 51, 48]    # points of places 1 to 5
        rest           = 0                       # points of every place after them
        equals         = "best"                  # or "mean"
        less_is_better = false                   # true: the lowest is first
        all_equal      = "100%"                  # of full marks, where all are equal
    """

    by_place: tuple[Fraction, ...]
    rest: Fraction = Fraction(0)
    equals: Literal["best", "mean"] = "best"

    def __post_init__(self) -> None:
        super(RankPoints, self).__post_init__()
        paid = (*self.by_place, self.rest)
        for points in paid:
            marks.must_be_marks("by_place", points)
        for better, worse in pairwise(paid):
            if worse > better:
                raise BadParameterError("by_place", "places-rise", value=worse)

    def earns(self, measure: Fraction, full: Fraction, column: Column) -> Fraction:  # noqa: ARG002 - a place pays so much
        """Give the points of the place, or the mean of those that equals occupy."""
        paid = self._paid(measure, column)
        return sum(paid, Fraction()) / len(paid)

    def worked(self, measure: Fraction, full: Fraction, column: Column) -> str:  # noqa: ARG002 - a place pays so much
        """Write the arithmetic."""
        shown = [text(points) for points in self._paid(measure, column)]
        return f"({' + '.join(shown)}) / {len(shown)}" if len(shown) > 1 else shown[0]

    def says(self, full: Fraction) -> str:  # noqa: ARG002 - the places say it all
        """Say the rule in the reader's words."""
        pays = _(", ").join(text(points) for points in self.by_place)
        first = _("the lowest first") if self.less_is_better else _("the highest first")
        said = _("by place in the class, {first}: {points}, then {rest}")
        return said.format(first=first, points=pays, rest=text(self.rest))

    def _paid(self, measure: Fraction, column: Column) -> list[Fraction]:
        """Give what the places that the measure shares pay, or the best of them."""
        first = column.place(measure, less=self.less_is_better) - 1
        many = column.equals(measure) if self.equals == "mean" else 1
        paid = self.by_place[first : first + many]
        return [*paid, *[self.rest] * (many - len(paid))]
