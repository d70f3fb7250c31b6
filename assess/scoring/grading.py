"""Which grade a total has, and who finds room in a grade that has only so much."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from assess.scheme.model import Grade


@dataclass(frozen=True, slots=True)
class Standing:
    """How a unit stands among the ranked units of its class, by their totals."""

    better: int
    equals: int  # itself, too
    ranked: int


def grade_of(
    grades: Iterable[Grade], printed: Fraction, gets_in: Callable[[Grade], bool]
) -> str:
    """Give the first grade whose bounds hold a printed total, and that lets it in."""
    fitting = (g for g in grades if g.bounds.hold(printed) and gets_in(g))
    return next((grade.title.zh for grade in fitting), "")


def anyone(_grade: Grade) -> bool:
    """Let everybody in, as long as nobody is ranked."""
    return True


def gets_in(grade: Grade, standing: Standing) -> bool:
    """Tell whether a unit is among the first so many; equals are in or out together."""
    if grade.top is None:
        return True
    room = room_of(grade, standing.ranked)
    if grade.border == "all":
        return standing.better < room
    return standing.better + standing.equals <= room


def room_of(grade: Grade, ranked: int) -> int:
    """Give how many of the `ranked` units of a class a grade has room for."""
    if isinstance(grade.top, int):
        return grade.top
    assert grade.top is not None
    share = grade.top * ranked
    if grade.top_rounding == "up":
        return ceil(share)
    return floor(share if grade.top_rounding == "down" else share + Fraction(1, 2))
