"""The value in the middle."""

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
class Median(OfParts):
    """Take the value in the middle; of an even number of them, the mean of the two.

    Use it for the marks of several raters, where one who is far off should not count.
    With ``levels`` each word counts with its number.

        measure = "median"
    """

    def gathered(self, parts: Sequence[Part]) -> Fraction:
        """Give the middle."""
        return mean_of(_middle(parts))

    def working(self, parts: Sequence[Part]) -> str:
        """Write the arithmetic."""
        return mean_written(_middle(parts))

    def words(self) -> str:
        """Say what is measured."""
        return _("the median of all values")


def _middle(parts: Sequence[Part]) -> list[Fraction]:
    values = values_in(parts)
    half = (len(values) - 1) // 2
    return values[half : len(values) - half]
