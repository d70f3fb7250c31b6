"""What a scheme looks at: each check of each source, and what may be observed of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.measures import takes_words, weighing
from assess.methods import limits
from assess.records.states import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from assess.records.states import Reading
    from assess.scheme.model import Indicator, Scheme
    from assess.scheme.vetoes import Condition

Place = tuple[str, str]
"""A source and a check."""


@dataclass(frozen=True, slots=True)
class Look:
    """One check of one source."""

    source: str
    check: str
    reading: Reading
    leaves: dict[str, tuple[Indicator, ...]]  # class -> what is scored from it

    def words(self, class_id: str) -> tuple[str, ...]:
        """Give the words that may be observed; none where values are not words."""
        each = (word for leaf in self.leaves[class_id] for word in leaf.levels)
        return tuple(dict.fromkeys(each))

    def kinds(self, class_id: str) -> tuple[str, ...]:
        """Give the kinds that are weighed; none where all count alike."""
        measures = (leaf.observe.measure for leaf in self.leaves.get(class_id, ()))
        each = (kind for m in measures if (w := weighing(m)) for kind in w.kinds)
        return tuple(dict.fromkeys(each))

    def allows(self, class_id: str, text: str, value: int) -> bool:
        """Tell whether a value may be observed: a word of its levels, within limits."""
        words, limits = self.words(class_id), self.limits(class_id)
        return (not words or text in words) and (
            not limits or limits[0] * SCALE <= value <= limits[1] * SCALE
        )

    def limits(self, class_id: str) -> tuple[Fraction, Fraction] | None:
        """Give the least and the most that can be observed; None: anything."""
        ends = [e for leaf in self.leaves[class_id] if (e := _limits(leaf))]
        if not ends or self.reading != "number":
            return None
        return max(low for low, _high in ends), min(high for _low, high in ends)


@dataclass(frozen=True, slots=True)
class Looks:
    """All looks of a scheme, by source and by what a file may call them."""

    by_name: dict[Place, Look]  # source, and the id of a leaf or a check
    blocks: frozenset[str]
    titles: dict[str, str]  # of leaves -> their id

    def find(self, source: str, name: str) -> Look | None:
        """Find what `source` looks at under this name."""
        return self.by_name.get((source, name))

    def sources_of(self, name: str) -> tuple[str, ...]:
        """Give the sources that look at something of this name."""
        return tuple(source for source, known in self.by_name if known == name)

    def names(self, source: str) -> list[str]:
        """Give the names of all that a source looks at."""
        return [name for of, name in self.by_name if of == source]


def looks_of(scheme: Scheme) -> Looks:
    """Gather what leaves, vetoes and adjustments look at."""
    found: dict[Place, Look] = {}
    _of_leaves(scheme, found)
    _of_vetoes(scheme, found)
    _of_adjustments(scheme, found)
    by_name = {**_of_targets(scheme, found), **found}
    leaves = [i for i in scheme.indicators if i.score]
    for leaf in leaves:
        for source in leaf.sources:
            if (source, leaf.check) in found:
                by_name[source, leaf.id] = found[source, leaf.check]
    blocks = frozenset(i.id for i in scheme.indicators if not i.score)
    titles = {str(leaf.title): leaf.id for leaf in leaves}
    return Looks(by_name, blocks, titles)


def _of_leaves(scheme: Scheme, found: dict[Place, Look]) -> None:
    for class_id, sheet in scheme.sheets.items():
        for leaf in (i for i in sheet if i.score):
            for source in leaf.sources:
                look = _look(found, source, leaf.check, leaf.reading)
                look.leaves[class_id] = (*look.leaves.get(class_id, ()), leaf)


def _of_vetoes(scheme: Scheme, found: dict[Place, Look]) -> None:
    for veto in scheme.vetoes:
        for part in measured(veto.when):
            assert part.measure is not None
            reading = part.measure.reading or "number"
            look = _look(found, part.source, part.check, reading)
            for class_id in veto.only or scheme.sheets:
                look.leaves.setdefault(class_id, ())


def _of_adjustments(scheme: Scheme, found: dict[Place, Look]) -> None:
    if adjustments := scheme.adjustments:
        look = _look(found, adjustments.source, adjustments.check, "number")
        for class_id in scheme.sheets:
            look.leaves.setdefault(class_id, ())


def _of_targets(scheme: Scheme, found: dict[Place, Look]) -> dict[Place, Look]:
    """Gather where targets stand; give them by the ids of their leaves, too."""
    named: dict[Place, Look] = {}
    for class_id, sheet in scheme.sheets.items():
        for leaf in sheet:
            if leaf.score and (target := leaf.observe.target):
                look = _look(found, target.source, target.check or leaf.check, "number")
                look.leaves.setdefault(class_id, ())
                named[target.source, leaf.id] = look
    return named


def _look(found: dict[Place, Look], source: str, check: str, reading: Reading) -> Look:
    return found.setdefault((source, check), Look(source, check, reading, {}))


def measured(condition: Condition) -> Iterator[Condition]:
    """Yield the parts of a condition that measure something."""
    if condition.measure:
        yield condition
    for part in condition.parts:
        yield from measured(part)


def _limits(leaf: Indicator) -> tuple[Fraction, Fraction] | None:
    """Where one observation is the mark itself, or one of several marks."""
    assert leaf.score is not None
    seen = leaf.observe
    if seen.target or not takes_words(seen.measure):
        return None
    return limits(leaf.score, leaf.full)
