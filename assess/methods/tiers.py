"""Points by the tier that a number falls into."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Final

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods import marks
from assess.problems import BadParameterError
from assess.records.states import Reading

_Cut = tuple[Fraction | float, int]  # just before a number (0), or just after it (1)
_FROM: Final[_Cut] = (float("-inf"), 0)
_TO: Final[_Cut] = (float("inf"), 0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tier:
    """``{ at_most = 5, points = 2 }``: a bound says whether it is included."""

    points: Fraction
    at_least: Fraction | None = None
    above: Fraction | None = None
    at_most: Fraction | None = None
    below: Fraction | None = None

    @property
    def low(self) -> _Cut:
        """Where the tier begins."""
        if self.at_least is not None:
            return self.at_least, 0
        return _FROM if self.above is None else (self.above, 1)

    @property
    def high(self) -> _Cut:
        """Where the tier ends."""
        if self.at_most is not None:
            return self.at_most, 1
        return _TO if self.below is None else (self.below, 0)

    def words(self) -> str:
        """Say which numbers fall into it."""
        named = (
            (_("at least {number}"), self.at_least),
            (_("above {number}"), self.above),
            (_("at most {number}"), self.at_most),
            (_("below {number}"), self.below),
        )
        given = [said.format(number=text(b)) for said, b in named if b is not None]
        return _(" and ").join(given) or _("otherwise")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tiers:
    """Give the points of the first tier that the measure falls into.

    Use it for steps that are no straight line: none, a few, many. A bound is `below`,
    `at_most`, `at_least` or `above`; every number must fall into some tier, so the last
    one usually has no bound.

        method  = "tiers"
        tiers   = [
          { below = 1, points = 0 },
          { at_most = 5, points = 2 },
          { points = 5 },
        ]
        of_full = false    # true: shares of the full marks, as in { points = "40%" }
    """

    reading: ClassVar[Reading] = "number"

    tiers: tuple[Tier, ...]
    of_full: bool = False

    def __post_init__(self) -> None:
        steps, rest = _laid_out(self.tiers)
        for number in range(len(self.tiers)):
            if all(number != reached for _start, reached in steps):
                raise BadParameterError("tiers", "tier-unreachable", number=number + 1)
        if rest:
            low, high = (_edge(cut) for cut in rest[0])
            raise BadParameterError("tiers", "tiers-hole", low=low, high=high)

    @property
    def less_is_better(self) -> bool | None:
        """Tell whether points fall as the number grows; None: they do both."""
        return marks.falling(self.rising)

    @property
    def rising(self) -> tuple[Fraction, ...]:
        """Give what the tiers are worth, from the lowest numbers to the highest."""
        steps, _rest = _laid_out(self.tiers)
        return tuple(self.tiers[number].points for _start, number in steps)

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Give the points of its tier."""
        given = self._of(measure).points
        return marks.worth(given, full, of_full=self.of_full)

    def rule(self, full: Fraction) -> str:  # noqa: ARG002 - the tiers say it all
        """Say the rule in the reader's words."""
        parts = (
            _("{tier}: {points}").format(
                tier=tier.words(),
                points=marks.in_words(tier.points, of_full=self.of_full),
            )
            for tier in self.tiers
        )
        return _(", ").join(parts)

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        return marks.put_in(self._of(measure).points, full, of_full=self.of_full)

    def _of(self, measure: Fraction) -> Tier:
        before, after = (measure, 0), (measure, 1)
        return next(t for t in self.tiers if t.low <= before and after <= t.high)


def _laid_out(
    tiers: tuple[Tier, ...],
) -> tuple[list[tuple[_Cut, int]], list[tuple[_Cut, _Cut]]]:
    """Give each stretch's start and tier in rising order, and what no tier takes."""
    steps: list[tuple[_Cut, int]] = []
    rest = [(_FROM, _TO)]
    for number, tier in enumerate(tiers):
        starts = [
            max(a, tier.low) for a, b in rest if max(a, tier.low) < min(b, tier.high)
        ]
        steps += [(start, number) for start in starts]
        outside = [
            part
            for low, high in rest
            for part in ((low, min(high, tier.low)), (max(low, tier.high), high))
        ]
        rest = [(low, high) for low, high in outside if low < high]
    return sorted(steps), rest


def _edge(cut: _Cut) -> Fraction | str:
    return cut[0] if isinstance(cut[0], Fraction) else "…"
