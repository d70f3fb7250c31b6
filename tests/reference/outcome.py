"""What one unit came to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

Status: TypeAlias = Literal[
    "issued", "vetoed", "not-issued", "nothing-to-score", "unscored"
]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one unit came to."""

    status: Status
    total: Fraction | None  # exact
    printed: Fraction | None
    grade: str  # the Chinese title; empty if none
    effects: tuple[Mapping[str, Any], ...] = field(default=(), compare=False)
    coverage: Fraction
    points: Mapping[str, Fraction | None]  # of blocks; of leaves inside, by themselves
    counted: Mapping[str, Fraction | None] = field(default_factory=dict, compare=False)
    states: Mapping[str, str]  # of every leaf
    vetoes: tuple[str, ...]  # their Chinese titles
    rank: Fraction | None = None
