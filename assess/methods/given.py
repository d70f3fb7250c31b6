"""A mark that a checker gives."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.problems import BadParameterError
from assess.records.states import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """Take the mark as the checker gave it, within limits.

    Use it where the scheme leaves the mark to judgement. A mark outside the limits is
    refused when it is handed in.

        method = "given"
        least  = 0.1    # 0 unless given
        most   = 0.5    # the full marks unless given
    """

    reading: ClassVar[Reading] = "number"
    less_is_better: ClassVar[bool] = False

    least: Fraction = Fraction(0)
    most: Fraction | None = None

    def __post_init__(self) -> None:
        if self.most is not None and self.most < self.least:
            raise BadParameterError(
                "most", "below-least", value=self.most, least=self.least
            )

    def bounds(self, full: Fraction) -> tuple[Fraction, Fraction]:
        """Give the least and the most that can be observed."""
        most = full if self.most is None else self.most
        return min(self.least, most), most

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Give the mark."""
        least, most = self.bounds(full)
        return min(max(measure, least), most)

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        least, most = self.bounds(full)
        return _("the checker's mark, {least} to {most}").format(
            least=text(least), most=text(most)
        )

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        least, most = self.bounds(full)
        if least <= measure <= most:
            return text(measure)
        return f"min(max({text(measure)}, {text(least)}), {text(most)})"
