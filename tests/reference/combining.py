"""Shares of several children as one share, other than by adding up."""

from __future__ import annotations

from fractions import Fraction
from math import lcm, prod

NEITHER_SUM_NOR_MEAN = {"product", "minimum", "maximum"}
_DECIMALS = 10**18


def combined(how: str, shares: list[tuple[Fraction, Fraction]]) -> Fraction:
    """Combine (weight, share)."""
    weights = [weight for weight, _ in shares]
    if how == "minimum":
        return min(share for _, share in shares)
    if how == "maximum":
        return max(share for _, share in shares)
    alone = [max(share, Fraction(0)) for _, share in shares]
    if how == "product":
        return prod(alone, start=Fraction(1))
    if min(alone) == 0:
        return Fraction(0)
    if how == "harmonic":
        parts = [weight / share for weight, share in zip(weights, alone, strict=True)]
        return sum(weights, Fraction(0)) / sum(parts, Fraction(0))
    assert how == "geometric"
    return geometric(weights, alone)


def geometric(weights: list[Fraction], shares: list[Fraction]) -> Fraction:
    """Give the weighted geometric mean; what is no fraction is cut, 18 decimals on."""
    powers = [weight / sum(weights, Fraction(0)) for weight in weights]
    root = lcm(*(power.denominator for power in powers))
    whole = prod(
        (s ** int(power * root) for s, power in zip(shares, powers, strict=True)),
        start=Fraction(1),
    )
    above, below = (_root(Fraction(n), root) for n in whole.as_integer_ratio())
    if Fraction(above, below) ** root == whole:
        return Fraction(above, below)
    return Fraction(_root(whole * _DECIMALS**root, root), _DECIMALS)


def _root(value: Fraction, root: int) -> int:
    """Give the largest whole number whose power does not pass the value."""
    low, high = 0, 1
    while high**root <= value:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**root <= value else (low, middle)
    return low
