"""The greatest value."""

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
class Highest(OfParts):
    """Take the greatest of the values.

    Use it where the best of several attempts counts, or the worst of several faults.
    With ``levels`` it is the word with the highest number.

        measure = "highest"
    """

    def gathered(self, parts: Sequence[Part]) -> Fraction:
        """Give the greatest."""
        return values_in(parts)[-1]

    def working(self, parts: Sequence[Part]) -> str:
        """Write the number itself."""
        return decimal_text(self.gathered(parts))

    def words(self) -> str:
        """Say what is measured."""
        return _("the highest value")
