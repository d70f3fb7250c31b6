"""No double count (不重复扣分): what was lost once is not lost again elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.scoring.rollup import exact, in_parts, the_points

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assess.scheme.model import Indicator
    from assess.scoring.leaves import Judged
    from assess.scoring.rollup import Points


@dataclass(frozen=True, slots=True)
class Whole:
    """A leaf from which nothing is lost: its place, and what it then counts with."""

    place: int
    points: Fraction  # the full marks; 0 below a minus
    minus: bool

    def lost(self, judged: Sequence[Judged]) -> bool:
        """Tell whether what was seen cost marks; what nobody saw is no double count."""
        cell, points, _number = judged[self.place]
        earned = exact(points)
        if earned is None or not cell.looked:
            return False
        return earned > self.points if self.minus else earned < self.points


@dataclass(frozen=True, slots=True)
class Spare:
    """A leaf that costs nothing where one of the others has cost something."""

    leaf: Whole
    by: tuple[Whole, ...]

    def because_of(self, judged: Sequence[Judged]) -> Iterator[int]:
        """Give the places of the others for which this leaf is spared."""
        if self.leaf.lost(judged):
            yield from (whole.place for whole in self.by if whole.lost(judged))


def spares_of(
    tree: Mapping[str, Indicator], places: Mapping[str, int]
) -> tuple[Spare, ...]:
    """Find the leaves of a sheet that others spare."""
    return tuple(
        Spare(
            _whole(tree, indicator, places),
            tuple(_whole(tree, tree[n], places) for n in indicator.spared_by),
        )
        for indicator in tree.values()
        if indicator.spared_by
    )


def _whole(
    tree: Mapping[str, Indicator], leaf: Indicator, places: Mapping[str, int]
) -> Whole:
    minus = "minus" in _kinds(tree, leaf)
    return Whole(places[leaf.id], Fraction() if minus else leaf.full, minus)


def _kinds(tree: Mapping[str, Indicator], leaf: Indicator) -> Iterator[str]:
    at_hand: Indicator | None = leaf
    while at_hand:
        yield at_hand.kind
        at_hand = tree.get(at_hand.parent or "")


def spared(spares: Sequence[Spare], judged: Sequence[Judged]) -> list[Points]:
    """Give the points of all leaves with nothing lost twice.

    What counts is what each leaf lost by itself: sparing does not go from one to the
    next.
    """
    left = list(map(the_points, judged))
    for spare in spares:
        if list(spare.because_of(judged)):
            left[spare.leaf.place] = in_parts(spare.leaf.points)
    return left
