"""``[[example]]``: a unit worked out by hand, as a scheme holds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

ExampleState = Literal["not-applicable", "explained", "could-not-tell", "rectified"]
Status = Literal["issued", "vetoed", "not-issued", "nothing-to-score", "unscored"]
Value = str | bool | Fraction | date  # what is observed: a word, yes or no, ...


@dataclass(frozen=True, kw_only=True, slots=True)
class ExampleFact:
    """One of an example's `facts`: a value, or a state."""

    indicator: str  # or the check of a veto
    source: str = ""  # needed where several look at it
    value: Value | None = None
    state: ExampleState | None = None
    kind: str = ""  # the type of issue
    target: Fraction | None = None  # the unit's, for this indicator
    day: date | None = None  # the last day of the source's period unless given


@dataclass(frozen=True, kw_only=True, slots=True)
class Example:
    """``[[example]]``: facts about a unit, and what they should come to."""

    title: str
    class_id: str
    facts: tuple[ExampleFact, ...] = ()
    total: Fraction | None = None  # as printed
    grade: str | None = None
    status: Status | None = None
    points: dict[str, Fraction] = field(default_factory=dict)  # indicator id -> points
