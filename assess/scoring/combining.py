"""Shares made one in ways that are no sums: products, means, the least and the most.

A share is what was earned of the full marks; each has its weight. All is exact but the
geometric mean, which is cut at 18 decimals: its root seldom ends.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import lcm, log2, prod
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Weighed: TypeAlias = tuple[Fraction, Fraction]
"""A share and its weight."""

PLACES: Final = 18
_TENS: Final = 10**PLACES
_FINE: Final = 2**60


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
    number = prod(share ** int(part * degree) for share, part in parts)
    grown = number.numerator * _TENS**degree // number.denominator
    return Fraction(whole_root(grown, degree), _TENS)


def whole_root(number: int, degree: int) -> int:
    """Give the whole part of a root, by Newton's steps from just above it.

    Only where to begin is estimated; each step is exact, and the last one decides.
    """
    if not number:
        return 0
    bits = log2(number) / degree
    leading = int(2 ** (bits % 1) * _FINE) + _FINE // 2**40
    root = (leading << int(bits)) // _FINE + 1
    while True:
        better = ((degree - 1) * root + number // root ** (degree - 1)) // degree
        if better >= root:
            return root
        root = better


COMBINERS: Final[dict[str, Callable[[tuple[Weighed, ...]], Fraction]]] = {
    "product": _product,
    "geometric": _geometric,
    "harmonic": _harmonic,
    "minimum": _minimum,
    "maximum": _maximum,
}
