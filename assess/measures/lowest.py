"""The smallest value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.measures.of_parts import OfParts, values_in
from assess.messages import _
from assess.messages.numbers import decimal_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from assess.records.tally import Part


@dataclass(frozen=True, kw_only=True, slots=True)
class Lowest(OfParts):
    """Take the smallest of the values.

    Use it where the worst of several visits counts: one bad day decides. With
    ``levels`` it is the word with the lowest number.

        measure = "lowest"
    """

    def gathered(self, parts: Sequence[Part]) -> Fraction:
        """Give the smallest."""
        return values_in(parts)[0]

    def working(self, parts: Sequence[Part]) -> str:
        """Write the number itself."""
        return decimal_text(self.gathered(parts))

    def words(self) -> str:
        """Say what is measured."""
        return _("the lowest value")
