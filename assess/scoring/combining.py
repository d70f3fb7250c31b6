"""Shares made one in ways that are no sums: products, means, the least and the most.

A share is what was earned of the full marks; each has its weight. All is exact but a
geometric mean that is no fraction, which is cut at 18 decimals.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import lcm, prod
from typing import TYPE_CHECKING, Final, TypeAlias

from assess.rounding import root

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Weighed: TypeAlias = tuple[Fraction, Fraction]
"""A share and its weight."""


def _product(shares: Sequence[Weighed]) -> Fraction:
    return prod((share for share, _weight in shares), start=Fraction(1))


def _minimum(shares: Sequence[Weighed]) -> Fraction:
    return min(share for share, _weight in shares)


def _maximum(shares: Sequence[Weighed]) -> Fraction:
    return max(share for share, _weight in shares)


def _harmonic(shares: Sequence[Weighed]) -> Fraction:
    if any(share <= 0 for share, _weight in shares):
        return Fraction()
    weights = sum((weight for _share, weight in shares), Fraction())
    return weights / sum((weight / share for share, weight in shares), Fraction())


@lru_cache(maxsize=10_000)
def _geometric(shares: tuple[Weighed, ...]) -> Fraction:
    """Take the root of which the weights in whole numbers are the powers."""
    if any(share <= 0 for share, _weight in shares):
        return Fraction()
    weights = sum((weight for _share, weight in shares), Fraction())
    parts = [(share, weight / weights) for share, weight in shares]
    degree = lcm(*(part.denominator for _share, part in parts))
    powers = (share ** int(part * degree) for share, part in parts)
    return root(prod(powers, start=Fraction(1)), degree)


COMBINERS: Final[dict[str, Callable[[tuple[Weighed, ...]], Fraction]]] = {
    "product": _product,
    "geometric": _geometric,
    "harmonic": _harmonic,
    "minimum": _minimum,
    "maximum": _maximum,
}
