"""Order within a class: five ways to count equals."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

Score: TypeAlias = "tuple[Fraction | int, ...]"
"""What a unit is ranked on: its total, then what decides among equal totals."""


class _Among(NamedTuple):
    """Where a score stands: among how many equals, and who is before them."""

    before: int  # units that are strictly better
    step: int  # which distinct score this is, from 1
    nth: int  # which of its equals, from 1
    equals: int


_HALVES: Final[dict[str, Callable[[_Among], int]]] = {
    "competition": lambda among: 2 * (among.before + 1),
    "dense": lambda among: 2 * among.step,
    "average": lambda among: 2 * among.before + among.equals + 1,
    "lowest-place": lambda among: 2 * (among.before + among.equals),
    "ordinal": lambda among: 2 * (among.before + among.nth),
}


def places(scores: Sequence[Score], ties: str) -> list[int]:
    """Give twice the rank of each score, in the order given; the highest is first.

    `ties`: competition (1 2 2 4), dense (1 2 2 3), average (1 2.5 2.5 4; hence twice),
    lowest-place (1 3 3 4), ordinal (1 2 3 4: equals in the order given).
    """
    falling = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
    halves, found, before = _HALVES[ties], [0] * len(scores), 0
    for step, (_score, group) in enumerate(groupby(falling, scores.__getitem__), 1):
        equals = list(group)
        for nth, place in enumerate(equals, start=1):
            found[place] = halves(_Among(before, step, nth, len(equals)))
        before += len(equals)
    return found


def rank_text(halves: int | None) -> str:
    """Write a rank, of which twice is given; empty where there is none."""
    if halves is None:
        return ""
    return str(halves // 2) + (".5" if halves % 2 else "")
