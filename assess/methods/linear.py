"""Points earned for each thing that was done."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from assess.messages import N_
from assess.methods.stepwise import Stepwise
from assess.records.states import Reading

if TYPE_CHECKING:
    from fractions import Fraction

_SAID: Final = {
    "single": N_("{per} for each"),
    "parts": N_("{per} for every {each}"),
    "whole": N_("{per} for every full {each}"),
    "begun": N_("{per} for every {each} begun"),
    "capped": N_("{rule}, up to {most}"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Linear(Stepwise):
    """Give the same points for each occurrence, up to a cap.

    Points are ``per * measure``, no more than `at_most`, and never more than the full
    marks, unless the indicator says ``over_full``. Use it for counts of what is wanted:
    trainings held, measures taken. In a block that takes points off, it gives the size
    of the fault.

        method  = "linear"
        per     = 2        # points for each
        at_most = 6        # the most that can be earned; all of them unless given
        each    = 1        # what `per` is for: 100 for "2 points per 100 items"
        beyond  = 0        # so many earn nothing: 200 for "beyond a quota of 200"
        steps   = "parts"  # "whole": only a full `each` counts; "begun": a part is one
        of_full = false    # true: `per` and `at_most` are shares of the full marks
    """

    reading: ClassVar[Reading] = "number"
    less_is_better: ClassVar[bool] = False
    said: ClassVar[Mapping[str, str]] = _SAID

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Say what this many occurrences earn."""
        return self._counted(measure, full)

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        return self._written(measure, full)
