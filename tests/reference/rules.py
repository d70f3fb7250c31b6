"""A scheme as this scorer knows it: its TOML, and as little else as will do.

What nothing but its keys is asked of stays the table it is in the file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from datetime import date

Keys: TypeAlias = dict[str, Any]  # of a TOML table


@dataclass(frozen=True)
class Period:
    """Days, both included."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class Indicator:
    """A block, or a leaf: that has `score`."""

    id: str
    full: Fraction
    parent: str | None = None
    weight: Fraction = Fraction(1)
    kind: str = "merit"
    only: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    join: str = ""
    weights: tuple[Fraction, ...] = ()
    inflated: Keys | None = None
    observe: Keys = field(default_factory=dict)
    score: Keys | None = None
    silence: str | None = None
    not_applicable: str | None = None
    worth: Keys = field(default_factory=dict)
    over_full: bool = False
    below_zero: bool = False
    capped: bool = True
    combine: str = "sum"
    rounds: tuple[str, ...] = ()
    spared_by: tuple[str, ...] = ()
    filed: str = ""  # the id that its observations know it by, in every round
    period: Period | None = None  # of its round

    @property
    def check(self) -> str:
        return str(self.observe.get("check") or self.filed or self.id)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """A whole scheme."""

    heading: Keys
    states: Keys
    sources: dict[str, Keys]
    classes: dict[str, Keys]
    sheets: dict[str, tuple[Indicator, ...]]  # by class
    vetoes: tuple[Keys, ...] = ()
    gates: tuple[Keys, ...] = ()
    grades: tuple[Keys, ...] = ()
    adjustments: Keys = field(default_factory=dict)

    def grades_of(self, class_id: str) -> tuple[Keys, ...]:
        return tuple(g for g in self.grades if class_id in g.get("only", [class_id]))

    def period(self, source: str) -> Period:
        return period(self.sources[source].get("period") or self.heading["period"])

    def places(self, key: str) -> int | None:
        value = self.heading.get(key)
        return None if value is None else int(value)


def period(keys: Keys) -> Period:
    return Period(keys["from"], keys["to"])
