"""``[[veto]]``, ``[[gate]]``, ``[adjustments]``: what is done to points, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction  # noqa: TC003 - the binder reads it

from assess.measures import Measure  # noqa: TC001 - the binder reads it
from assess.scheme.model import Bounds, Title
from assess.scheme.observed import Span  # noqa: TC001 - the binder reads it


@dataclass(frozen=True, kw_only=True, slots=True)
class Sample:
    """Looks without which a condition cannot be met: too few samples are no veto."""

    per_day: int = 1
    days: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    """``when = { … }`` of a veto: a measure inside bounds, or several such."""

    source: str = ""
    check: str = ""
    measure: Measure | None = None
    window: str = ""
    period: Span | None = None
    bounds: Bounds = field(default_factory=Bounds)
    sample: Sample | None = None
    any: tuple[Condition, ...] = ()
    all: tuple[Condition, ...] = ()
    sum: tuple[Condition, ...] = ()  # their measures are added, then compared
    of: tuple[Condition, ...] = ()  # how many of them are met is compared

    @property
    def parts(self) -> tuple[Condition, ...]:
        """Give the conditions right inside."""
        return (*self.any, *self.all, *self.sum, *self.of)


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """What a veto or gate does; it never makes a result better."""

    grade: str | None = None
    grade_at_most: str | None = None  # no better grade: 不得评优; number and rank stay
    grade_down: int = 0  # so many grades lower
    score: Fraction | None = None
    score_at_most: Fraction | None = None  # no higher total
    no_score: bool = False  # neither number nor rank: 不合格 and nothing else
    block: str | None = None  # only this block fails: its points become 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Veto:
    """``[[veto]]`` (单项否决): a condition and its effect."""

    title: Title
    when: Condition
    effect: Effect
    only: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class GatePart:
    """One of several that a gate counts: bounds on a block or the total."""

    on: str  # an indicator's id, "total", or "deductions" (full marks less the total)
    bounds: Bounds


@dataclass(frozen=True, kw_only=True, slots=True)
class Gate:
    """``[[gate]]``: bounds on a block or the total, and what follows."""

    bounds: Bounds
    on: str = ""  # as of `GatePart`
    of: tuple[GatePart, ...] = ()  # instead: how many of them lie in their bounds
    title: Title | None = None
    opens: str | None = None  # a bonus block, shut unless the bounds hold
    effect: Effect | None = None
    only: tuple[str, ...] = ()
    basis: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Adjustments:
    """``[adjustments]``: what was decided apart from the rules, added to the total."""

    source: str  # whose values are added up
    check: str = "adjustment"  # what they are filed under
    at_most: Fraction | None = None  # the most that they may add
    at_least: Fraction | None = None  # the least; below 0, what they may take off

    def within(self, points: Fraction) -> Fraction:
        """Keep a sum within what may be added and taken off."""
        most = points if self.at_most is None else min(points, self.at_most)
        return most if self.at_least is None else max(most, self.at_least)
