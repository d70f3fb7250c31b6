"""Points lost for each thing that should not have happened."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.problems import BadParameterError

if TYPE_CHECKING:
    from assess.records.states import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Deduct:
    """Take the same points off for each occurrence, down to a floor.

    Points are ``full - per * measure``; no more than `at_most` is taken off, and never
    more than the full marks. Use it for counts: dead links, late replies, days offline.

        method  = "deduct"
        per     = 0.5    # points lost each time
        at_most = 3      # the most that can be lost; all of them unless given
    """

    reading: ClassVar[Reading] = "number"
    less_is_better: ClassVar[bool] = True

    per: Fraction
    at_most: Fraction | None = None

    def __post_init__(self) -> None:
        if self.per <= 0:
            raise BadParameterError("per", "not-positive", value=self.per)

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Say what this many occurrences leave of `full`."""
        return max(full - self.per * measure, full - self._most(full))

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        return _("{per} off for each, at most {most}").format(
            per=text(self.per), most=text(self._most(full))
        )

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        lost = f"{text(self.per)} × {text(measure)}"
        return f"{text(full)} - min({lost}, {text(self._most(full))})"

    def _most(self, full: Fraction) -> Fraction:
        return full if self.at_most is None else min(self.at_most, full)
