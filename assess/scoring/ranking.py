"""Order within a class: three ways to count equals."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction


def places(scores: Sequence[Fraction | int], ties: str) -> list[int]:
    """Give twice the rank of each score, in the order given; the highest is first.

    `ties`: competition (1 2 2 4), dense (1 2 2 3), average (1 2.5 2.5 4; hence twice).
    """
    ranks = dict(_ranks(sorted(scores, reverse=True), ties))
    return [ranks[score] for score in scores]


def _ranks(
    falling: list[Fraction | int], ties: str
) -> Iterator[tuple[Fraction | int, int]]:
    before = 0
    for step, (score, equals) in enumerate(groupby(falling), start=1):
        many = len(list(equals))
        if ties == "dense":
            yield score, 2 * step
        elif ties == "average":
            yield score, 2 * before + many + 1
        else:
            yield score, 2 * (before + 1)
        before += many
