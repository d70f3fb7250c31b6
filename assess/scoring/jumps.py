"""The alarm before issuing: units that moved more than the others of their class."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.scoring.comparing import Change

_FLOOR = Fraction(1, 100)  # of the full marks: less is never a jump


@dataclass(frozen=True, slots=True)
class JumpRule:
    """A unit jumped when it moved so many places, or its total far from the usual.

    The usual is the median change of its class; far is more than `times` the median
    distance from it, and more than 1% of the full marks.
    """

    places: int = 5
    times: Fraction = Fraction(3)


class Jump(NamedTuple):
    """How a unit jumped: by places, by points, or both."""

    places: bool
    points: bool


def jumps_in(changes: Sequence[Change], full: Fraction, rule: JumpRule) -> list[Jump]:
    """Tell of each unit of a class how it jumped."""
    moved = [change.points for change in changes]
    usual = median(moved) if moved else Fraction()
    distances = [abs(points - usual) for points in moved]
    limit = max(rule.times * (median(distances) if moved else 0), full * _FLOOR)
    return [
        Jump(abs(change.places) >= rule.places, distance > limit)
        for change, distance in zip(changes, distances, strict=True)
    ]
