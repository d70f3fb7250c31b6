"""Points in proportion between two goalposts."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods.marks import enclosed
from assess.problems import BadParameterError
from assess.records.states import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Between:
    """Give points in proportion between a value worth nothing and one worth full marks.

    Beyond either value nothing more is lost or won, unless the indicator says
    `below_zero` or `over_full`. Use it where the scheme names both ends: a quota, a
    rate. Where `full_at` is the smaller one, less is better.

        method     = "between"
        nothing_at = 0      # no points at this value and on its far side
        full_at    = 200    # full marks from here on
    """

    reading: ClassVar[Reading] = "number"

    nothing_at: Fraction
    full_at: Fraction

    def __post_init__(self) -> None:
        if self.nothing_at == self.full_at:
            raise BadParameterError("full_at", "no-distance", value=self.full_at)

    @property
    def less_is_better(self) -> bool:
        """Tell whether full marks lie below."""
        return self.full_at < self.nothing_at

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Say how far along the measure is."""
        way = (measure - self.nothing_at) / (self.full_at - self.nothing_at)
        return full * way

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        return _(
            "nothing at {nothing_at}, {full} at {full_at}, in proportion between"
        ).format(
            nothing_at=text(self.nothing_at),
            full=text(full),
            full_at=text(self.full_at),
        )

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        start = enclosed(self.nothing_at)
        way = f"({text(measure)} - {start}) / ({text(self.full_at)} - {start})"
        return f"{text(full)} × {way}"
