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
        less_is_better = false     # true: the share of 1/x in the sum of 1/x
        all_equal      = "100%"    # of the full marks, where all are equal
    """

    def earns(self, measure: Fraction, full: Fraction, column: Column) -> Fraction:
        """Divide by the sum."""
        if self.less_is_better:
            return full * _inverse_share(measure, column)
        if column.total <= 0:
            return Fraction()
        return full * measure / column.total

    def worked(self, measure: Fraction, full: Fraction, column: Column) -> str:
        """Write the arithmetic."""
        if self.less_is_better:
            return _inverse_worked(measure, full, column)
        if column.total <= 0:
            return "0"
        return f"{text(full)} × {enclosed(measure)} / {enclosed(column.total)}"

    def says(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        if self.less_is_better:
            said = _("its share of the sum of 1/x in the class, of {full}")
            return said.format(full=text(full))
        return _("its share of the sum of the class, of {full}").format(full=text(full))


def _inverse_share(measure: Fraction, column: Column) -> Fraction:
    """Give the share of 1/x in the sum of 1/x; none at all is shared alike."""
    if column.lowest > 0:
        return 1 / measure / column.inverse_total
    none = column.up_to(Fraction())
    return Fraction(1, none) if measure <= 0 else Fraction()


def _inverse_worked(measure: Fraction, full: Fraction, column: Column) -> str:
    if column.lowest > 0:
        whole = enclosed(column.inverse_total)
        return f"{text(full)} × (1 / {enclosed(measure)}) / {whole}"
    return f"{text(full)} / {column.up_to(Fraction())}" if measure <= 0 else "0"
