"""From leaves to the total.

Readings chosen where the contract is open:

- All shares of a block's full marks use the marks as printed in the scheme; a "drop"
  further down does not make a child count for less.
- A block whose merit children are all left out is left out, under policy "full" too.
- `round_blocks` rounds every block with an id, the pools of bonus and minus too, but
  not the total, which has its own decimals.
- "Beyond its full" goes all the way up: a block is clamped to its full marks before
  bonus and minus. Where those changed a child, the block is rolled up again from the
  changed points by the same policy, rounded, and not clamped at its full again.
- A bonus or minus block that is left out gives and takes nothing.
- A failed block (`effect.block`) has 0 points, its own bonus included, and stays left
  out where it is. A veto's block is 0 before the gates look; a gate's only after.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from reference.methods import clamp
from reference.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.scheme.model import Indicator, NotApplicable, Scheme

Points: TypeAlias = Fraction | None  # None: left out
_ZERO = Fraction(0)


@dataclass(frozen=True)
class Sheet:
    """The indicators of one class, as a tree; None stands for the total."""

    scheme: Scheme
    indicators: tuple[Indicator, ...]

    def children(self, parent: str | None, kind: str = "merit") -> list[Indicator]:
        return [i for i in self.indicators if (i.parent, i.kind) == (parent, kind)]

    def find(self, wanted: str) -> Indicator:
        return next(i for i in self.indicators if i.id == wanted)

    def full(self, block: str | None) -> Fraction:
        if block is not None:
            return self.find(block).full
        return sum((i.weight * i.full for i in self.children(None)), _ZERO)

    def policy(self, block: str | None) -> NotApplicable:
        if block is None:
            return self.scheme.heading.not_applicable
        indicator = self.find(block)
        return indicator.not_applicable or self.policy(indicator.parent)

    def block_rounded(self, block: str | None, value: Fraction) -> Fraction:
        places = self.scheme.heading.round_blocks
        if block is None or places is None:
            return value
        return rounded(value, places, self.scheme.heading.rounding)


@dataclass(frozen=True)
class Tree:
    """One unit's points: of its leaves, which blocks failed, which bonuses are shut."""

    sheet: Sheet
    leaves: Mapping[str | None, Points]
    failed: frozenset[str] = frozenset()
    failed_late: frozenset[str] = frozenset()  # by a gate
    shut: frozenset[str] = frozenset()

    def before(self, block: str | None) -> Points:
        """Give the points before bonus and minus: what the gates look at."""
        if block in self.leaves:
            points = self.leaves[block]
        else:
            children = self.sheet.children(block)
            points = self._rolled(block, {c.id: self.before(c.id) for c in children})
            if points is not None:
                clamped = clamp(points, self.sheet.full(block))
                points = self.sheet.block_rounded(block, clamped)
        return _ZERO if block in self.failed and points is not None else points

    def after(self, block: str | None) -> Points:
        """Give the points with bonus and minus."""
        points = self._merit(block)
        if points is None or block in self.failed | self.failed_late:
            return None if points is None else _ZERO
        bonus = [self.pool(b) for b in self.sheet.children(block, "bonus")]
        minus = [self.pool(m) for m in self.sheet.children(block, "minus")]
        return max(points + sum(bonus) - sum(minus), _ZERO)

    def pool(self, pool: Indicator) -> Fraction:
        """Give what a bonus adds or a minus takes off."""
        if pool.id in self.shut | self.failed | self.failed_late:
            return _ZERO
        if pool.id in self.leaves:
            return self.leaves[pool.id] or _ZERO
        children = self.sheet.children(pool.id)
        parts = [child.weight * (self.after(child.id) or 0) for child in children]
        return self.sheet.block_rounded(pool.id, min(sum(parts, _ZERO), pool.full))

    def _merit(self, block: str | None) -> Points:
        if block in self.leaves:
            return self.leaves[block]
        children = self.sheet.children(block)
        old = {child.id: self.before(child.id) for child in children}
        new = {child.id: self.after(child.id) for child in children}
        if old == new:
            return self.before(block)
        points = self._rolled(block, new)
        return None if points is None else self.sheet.block_rounded(block, points)

    def _rolled(self, block: str | None, given: Mapping[str, Points]) -> Points:
        children = self.sheet.children(block)
        parts = [(c.weight * c.full, c.weight, given[c.id]) for c in children]
        stay = [(full, weight * p) for full, weight, p in parts if p is not None]
        lost = sum((full for full, _, p in parts if p is None), _ZERO)
        earned = sum((points for _, points in stay), _ZERO)
        if not stay:
            return None
        match self.sheet.policy(block):
            case "rescale":
                return earned * self.sheet.full(block) / sum(full for full, _ in stay)
            case "spread-evenly":
                each = lost / len(stay)
                return sum((p * (full + each) / full for full, p in stay), _ZERO)
            case "full":
                return earned + lost
            case "drop":
                return earned
