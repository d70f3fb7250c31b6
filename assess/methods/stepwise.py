"""So many points for each: what earning and losing by the count have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import ClassVar, Literal

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods import marks

Steps = Literal["parts", "whole", "begun"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stepwise:
    """Points for each step of `each` by which a measure goes beyond `beyond`."""

    said: ClassVar[Mapping[str, str]]  # single ones, each of `Steps`, and capped

    per: Fraction
    at_most: Fraction | None = None
    each: Fraction = Fraction(1)
    beyond: Fraction = Fraction(0)
    steps: Steps = "parts"
    of_full: bool = False

    def __post_init__(self) -> None:
        marks.must_be_positive("per", self.per)
        marks.must_be_positive("each", self.each)
        marks.must_be_marks("per", self.per, of_full=self.of_full)
        marks.must_be_marks("at_most", self.at_most, of_full=self.of_full)
        marks.must_be_marks("beyond", self.beyond)

    def _counted(self, measure: Fraction, full: Fraction) -> Fraction:
        """Give the points that all steps come to, at most so many."""
        per = marks.worth(self.per, full, of_full=self.of_full)
        points = per * self._taken(measure)
        return marks.capped(points, self.at_most, full, of_full=self.of_full)

    def ends(self, measure: Fraction) -> tuple[Fraction, Fraction]:
        """Give two numbers; by how much the first is above the other, counts."""
        return measure, self.beyond

    def _taken(self, measure: Fraction) -> Fraction:
        upper, lower = self.ends(measure)
        count = max(upper - lower, Fraction(0)) / self.each
        if self.steps == "parts":
            return count
        return Fraction(floor(count) if self.steps == "whole" else ceil(count))

    def _written(self, measure: Fraction, full: Fraction) -> str:
        """Write what `_counted` works out: ``min(0.1 × (7 - 3), 5)``."""
        per = marks.put_in(self.per, full, of_full=self.of_full)
        if self.steps == "parts":
            product = marks.divided(f"{per} × {self._past(measure)}", self.each)
        else:
            product = f"{per} × {text(self._taken(measure))}"
        if self.at_most is None:
            return product
        most = marks.worth(self.at_most, full, of_full=self.of_full)
        return f"min({product}, {text(most)})"

    def _past(self, measure: Fraction) -> str:
        upper, lower = self.ends(measure)
        if upper < lower:
            return f"max({text(upper)} - {text(lower)}, 0)"
        shown = text(upper)
        return f"({shown} - {text(lower)})" if lower else shown

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        single = self.steps == "parts" and self.each == 1
        sentence = self.said["single" if single else self.steps]
        rule = _(sentence).format(
            per=marks.in_words(self.per, of_full=self.of_full),
            each=text(self.each),
        )
        if self.beyond:
            beyond = text(self.beyond)
            rule = _("beyond {beyond}: {rule}").format(beyond=beyond, rule=rule)
        if self.at_most is None:
            return rule
        return self.ended(rule, marks.worth(self.at_most, full, of_full=self.of_full))

    def ended(self, rule: str, most: Fraction) -> str:
        """Say that what a rule gives or takes ends somewhere."""
        sentence = self.said["capped"]
        return _(sentence).format(rule=rule, most=text(most))
