"""The average."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.measures.of_parts import OfParts, mean_of, mean_written, values_in
from assess.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from assess.records.tally import Part


@dataclass(frozen=True, kw_only=True, slots=True)
class Mean(OfParts):
    """Take the exact average of the values, each counting the same.

    Use it where several looks or several raters say the same kind of thing: monthly
    marks, the marks of experts. With ``levels`` each word counts with its number.

        measure = "mean"
    """

    def gathered(self, parts: Sequence[Part]) -> Fraction:
        """Give the average."""
        return mean_of(values_in(parts))

    def working(self, parts: Sequence[Part]) -> str:
        """Write the arithmetic."""
        return mean_written(values_in(parts))

    def words(self) -> str:
        """Say what is measured."""
        return _("the mean of all values")
