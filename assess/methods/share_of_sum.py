"""The share that a unit has of what the whole class has."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods.marks import enclosed
from assess.methods.relative import Relative

if TYPE_CHECKING:
    from assess.methods.relative import Column


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareOfSum(Relative):
    """Give the share of the full marks that the unit has of the sum of its class.

    Relative: what a unit earns depends on the others. Use it where marks are a pot that
    the class shares out by what each contributed.

        method         = "share-of-sum"
        less_is_better = false     # true: 1 less the share
        all_equal      = "100%"    # of the full marks, where all are equal
    """

    def earns(self, measure: Fraction, full: Fraction, column: Column) -> Fraction:
        """Divide by the sum; below 0 is nothing."""
        if column.total <= 0:
            return Fraction()
        share = min(max(measure / column.total, Fraction()), Fraction(1))
        return full * (1 - share if self.less_is_better else share)

    def worked(self, measure: Fraction, full: Fraction, column: Column) -> str:
        """Write the arithmetic."""
        if column.total <= 0:
            return "0"
        share = f"{text(measure)} / {enclosed(column.total)}"
        if not 0 <= measure <= column.total:
            share = f"min(max({share}, 0), 1)"
        if self.less_is_better:
            share = f"(1 - {share})"
        return f"{text(full)} × {share}"

    def says(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        if self.less_is_better:
            return _("{full} less its share of the sum of the class").format(
                full=text(full)
            )
        return _("its share of the sum of the class, of {full}").format(full=text(full))
