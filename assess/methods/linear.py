"""Points earned for each thing that was done."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods import marks
from assess.records.states import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Linear:
    """Give the same points for each occurrence, up to a cap.

    Points are ``per * measure``, no more than `at_most`, and never more than the full
    marks. Use it for counts of what is wanted: trainings held, measures taken. In a
    block that takes points off, it gives the size of the fault.

        method  = "linear"
        per     = 2      # points for each
        at_most = 6      # the most that can be earned; all of them unless given
        each    = 1      # what `per` is for: 100 for "2 points per 100 items"
        of_full = false  # true: `per` and `at_most` are shares of the full marks
    """

    reading: ClassVar[Reading] = "number"
    less_is_better: ClassVar[bool] = False

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
        """Say what this many occurrences earn."""
        per = marks.worth(self.per, full, of_full=self.of_full)
        return min(per * measure / self.each, self._most(full))

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        said = _("{per} for each, at most {most}")
        if self.each != 1:
            said = _("{per} for every {each}, at most {most}")
        per = marks.in_words(self.per, of_full=self.of_full)
        return said.format(per=per, each=text(self.each), most=text(self._most(full)))

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        per = marks.put_in(self.per, full, of_full=self.of_full)
        earned = marks.times(per, measure, self.each)
        return f"min({earned}, {text(self._most(full))})"

    def _most(self, full: Fraction) -> Fraction:
        return marks.cap(self.at_most, full, of_full=self.of_full)
