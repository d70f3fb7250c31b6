"""Points from the leaves up to the whole: weights, what is left out, clamps, extras.

A node's points are a pair of integers, number and denominator; None where it is left
out. Points that end within six decimals share the denominator SCALE, so that sums are
sums of integers.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from assess.records.states import SCALE
from assess.scoring.rounding import rounded_points

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assess.scheme.model import Heading
    from assess.scoring.sheet import Block, Child, Sheet

Points: TypeAlias = "tuple[int, int] | None"
Values: TypeAlias = "list[Points]"


def pair(points: Fraction) -> tuple[int, int]:
    """Write points over SCALE where they end there, else over their own denominator."""
    number, of = points.numerator, points.denominator
    return (number * (SCALE // of), SCALE) if SCALE % of == 0 else (number, of)


def exact(points: Points) -> Fraction | None:
    """Give a pair as a Fraction."""
    return None if points is None else Fraction(*points)


def roll_up(
    sheet: Sheet,
    leaves: Iterable[Points],
    failed: Collection[int] = (),
    open_extras: Collection[int] = (),
) -> Values:
    """Give the points of every node of the sheet, leaves first, the whole last.

    `failed` are the places of blocks whose points a veto made 0, `open_extras` those of
    the bonus and minus indicators that are added and taken off.
    """
    values: Values = list(leaves)
    for block in sheet.blocks:
        points = _merit(block, values, sheet.scheme.heading)
        for extra in block.extras:
            if points is not None and extra in open_extras:
                points = _with_extra(sheet, points, values, extra)
        if points is not None and points[0] < 0:
            points = (0, SCALE)  # what is taken off leaves nothing, never less
        if points is not None and block.place in failed:
            points = (0, SCALE)
        values.append(points)
    return values


def _merit(block: Block, values: Values, heading: Heading) -> Points:
    """Join the points of a block's children."""
    sums: dict[int, int] = {}
    left_out: list[Child] = []
    for child in block.merit:
        points = values[child.place]
        if points is None:
            left_out.append(child)
            continue
        number, of = points
        if child.weighted:
            number, of = number * child.weight.numerator, of * child.weight.denominator
        sums[of] = sums.get(of, 0) + number
    if left_out and not block.pool:  # a pool just holds less
        return _without(block, values, left_out, _added(sums), heading)
    return _clamped(block, sums, heading)


def _clamped(block: Block, sums: dict[int, int], heading: Heading) -> Points:
    if len(sums) == 1 and heading.round_blocks is None and not block.pool:
        of, number = sums.popitem()
        return number, of
    return _settled(block, _added(sums), heading)


def _settled(block: Block, points: Fraction, heading: Heading) -> tuple[int, int]:
    """Clamp a bonus or minus pool at its full marks; round where the scheme rounds."""
    if block.pool:
        points = min(points, block.full)
    places = heading.round_blocks if block.indicator else None  # the whole: only once
    return pair(rounded_points(points, places, heading.rounding))


def _added(sums: dict[int, int]) -> Fraction:
    return sum((Fraction(number, of) for of, number in sums.items()), Fraction())


def _without(
    block: Block,
    values: Values,
    left_out: Sequence[Child],
    points: Fraction,
    heading: Heading,
) -> Points:
    """Apply the block's choice for children that are left out."""
    staying = [child for child in block.merit if child not in left_out]
    if not staying:
        return None
    gone = sum((child.full for child in left_out), Fraction())
    if block.policy == "rescale":
        points *= (gone + _full(staying)) / _full(staying)
    elif block.policy == "spread-evenly":
        points = spread(values, staying, gone)
    elif block.policy == "full":
        points += gone
    return _settled(block, points, heading)


def spread(values: Values, staying: Sequence[Child], gone: Fraction) -> Fraction:
    """Share marks out equally: each of n children counts for gone/n more."""
    share = gone / len(staying)
    return sum(
        (
            _entering(values, child) * (child.full + share) / child.full
            for child in staying
        ),
        Fraction(),
    )


def _entering(values: Values, child: Child) -> Fraction:
    return child.weight * (exact(values[child.place]) or Fraction())


def _full(children: Iterable[Child]) -> Fraction:
    return sum((child.full for child in children), Fraction())


def _with_extra(
    sheet: Sheet, points: tuple[int, int], values: Values, extra: int
) -> tuple[int, int]:
    """Add a bonus, or take a minus off."""
    gained = exact(values[extra]) or Fraction()
    indicator = sheet.at(extra)
    sign = -1 if indicator.kind == "minus" else 1
    return pair(Fraction(*points) + sign * indicator.weight * gained)
