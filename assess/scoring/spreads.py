"""Which leaves tell the units of a class apart, and which of them decide."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.scoring.bests import is_fault
from assess.scoring.rollup import exact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assess.scheme.model import Indicator
    from assess.scoring.panel import Judgement
    from assess.scoring.sheet import Leaf


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a leaf tells the units of a class apart."""

    leaf: Indicator
    points: tuple[Fraction, ...]  # of the units for which it is not left out
    share: Fraction  # of the differences between totals; below 0: against them
    seen: bool  # somebody looked at it, of any unit

    @property
    def separates(self) -> bool:
        """Tell whether any two units have other points."""
        return len(set(self.points)) > 1

    @property
    def at_full(self) -> int:
        """Count the units that have all its marks."""
        return self.points.count(self.leaf.full)


def spreads(judged: Iterable[Judgement]) -> list[Spread]:
    """Tell how far each leaf separates units of one class, the most first.

    Its share is its covariance with the totals, over the sum of that of all leaves.
    """
    mine = [each for each in judged if each.outcome.printed is not None]
    if not mine:
        return []
    totals = [each.outcome.total or Fraction() for each in mine]
    sheet = mine[0].sheet
    by_id = {i.id: i for i in sheet.indicators}
    shared = {
        leaf.place: _covariance(_even(_column(mine, leaf)), totals)
        * (-1 if is_fault(by_id, leaf.indicator) else 1)
        for leaf in sheet.leaves
    }
    whole = sum(shared.values(), Fraction())
    found = (
        Spread(
            leaf.indicator,
            tuple(p for p in _column(mine, leaf) if p is not None),
            shared[leaf.place] / whole if whole else Fraction(),
            any(each.judged[leaf.place][0].looked for each in mine),
        )
        for leaf in sheet.leaves
    )
    return sorted(found, key=lambda each: -each.share)


def deciding(found: Sequence[Spread]) -> Iterator[Spread]:
    """Yield the fewest leaves that make half of the differences."""
    left = Fraction(1, 2)
    for each in found:
        if left <= 0 or each.share <= 0:
            return
        left -= each.share
        yield each


def _column(judged: Sequence[Judgement], leaf: Leaf) -> list[Fraction | None]:
    """Give what a leaf counted with, unit by unit; None: left out."""
    return [exact(each.outcome.values[leaf.place]) for each in judged]


def _even(column: Sequence[Fraction | None]) -> list[Fraction]:
    """Put the mean where a leaf is left out: it speaks neither for nor against."""
    known = [points for points in column if points is not None]
    mean = sum(known, Fraction()) / len(known) if known else Fraction()
    return [mean if points is None else points for points in column]


def _covariance(one: Sequence[Fraction], other: Sequence[Fraction]) -> Fraction:
    """Give it times the square of how many there are: only shares of it are asked."""
    both = sum((a * b for a, b in zip(one, other, strict=True)), Fraction())
    return len(one) * both - sum(one, Fraction()) * sum(other, Fraction())
