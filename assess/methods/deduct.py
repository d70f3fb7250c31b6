"""Points lost for each thing that should not have happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Final

from assess.messages import N_, _
from assess.messages.numbers import decimal_text as text
from assess.methods import marks
from assess.methods.stepwise import Stepwise
from assess.problems import BadParameterError
from assess.records.states import Reading

_SAID: Final = {
    "single": N_("{per} off for each"),
    "parts": N_("{per} off for every {each}"),
    "whole": N_("{per} off for every full {each}"),
    "begun": N_("{per} off for every {each} begun"),
    "capped": N_("{rule}, at most {most}"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Deduct(Stepwise):
    """Take the same points off for each occurrence, down to a floor.

    Points are ``full - per * measure``; no more than `at_most` is taken off, and never
    more than the full marks, unless the indicator says ``below_zero``. Use it for
    counts: dead links, late replies, days offline. Where one occurrence costs all, say
    ``per = "100%"`` and ``of_full = true``; where it costs the same however often, let
    `at_most` be what `per` is. Where too little costs, and not too much, say with
    ``short_of = "90%"`` how much is enough: what lacks to it is counted.

        method  = "deduct"
        per     = 0.5      # points lost each time
        at_most = 3        # the most that can be lost; all of them unless given
        each    = 1        # what `per` is for: 0.01 for "0.5 points for each 1%"
        beyond  = 0        # so many cost nothing: 3 for "from the fourth on"
        short_of = "90%"   # what lacks to it is counted; left out: what is there
        steps   = "parts"  # "whole": only a full `each` counts; "begun": a part is one
        of_full = false    # true: `per` and `at_most` are shares of the full marks
    """

    reading: ClassVar[Reading] = "number"
    said: ClassVar[Mapping[str, str]] = _SAID

    short_of: Fraction | None = None  # what lacks to it is counted; not with `beyond`

    def __post_init__(self) -> None:
        super(Deduct, self).__post_init__()
        marks.must_be_marks("short_of", self.short_of)
        if self.short_of is not None and self.beyond:
            raise BadParameterError("short_of", "beyond-or-short")

    @property
    def less_is_better(self) -> bool:
        """Tell whether what is counted is a fault."""
        return self.short_of is None

    def ends(self, measure: Fraction) -> tuple[Fraction, Fraction]:
        """Give two numbers; by how much the first is above the other, counts."""
        short = self.short_of
        return (measure, self.beyond) if short is None else (short, measure)

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Say what this many occurrences leave of `full`."""
        return full - self._counted(measure, full)

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        return f"{text(full)} - {self._written(measure, full)}"

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        rule = super(Deduct, self).rule(full)
        if self.short_of is None:
            return rule
        short = text(self.short_of)
        return _("of what lacks to {short}: {rule}").format(short=short, rule=rule)
