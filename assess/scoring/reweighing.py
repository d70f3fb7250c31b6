"""A sheet whose leaves count for more or less than its scheme says.

The marks of a leaf change by a factor, blocks are worth what their leaves are worth,
and the whole keeps its full marks. What leaves earned of their own marks stays.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.scoring.sheet import Sheet
    from assess.scoring.tree import Block, Child


def reweighed(sheet: Sheet, factors: Sequence[Fraction]) -> Sheet:
    """Give the sheet with a factor on the marks of each leaf, by its place.

    Below a bonus or minus nothing changes.
    """
    by_place = dict(enumerate(_only_merit(sheet, factors)))
    blocks: list[Block] = []
    for block in sheet.blocks:
        merit = [_child(child, sheet, by_place) for child in block.merit]
        factor = (
            _marks(merit) / marks if (marks := _marks(block.merit)) else Fraction(1)
        )
        if block is sheet.root and factor:
            merit = [_times(child, 1 / factor) for child in merit]
            factor = Fraction(1)
        by_place[block.place] = Fraction(1) if block.pool else factor
        full = block.full * by_place[block.place]
        blocks.append(replace(block, merit=tuple(merit), full=full, plain=False))
    return replace(sheet, blocks=tuple(blocks))


def _only_merit(sheet: Sheet, factors: Sequence[Fraction]) -> list[Fraction]:
    """Give the factors of leaves that have marks in the whole, 1 for the others."""
    pairs = zip(factors, sheet.chains, strict=True)
    return [factor if chain else Fraction(1) for factor, chain in pairs]


def _child(child: Child, sheet: Sheet, factors: Mapping[int, Fraction]) -> Child:
    """Give a leaf another weight; a block has changed its full marks already."""
    factor = factors[child.place]
    if child.place < len(sheet.leaves):
        return _times(child, factor)
    return replace(child, full=child.full * factor)


def _times(child: Child, factor: Fraction) -> Child:
    return replace(child, weight=child.weight * factor, full=child.full * factor)


def _marks(children: Sequence[Child]) -> Fraction:
    return sum((child.full for child in children), Fraction())
