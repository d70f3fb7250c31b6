"""Points in proportion between the class's own lowest and highest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods.marks import enclosed
from assess.methods.relative import Relative

if TYPE_CHECKING:
    from fractions import Fraction

    from assess.methods.relative import Column


@dataclass(frozen=True, kw_only=True, slots=True)
class MinMax(Relative):
    """Give points in proportion between the lowest and the highest of the class.

    Relative: what a unit earns depends on the others. Use it where no goal is set and
    the units themselves show what is little and what is much; where the scheme names
    both ends, use `between`.

        method         = "min-max"
        less_is_better = false     # true: full marks for the lowest
        all_equal      = "100%"    # of the full marks, where all are equal
    """

    def earns(self, measure: Fraction, full: Fraction, column: Column) -> Fraction:
        """Say how far the measure is from the worst."""
        worst, best = self._ends(column)
        return full * (measure - worst) / (best - worst)

    def worked(self, measure: Fraction, full: Fraction, column: Column) -> str:
        """Write the arithmetic."""
        worst, best = self._ends(column)
        start = enclosed(worst)
        return f"{text(full)} × ({text(measure)} - {start}) / ({text(best)} - {start})"

    def says(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        if self.less_is_better:
            said = _(
                "{full} for the lowest in the class, 0 for the highest, in proportion"
            )
        else:
            said = _(
                "{full} for the highest in the class, 0 for the lowest, in proportion"
            )
        return said.format(full=text(full))

    def _ends(self, column: Column) -> tuple[Fraction, Fraction]:
        less = self.less_is_better
        return column.best(less=not less), column.best(less=less)
