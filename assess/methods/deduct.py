"""Points lost for each thing that should not have happened."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods import marks
from assess.records.states import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Deduct:
    """Take the same points off for each occurrence, down to a floor.

    Points are ``full - per * measure``; no more than `at_most` is taken off, and never
    more than the full marks. Use it for counts: dead links, late replies, days offline.

        method  = "deduct"
        per     = 0.5      # points lost each time
        at_most = 3        # the most that can be lost; all of them unless given
        each    = 1        # what `per` is for: 0.01 for "0.5 points for each 1%"
        of_full = false    # true: `per` and `at_most` are shares of the full marks
    """

    reading: ClassVar[Reading] = "number"
    less_is_better: ClassVar[bool] = True

    per: Fraction
    at_most: Fraction | None = None
    each: Fraction = Fraction(1)
    of_full: bool = False

    def __post_init__(self) -> None:
        marks.must_be_positive("per", self.per)
        marks.must_be_positive("each", self.each)
        marks.must_be_marks("per", self.per, of_full=self.of_full)
        marks.must_be_marks("at_most", self.at_most, of_full=self.of_full)

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Say what this many occurrences leave of `full`."""
        per = marks.worth(self.per, full, of_full=self.of_full)
        return full - min(per * measure / self.each, self._most(full))

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        said = _("{per} off for each, at most {most}")
        if self.each != 1:
            said = _("{per} off for every {each}, at most {most}")
        per = marks.in_words(self.per, of_full=self.of_full)
        return said.format(per=per, each=text(self.each), most=text(self._most(full)))

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        per = marks.put_in(self.per, full, of_full=self.of_full)
        lost = marks.times(per, measure, self.each)
        return f"{text(full)} - min({lost}, {text(self._most(full))})"

    def _most(self, full: Fraction) -> Fraction:
        return marks.cap(self.at_most, full, of_full=self.of_full)
