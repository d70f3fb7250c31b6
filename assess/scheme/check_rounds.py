"""Checks of rounds: they weigh one together, and nothing looks inside one."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assess.measures.subordinates import Subordinates
from assess.scheme.check_feeds import backwards
from assess.scheme.check_names import looked_at
from assess.scheme.document import Fault
from assess.scheme.draft import way_up
from assess.scheme.model import IN_ROUND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft, Placed


def rounds_are_sound(draft: Draft) -> Iterator[Fault]:
    """See that rounds run forward, weigh something, and are used."""
    used = {name for placed in draft.each() for name in placed.indicator.rounds}
    for number, each in enumerate(draft.scheme.rounds):
        path: KeyPath = ("round", number)
        if draft.whole(*path, "period"):
            yield from backwards(each.period, (*path, "period"))
        if each.weight is not None and each.weight <= 0:
            yield Fault("must-be-positive", (*path, "weight"), {"got": each.weight})
        if each.id not in used and draft.whole(*path, "id"):
            facts = {"id": each.id}
            yield Fault("round-unused", path, facts, at="key", severity="warning")


def rounds_weigh_one(draft: Draft) -> Iterator[Fault]:
    """See that the rounds of an indicator come to 1, or say nothing of weights."""
    rounds = {each.id: each for each in draft.scheme.rounds}
    for placed in draft.each():
        named = [rounds[n].weight for n in placed.indicator.rounds if n in rounds]
        weights = [weight for weight in named if weight is not None]
        path = draft.key(placed, "rounds")
        for number, name in enumerate(placed.indicator.rounds):
            if name in placed.indicator.rounds[:number]:
                yield Fault("round-twice", (*path, number), {"name": name})
        if len(named) != len(placed.indicator.rounds) or not weights:
            continue
        if len(weights) < len(named):
            yield Fault("rounds-half-weighed", path, {"id": placed.indicator.id})
        elif (total := sum(weights, Fraction())) != 1:
            facts = {"id": placed.indicator.id, "sum": total}
            yield Fault("rounds-differ", path, facts)


def rounds_stand_alone(draft: Draft) -> Iterator[Fault]:
    """See that no round is inside another, and that nothing is asked from inside."""
    if not draft.scheme.rounds or not draft.tree_is_sound:
        return
    inside = _inside(draft)
    for placed in draft.each():
        yield from _about(draft, placed, inside)
    for number, gate in enumerate(draft.scheme.gates):
        for name, path in looked_at(gate, ("gate", number)):
            yield from _asked(name, path, inside)
        block = gate.effect.block if gate.effect else None
        yield from _asked(block, ("gate", number, "effect", "block"), inside)
        yield from _asked(gate.opens, ("gate", number, "opens"), inside)
    for number, veto in enumerate(draft.scheme.vetoes):
        where: KeyPath = ("veto", number, "effect", "block")
        yield from _asked(veto.effect.block, where, inside)
    for number, example in enumerate(draft.scheme.examples):
        for name in example.points:
            yield from _asked(name, ("example", number, "points", name), inside)


def _inside(draft: Draft) -> dict[str, str]:
    """Give what is inside an indicator that has rounds, and which that is."""
    parents = {p.indicator.id: p.indicator.parent for p in draft.written}
    rounded = {p.indicator.id for p in draft.each() if p.indicator.rounds}
    ways = {name: way_up(parents, name) for name in parents}
    return {
        name: next(above for above in way if above in rounded)
        for name, way in ways.items()
        if rounded.intersection(way)
    }


def _about(draft: Draft, placed: Placed, inside: dict[str, str]) -> Iterator[Fault]:
    indicator = placed.indicator
    if indicator.rounds and indicator.id in inside:
        facts = {"id": indicator.id, "outer": inside[indicator.id]}
        yield Fault("rounds-in-rounds", draft.key(placed, "rounds"), facts, at="key")
    if IN_ROUND in indicator.id:
        facts = {"id": indicator.id, "sign": IN_ROUND}
        yield Fault("sign-of-rounds", (*placed.path, "id"), facts)
    measure = indicator.observe.measure
    if isinstance(measure, Subordinates):
        if indicator.rounds or indicator.id in inside:
            path = draft.key(placed, "observe", "measure")
            yield Fault("subordinates-in-rounds", path, {"id": indicator.id})
        at = draft.key(placed, "observe", "on")
        yield from _asked(measure.on, at, inside)


def spared_by_leaves(draft: Draft) -> Iterator[Fault]:
    """See that a leaf is spared by others that are scored beside it."""
    if not draft.tree_is_sound or not any(p.indicator.spared_by for p in draft.each()):
        return
    yield from draft.by_class(_spared_oddly)


def _spared_oddly(draft: Draft, class_id: str) -> Iterator[Fault]:
    inside, sheet = _inside(draft), draft.sheets[class_id]
    leaves = {p.indicator.id: p for p in sheet if p.indicator.score}
    for placed in leaves.values():
        yield from _spared(draft, placed, leaves, inside)


def _spared(
    draft: Draft, placed: Placed, leaves: dict[str, Placed], inside: dict[str, str]
) -> Iterator[Fault]:
    own = placed.indicator.id
    known = {each.id for each in draft.scheme.indicators}
    for number, name in enumerate(placed.indicator.spared_by):
        other = leaves.get(name)
        odd = other is None or name == own or other.indicator.rounds
        if name in known and (odd or inside.get(name) not in {None, inside.get(own)}):
            path = (*draft.key(placed, "spared_by"), number)
            yield Fault("spared-by-odd", path, {"id": own, "name": name})


def _asked(name: str | None, path: KeyPath, inside: dict[str, str]) -> Iterator[Fault]:
    if name in inside:
        yield Fault("inside-rounds", path, {"id": name, "outer": inside[name]})
