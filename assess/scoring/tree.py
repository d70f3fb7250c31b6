"""The tree above the leaves of a sheet: its blocks, and the whole."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from assess.scheme.model import WEIGHED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assess.scheme.model import Combine, Heading, Indicator, NotApplicable, Scheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """An indicator that holds others, or the whole sheet (`indicator` is None)."""

    indicator: Indicator | None
    place: int
    full: Fraction
    over_full: bool  # its points may pass the full marks
    below_zero: bool  # and be less than nothing
    combine: Combine
    policy: NotApplicable
    pool: bool  # a bonus or minus block: of what is left out, it just has less
    plain: bool  # its children's points are just added: no weights, caps, rounding
    merit: tuple[Child, ...]
    places: tuple[int, ...]  # theirs
    extras: tuple[int, ...]  # places of its bonus and minus blocks or leaves


@dataclass(frozen=True, slots=True)
class Child:
    """An indicator seen from its block."""

    place: int
    weight: Fraction
    full: Fraction  # weight times full marks


@dataclass(frozen=True, slots=True)
class Tree:
    """The indicators of a class, from which blocks are made."""

    scheme: Scheme
    class_id: str
    by_id: Mapping[str, Indicator]
    children: Mapping[str | None, Sequence[Indicator]]

    @classmethod
    def of(cls, scheme: Scheme, class_id: str, indicators: Iterable[Indicator]) -> Tree:
        """Put the indicators of a class where they belong."""
        by_id = {i.id: i for i in indicators}
        children: dict[str | None, list[Indicator]] = {}
        for indicator in by_id.values():
            children.setdefault(indicator.parent, []).append(indicator)
        return cls(scheme, class_id, by_id, children)

    def rising(self) -> list[Indicator]:
        """Give the blocks, the inner ones first."""
        blocks = (i for i in self.by_id.values() if not i.score)
        return sorted(blocks, key=lambda block: -len(list(self._above(block))))

    def blocks(self, places: Mapping[str, int]) -> Iterator[Block]:
        """Give the blocks that judging needs, the whole last."""
        for indicator in (*self.rising(), None):
            yield self._block(indicator, places)

    def chains(self, leaves: Sequence[Indicator]) -> tuple[int, ...]:
        """Give the marks of leaves in the whole; what counts is how they compare."""
        shares = [self._chain(leaf) for leaf in leaves]
        of = lcm(*(share.denominator for share in shares))
        return tuple(int(share * of) for share in shares)

    def _block(self, indicator: Indicator | None, places: Mapping[str, int]) -> Block:
        heading, of = self.scheme.heading, indicator or self.scheme.heading
        inner = self.children.get(indicator.id if indicator else None, ())
        pool = indicator is not None and indicator.kind != "merit"
        merit = tuple(_child(c, places) for c in inner if c.kind == "merit")
        return Block(
            indicator=indicator,
            place=places[indicator.id] if indicator else len(places),
            full=self._full(indicator),
            over_full=of.over_full or (indicator is not None and not indicator.capped),
            below_zero=of.below_zero,
            combine=of.combine,
            policy=self._policy(indicator),
            pool=pool,
            plain=of.combine == "sum" and not pool and _just_added(heading, inner),
            merit=merit,
            places=tuple(child.place for child in merit),
            extras=tuple(places[c.id] for c in inner if c.kind != "merit"),
        )

    def _full(self, indicator: Indicator | None) -> Fraction:
        return indicator.full if indicator else self.scheme.full_of(self.class_id)

    def _policy(self, indicator: Indicator | None) -> NotApplicable:
        """Give what a block says of what does not apply, or else one above it."""
        own = (i.not_applicable for i in (indicator, *self._above(indicator)) if i)
        return next(filter(None, own), self.scheme.heading.not_applicable)

    def _above(self, indicator: Indicator | None) -> Iterator[Indicator]:
        while indicator and (indicator := self.by_id.get(indicator.parent or "")):
            yield indicator

    def _chain(self, leaf: Indicator) -> Fraction:
        """Give a leaf's marks as they reach the total; 0 below a bonus or minus."""
        share, at_hand = leaf.full, leaf
        for above in (*self._above(leaf), None):
            share *= at_hand.weight if at_hand.kind == "merit" else 0
            combine = (above or self.scheme.heading).combine
            if combine not in WEIGHED:
                inner = self.children[above.id if above else None]
                marks = sum((c.full for c in inner if c.kind == "merit"), Fraction())
                share *= self._full(above) / marks
            if above:
                at_hand = above
        return share


def _child(indicator: Indicator, places: Mapping[str, int]) -> Child:
    weight = indicator.weight
    return Child(places[indicator.id], weight, weight * indicator.full)


def _just_added(heading: Heading, inner: Sequence[Indicator]) -> bool:
    """Tell whether points are never weighed, rounded or outside their limits."""
    exact = heading.round_leaves is None and heading.round_blocks is None
    return exact and all(
        c.weight == 1 and not (c.over_full or c.below_zero)
        for c in inner
        if c.kind == "merit"
    )
