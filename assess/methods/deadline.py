"""Full marks on time, less when late."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods import marks
from assess.records.states import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Deadline:
    """Take points off for being late: at once, for each day, or both.

    Use it with the measure ``days-late``. What never came is not late: its state
    decides. With neither `late` nor `per_day`, being late costs all marks.

        method  = "deadline"
        late    = 2        # lost as soon as it is late
        per_day = 0.5      # and for each day late
        at_most = 4        # the most that can be lost; all of them unless given
        of_full = false    # true: the three are shares of the full marks
    """

    reading: ClassVar[Reading] = "number"
    less_is_better: ClassVar[bool] = True

    late: Fraction | None = None
    per_day: Fraction | None = None
    at_most: Fraction | None = None
    of_full: bool = False

    def __post_init__(self) -> None:
        for name in ("late", "per_day", "at_most"):
            marks.must_be_marks(name, getattr(self, name), of_full=self.of_full)

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Say what so many days late leave of `full`."""
        if measure <= 0:
            return full
        by_day = marks.worth(self.per_day or Fraction(0), full, of_full=self.of_full)
        lost = self._flat(full) + by_day * measure
        return full - marks.capped(lost, self.at_most, full, of_full=self.of_full)

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        parts = [_("{full} on time").format(full=text(full))]
        if self._flat(full):
            parts.append(_("{late} off when late").format(late=text(self._flat(full))))
        if self.per_day:
            per_day = marks.in_words(self.per_day, of_full=self.of_full)
            parts.append(_("{per_day} off for each day late").format(per_day=per_day))
        if self.at_most is not None:
            most = marks.worth(self.at_most, full, of_full=self.of_full)
            parts.append(_("at most {most}").format(most=text(most)))
        return _(", ").join(parts)

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        if measure <= 0:
            return text(full)
        lost = [text(self._flat(full))] if self._flat(full) or not self.per_day else []
        if self.per_day:
            per_day = marks.put_in(self.per_day, full, of_full=self.of_full)
            lost.append(f"{per_day} × {text(measure)}")
        taken = " + ".join(lost)
        if self.at_most is None:
            return f"{text(full)} - " + (f"({taken})" if lost[1:] else taken)
        most = marks.worth(self.at_most, full, of_full=self.of_full)
        return f"{text(full)} - min({taken}, {text(most)})"

    def _flat(self, full: Fraction) -> Fraction:
        if self.late is None:
            return full if self.per_day is None else Fraction(0)
        return marks.worth(self.late, full, of_full=self.of_full)
