"""Points from the leaves up to the whole: weights, what is left out, clamps, extras.

A node's points are counted in parts of a mark so small that nearly all are integers;
what is none stays a Fraction of parts. None: left out.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar

from assess.rounding import rounded_points
from assess.scheme.clamp import clamped
from assess.scoring.combining import COMBINERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assess.scheme.model import Heading
    from assess.scoring.combining import Weighed
    from assess.scoring.sheet import Sheet
    from assess.scoring.tree import Block, Child

PARTS: Final = 10**6 * lcm(*range(1, 17))  # of a mark

Parts: TypeAlias = "int | Fraction"
Points: TypeAlias = "Parts | None"
Values: TypeAlias = "list[Points]"

the_cell, the_points, the_number = map(itemgetter, range(3))
"""The parts of what a leaf earned; see `leaves.Judged`."""

Marks = TypeVar("Marks", int, Fraction)


def in_parts(points: Fraction) -> Parts:
    """Count points in parts of a mark."""
    number, of = points.numerator, points.denominator
    return points * PARTS if PARTS % of else number * (PARTS // of)


def exact(points: Points) -> Fraction | None:
    """Give points in marks."""
    return None if points is None else Fraction(points, PARTS)


def roll_up(
    sheet: Sheet, leaves: Iterable[Points], failed: Collection[int] = ()
) -> Values:
    """Give the points of every node before bonus and minus, leaves first, whole last.

    `failed` are the places of blocks whose points a veto made 0.
    """
    values: Values = list(leaves)
    for block in sheet.blocks:
        points = merit(block, values, sheet.scheme.heading)
        values.append(_or_failed(block, points, failed) if failed else points)
    return values


def with_extras(
    sheet: Sheet, before: Values, failed: Collection[int], extras: Collection[int]
) -> Values:
    """Add bonuses and take minuses off, and carry what they change upwards.

    `before` is what `roll_up` gave, `extras` the places of the bonus and minus
    indicators that count. A block into which a bonus went may pass its full marks.
    """
    values = before[: len(sheet.leaves)]
    moved: set[int] = set()
    for block in sheet.blocks:
        points = before[block.place]
        if moved and any(child.place in moved for child in block.merit):
            capped = block.pool or not lifted(block, before, values)
            points = merit(block, values, sheet.scheme.heading, capped=capped)
        for extra in block.extras:
            if points is not None and extra in extras:
                points = _with_extra(sheet, points, values, extra)
        if points is not None and points < 0 and not block.below_zero:
            points = 0  # what is taken off leaves nothing, not less
        values.append(_or_failed(block, points, failed))
        if values[-1] != before[block.place]:
            moved.add(block.place)
    return values


def lifted(block: Block, before: Values, values: Values) -> bool:
    """Tell whether a bonus made of a block's children more than they had earned."""
    return any(_grew(before[c.place], values[c.place]) for c in block.merit)


def _grew(before: Points, after: Points) -> bool:
    return before is not None and after is not None and after > before


def _or_failed(block: Block, points: Points, failed: Collection[int]) -> Points:
    return 0 if points is not None and block.place in failed else points


def merit(
    block: Block, values: Sequence[Points], heading: Heading, *, capped: bool = True
) -> Points:
    """Join the points of a block's children, within the block's limits."""
    if block.plain and (summed := _plain_sum(block, values)) is not None:
        return summed
    points = joined(block, values)
    if points is None:
        return None
    kept = clamped(block, points) if capped or points < 0 else points
    return in_parts(_settled(block, kept, heading))


def joined(block: Block, values: Sequence[Points]) -> Fraction | None:
    """Give what a block's children come to, before any clamp; None: all left out."""
    if block.combine != "sum":
        return _combined(block, values)
    sums: dict[int, Parts] = {}
    left_out: list[Child] = []
    for child in block.merit:
        earned = values[child.place]
        if earned is None:
            left_out.append(child)
            continue
        of = child.weight.denominator
        sums[of] = sums.get(of, 0) + earned * child.weight.numerator
    return _without(block, values, left_out, _added(sums))


def _combined(block: Block, values: Sequence[Points]) -> Fraction | None:
    """Combine the shares of what is not left out; a pool of nothing gives nothing."""
    shares = shares_of(block, values)
    if not shares:
        return Fraction() if block.pool else None
    return block.full * COMBINERS[block.combine](shares)


def shares_of(block: Block, values: Sequence[Points]) -> tuple[Weighed, ...]:
    """Give what children earned of their full marks, each with its marks here."""
    return tuple(
        (_entering(values, child) / child.full, child.full)
        for child in block.merit
        if values[child.place] is not None
    )


def _plain_sum(block: Block, values: Sequence[Points]) -> Points:
    """Add what is all there; None where something is left out."""
    points = [p for place in block.places if (p := values[place]) is not None]
    return sum(points) if len(points) == len(block.places) else None


def _settled(block: Block, points: Fraction, heading: Heading) -> Fraction:
    """Round a block where the scheme rounds blocks; the whole is rounded only once."""
    places = heading.round_blocks if block.indicator else None
    return rounded_points(points, places, heading.rounding)


def _added(sums: dict[int, Parts]) -> Fraction:
    """Add what was summed up over different denominators."""
    return sum((Fraction(each, of * PARTS) for of, each in sums.items()), Fraction())


def _without(
    block: Block, values: Sequence[Points], left_out: Sequence[Child], points: Fraction
) -> Fraction | None:
    """Apply the block's choice for children that are left out; a pool just has less."""
    if not left_out or block.pool:
        return points
    staying = [child for child in block.merit if values[child.place] is not None]
    if not staying:
        return None
    gone = _full(left_out)
    if block.policy == "spread-evenly":
        return spread(values, staying, gone)
    if block.policy == "full":
        return points + gone
    above, below = raised(block.policy, gone, _full(staying))
    return points * above / below


def raised(policy: str, gone: Marks, staying: Marks) -> tuple[Marks, Marks]:
    """Give by which ratio what stays counts for more where the rest is left out."""
    return (gone + staying, staying) if policy == "rescale" else (staying, staying)


def spread(
    values: Sequence[Points], staying: Sequence[Child], gone: Fraction
) -> Fraction:
    """Share marks out equally: each of n children counts for gone/n more."""
    share = gone / len(staying)
    return sum(
        (
            _entering(values, child) * (child.full + share) / child.full
            for child in staying
        ),
        Fraction(),
    )


def _entering(values: Sequence[Points], child: Child) -> Fraction:
    return child.weight * (exact(values[child.place]) or Fraction())


def _full(children: Iterable[Child]) -> Fraction:
    return sum((child.full for child in children), Fraction())


def _with_extra(sheet: Sheet, points: Parts, values: Values, extra: int) -> Parts:
    """Add a bonus, or take a minus off."""
    gained = exact(values[extra]) or Fraction()
    indicator = sheet.at(extra)
    sign = -1 if indicator.kind == "minus" else 1
    return in_parts(Fraction(points, PARTS) + sign * indicator.weight * gained)
