"""Chance that comes out the same every time, whoever asks and in whatever order."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

T = TypeVar("T")

_SEED: Final = "qiyi-2014"


def roll(below: int, *about: object) -> int:
    """Give a number from 0 to `below` - 1; the same for the same things asked about."""
    key = ":".join([_SEED, *map(str, about)])
    # only random() is promised to stay the same in later Pythons
    return int(Random(key).random() * below)  # noqa: S311 - a sample, not a secret


def pick(choices: Sequence[T], *about: object) -> T:
    """Give one of `choices`."""
    return choices[roll(len(choices), *about)]


def apportion(total: int, weights: Mapping[T, int]) -> dict[T, int]:
    """Share `total` out by weight; the largest remainders get what is left over."""
    whole = sum(weights.values())
    shares = {key: total * weight // whole for key, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda key: -(total * weights[key] % whole))
    for key in by_remainder[: total - sum(shares.values())]:
        shares[key] += 1
    return shares
