"""From leaves to the total.

Readings chosen where the contract is open:

- All shares of a block's full marks use the marks as printed in the scheme; a "drop"
  further down does not make a child count for less.
- A block whose merit children are all left out is left out, under policy "full" too.
- `round_blocks` rounds every block with an id, the pools of bonus and minus too, but
  not the total, which has its own decimals.
- "Beyond its full" goes all the way up: a block is clamped to its full marks before
  bonus and minus. Where those changed a child, the block is rolled up again from the
  changed points by the same policy, rounded, and clamped, but not at its full where a
  child has more than before. What lies below zero is cut off before a bonus is added,
  and again after a minus.
- A bonus or minus block that is left out gives and takes nothing. A pool that came to
  less than nothing gives and takes nothing.
- A failed block (`effect.block`) has 0 points, its own bonus included, and stays left
  out where it is. A veto's block is 0 before the gates look; a gate's only after.
- A block that does not add up passes over what is left out, whatever its policy.
- In a product and in the two means a share below nothing is nothing; in the means,
  nothing makes nothing of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from reference.combining import NEITHER_SUM_NOR_MEAN, combined
from reference.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reference.rules import Indicator, Rules

Points: TypeAlias = Fraction | None  # None: left out
_ZERO = Fraction(0)


@dataclass(frozen=True)
class Sheet:
    """The indicators of one class, as a tree; None stands for the total."""

    rules: Rules
    class_id: str

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self.rules.sheets[self.class_id]

    def children(self, parent: str | None, kind: str = "merit") -> list[Indicator]:
        return [i for i in self.indicators if (i.parent, i.kind) == (parent, kind)]

    def find(self, wanted: str) -> Indicator:
        return next(i for i in self.indicators if i.id == wanted)

    def has(self, wanted: str) -> bool:
        return wanted in {i.id for i in self.indicators}

    def full(self, block: str | None) -> Fraction:
        if block is not None:
            return self.find(block).full
        if self.combine(None) in NEITHER_SUM_NOR_MEAN:
            of_class = self.rules.classes[self.class_id].get("full")
            return Fraction(of_class or self.rules.heading["full"])
        return sum((i.weight * i.full for i in self.children(None)), _ZERO)

    def policy(self, block: str | None) -> str:
        if block is None:
            return str(self.rules.heading["not_applicable"])
        indicator = self.find(block)
        return indicator.not_applicable or self.policy(indicator.parent)

    def combine(self, block: str | None) -> str:
        if block is None:
            return str(self.rules.heading.get("combine", "sum"))
        return self.find(block).combine

    def not_below(self, block: str | None, points: Fraction) -> Fraction:
        if block is None:
            free = self.rules.heading.get("below_zero", False)
        else:
            free = self.find(block).below_zero
        return points if free else max(points, _ZERO)

    def clamped(self, block: str | None, points: Fraction) -> Fraction:
        low = self.not_below(block, points)
        if block is None:
            free = self.rules.heading.get("over_full", False)
        else:
            free = self.find(block).over_full
        return low if free else min(low, self.full(block))

    def block_rounded(self, block: str | None, value: Fraction) -> Fraction:
        places = self.rules.places("round_blocks")
        if block is None or places is None:
            return value
        return rounded(value, places, self.rules.heading["rounding"])


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
                clamped = self.sheet.clamped(block, points)
                points = self.sheet.block_rounded(block, clamped)
        return _ZERO if block in self.failed and points is not None else points

    def after(self, block: str | None) -> Points:
        """Give the points with bonus and minus."""
        points = self._merit(block)
        if points is None or block in self.failed | self.failed_late:
            return None if points is None else _ZERO
        if block in self.leaves:
            return points
        bonus = [b.weight * self.pool(b) for b in self.sheet.children(block, "bonus")]
        minus = [m.weight * self.pool(m) for m in self.sheet.children(block, "minus")]
        return self.sheet.not_below(block, points + sum(bonus) - sum(minus))

    def pool(self, pool: Indicator) -> Fraction:
        """Give what a bonus adds or a minus takes off."""
        if pool.id in self.shut | self.failed | self.failed_late:
            return _ZERO
        if pool.id in self.leaves:
            return self.leaves[pool.id] or _ZERO
        children = self.sheet.children(pool.id)
        parts = [child.weight * (self.after(child.id) or 0) for child in children]
        together = self.sheet.not_below(pool.id, sum(parts, _ZERO))
        capped = min(together, pool.full) if pool.capped else together
        return self.sheet.block_rounded(pool.id, capped)

    def _merit(self, block: str | None) -> Points:
        if block in self.leaves:
            return self.leaves[block]
        children = self.sheet.children(block)
        old = {child.id: self.before(child.id) for child in children}
        new = {child.id: self.after(child.id) for child in children}
        if old == new:
            return self.before(block)
        points = self._rolled(block, new)
        if points is None:
            return None
        if any(_more(new[child.id], old[child.id]) for child in children):
            return self.sheet.block_rounded(block, self.sheet.not_below(block, points))
        return self.sheet.block_rounded(block, self.sheet.clamped(block, points))

    def _rolled(self, block: str | None, given: Mapping[str, Points]) -> Points:
        children = self.sheet.children(block)
        parts = [(c.weight * c.full, c.weight, given[c.id]) for c in children]
        stay = [(full, weight * p) for full, weight, p in parts if p is not None]
        lost = sum((full for full, _, p in parts if p is None), _ZERO)
        earned = sum((points for _, points in stay), _ZERO)
        if not stay:
            return None
        if (how := self.sheet.combine(block)) != "sum":
            shares = [(full, points / full) for full, points in stay]
            return self.sheet.full(block) * combined(how, shares)
        match self.sheet.policy(block):
            case "rescale":
                return earned * self.sheet.full(block) / sum(full for full, _ in stay)
            case "spread-evenly":
                each = lost / len(stay)
                return sum((p * (full + each) / full for full, p in stay), _ZERO)
            case "full":
                return earned + lost
        return earned


def _more(after: Points, before: Points) -> bool:
    return after is not None and before is not None and after > before
