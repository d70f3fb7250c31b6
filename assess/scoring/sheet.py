"""One class's sheet, laid out for judging: what to look at, and the tree above it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from assess.scoring.looking import (
    decided_looks,
    leaf_looks,
    stale_before,
    target_look,
    veto_look,
)
from assess.scoring.rounds import in_rounds
from assess.scoring.sparing import spares_of
from assess.scoring.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.methods import Method
    from assess.scheme.model import Grade, Indicator, Scheme
    from assess.scheme.vetoes import Condition, Gate, Veto
    from assess.scoring.looking import Look
    from assess.scoring.sparing import Spare
    from assess.scoring.tree import Block

Rule = TypeVar("Rule", "Veto", "Gate")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scored indicator: its place in the sheet and its looks, one per source."""

    indicator: Indicator
    place: int
    looks: tuple[int, ...]
    target: int | None  # the look that sees what the unit should reach
    methods: tuple[Method, ...]  # one per look; they differ where relative, and bound
    stale_before: tuple[int, ...]  # per look, in seconds: older is stale; 0: never

    @property
    def all_looks(self) -> tuple[int, ...]:
        """The looks that decide its cell: its target's, too."""
        return self.looks if self.target is None else (*self.looks, self.target)


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Everything that judging a unit of one class needs; the root block is last.

    Nodes (leaves and blocks) are numbered by `place`, children before parents. A sheet
    equals only itself: what is remembered of one is quickly found.
    """

    scheme: Scheme
    class_id: str
    unscored: str  # the grade of a class that gets no marks; else empty
    grades: tuple[Grade, ...]  # of this class, the highest first
    indicators: tuple[Indicator, ...]  # what has rounds as a block of them
    leaves: tuple[Leaf, ...]
    blocks: tuple[Block, ...]
    looks: tuple[Look, ...]
    chains: tuple[int, ...]  # of each leaf: its marks in the whole, for coverage
    vetoes: tuple[tuple[int, Veto], ...]
    gates: tuple[tuple[int, Gate], ...]
    spares: tuple[Spare, ...]
    places: dict[str, int]  # indicator id -> place
    parts: tuple[tuple[int, Indicator], ...]  # places of blocks and top-level leaves
    extras: frozenset[int]  # places of the bonus and minus indicators
    veto_looks: dict[int, int]  # id() of a veto's condition -> the look it needs
    adjusting: int | None  # the look at what was decided, where the scheme has one

    @property
    def root(self) -> Block:
        """The whole."""
        return self.blocks[-1]

    def at(self, place: int) -> Indicator:
        """Give the indicator at a place."""
        if place < len(self.leaves):
            return self.leaves[place].indicator
        indicator = self.blocks[place - len(self.leaves)].indicator
        assert indicator is not None, "the whole is not an indicator"
        return indicator

    def look(self, part: Condition) -> int:
        """Find the number of the look that a veto's condition needs."""
        return self.veto_looks[id(part)]


def lay_out(scheme: Scheme, class_id: str) -> Sheet:
    """Lay out the sheet of one class."""
    rounds = {each.id: each for each in scheme.rounds}
    indicators = tuple(in_rounds(scheme.sheets[class_id], rounds))
    tree = Tree.of(scheme, class_id, indicators)
    scored = [i for i in indicators if i.score]
    vetoes = _concerning(scheme.vetoes, class_id)
    measured = [part for _number, veto in vetoes for part in parts_of(veto.when)]
    wanted = [look for i in scored for look in leaf_looks(scheme, i)]
    wanted += [look for i in scored if (look := target_look(scheme, i))]
    wanted += [veto_look(scheme, part) for part in measured]
    wanted += (decided := decided_looks(scheme))
    looks = {look: n for n, look in enumerate(dict.fromkeys(wanted))}
    places = {i.id: n for n, i in enumerate([*scored, *tree.rising()])}
    extras = (places[i.id] for i in indicators if i.kind != "merit")
    unscored = next(c.unscored for c in scheme.classes if c.id == class_id) or ""
    return Sheet(
        scheme=scheme,
        class_id=class_id,
        unscored=unscored,
        grades=scheme.grades_of(class_id),
        indicators=indicators,
        leaves=tuple(_leaf(scheme, i, n, looks) for n, i in enumerate(scored)),
        blocks=tuple(tree.blocks(places)),
        looks=tuple(looks),
        chains=tree.chains(scored),
        vetoes=vetoes,
        gates=() if unscored else _concerning(scheme.gates, class_id),
        spares=spares_of(tree.by_id, places),
        places=places,
        parts=tuple(
            (places[i.id], i) for i in indicators if not (i.score and i.parent)
        ),
        extras=frozenset(extras),
        veto_looks={id(part): looks[veto_look(scheme, part)] for part in measured},
        adjusting=next((looks[look] for look in decided), None),
    )


@lru_cache(maxsize=8)
def sheets_of(scheme: Scheme) -> Mapping[str, Sheet]:
    """Lay out the sheets of all classes, once."""
    return {name: lay_out(scheme, name) for name in scheme.sheets}


def _concerning(rules: tuple[Rule, ...], class_id: str) -> tuple[tuple[int, Rule], ...]:
    """Keep the rules that apply to a class, each with its number."""
    return tuple((n, r) for n, r in enumerate(rules) if concerns(r.only, class_id))


def concerns(only: tuple[str, ...], class_id: str) -> bool:
    """Tell whether a rule restricted to the classes `only` applies to this one."""
    return not only or class_id in only


def _leaf(
    scheme: Scheme, indicator: Indicator, place: int, looks: dict[Look, int]
) -> Leaf:
    assert indicator.score is not None
    target = target_look(scheme, indicator)
    return Leaf(
        indicator,
        place,
        looks=tuple(looks[wanted] for wanted in leaf_looks(scheme, indicator)),
        target=None if target is None else looks[target],
        methods=(indicator.score,) * len(indicator.sources),
        stale_before=stale_before(scheme, indicator),
    )


def parts_of(condition: Condition) -> Iterator[Condition]:
    """Yield the conditions inside `condition` that measure something."""
    if condition.measure:
        yield condition
    for part in condition.parts:
        yield from parts_of(part)
