"""Which grade a total has, and who finds room in a grade that has only so much."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assess.scheme.model import Grade
    from assess.scoring.ranking import Score


@dataclass(frozen=True, slots=True)
class Held:
    """What vetoes and gates leave of a grade; grades by their place, 0 is the best."""

    at_best: int = 0
    down: int = 0  # so many grades lower
    named: bool = False  # there is a grade even where there is no number

    def bars(self, place: int) -> bool:
        """Tell whether a grade is out of reach, whatever the total."""
        return max(self.at_best, self.down) > place

    def takes(self, grade: Grade, place: int) -> bool:
        """Tell whether a unit takes up room in a grade that has only so much."""
        return not (grade.moves_up and self.bars(place))

    def leaves(self, grades: Sequence[Grade], grade: str) -> str:
        """Give what becomes of a grade; it is never a better one."""
        titles = [each.title.zh for each in grades]
        if grade in titles:
            place = max(titles.index(grade) + self.down, self.at_best)
            return titles[min(place, len(titles) - 1)]
        return titles[self.at_best] if self.named else grade


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


def standing_among(
    scores: Sequence[Score], score: Score, ranked: int, *, counts: bool = True
) -> Standing:
    """Tell how a score stands among those that take room, the lowest first.

    `counts` is whether it is one of them itself.
    """
    last = bisect_right(scores, score)
    equals = last - bisect_left(scores, score)
    return Standing(len(scores) - last, equals + (not counts), ranked)


def anyone(_grade: Grade) -> bool:
    """Let everybody in, as long as nobody is ranked."""
    return True


def without_quota(grade: Grade) -> bool:
    """Let in whoever is not ranked: a quota is for those who are."""
    return grade.top is None


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
