"""Checks of what depends on other units: subordinates, and columns of a class."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Final

from assess.measures.subordinates import SUBORDINATES, Subordinates
from assess.methods import relative
from assess.scheme.check_names import conditions_of
from assess.scheme.check_rules import awaits_ranks
from assess.scheme.document import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.draft import Draft, Placed

_OF_OBSERVATIONS: Final = ("check", "window", "stale_after", "period", "target")


def subordinates_stand_alone(draft: Draft) -> Iterator[Fault]:
    """See that what looks below observes nothing, and nothing else looks below."""
    for placed, _measure in _asking(draft):
        if placed.indicator.sources != (SUBORDINATES,):
            written = draft.document.get(draft.key(placed, "source"))
            key = "sources" if written is None else "source"
            path = draft.key(placed, key)
            yield Fault("subordinates-observed", path, {"key": key}, at="key")
        told = draft.document.get(draft.key(placed, "observe"))
        for key in _OF_OBSERVATIONS:
            if isinstance(told, dict) and key in told:
                path = draft.key(placed, "observe", key)
                yield Fault("subordinates-observed", path, {"key": key}, at="key")
    for condition, path in conditions_of(draft):
        if isinstance(condition.measure, Subordinates):
            yield Fault("veto-of-subordinates", (*path, "measure"))
    if any(source.id == SUBORDINATES for source in draft.scheme.sources):
        facts = {"id": SUBORDINATES}
        yield Fault("reserved-source", ("source", SUBORDINATES), facts, at="key")


def subordinates_are_there(draft: Draft) -> Iterator[Fault]:
    """See that what is asked of subordinates is something that they have."""
    for placed, measure in _asking(draft):
        if _depends_on_ranks(draft, measure):
            yield Fault("grade-by-quota", draft.key(placed, "observe", "grade"))
        for class_id in measure.classes:
            there = {p.indicator.id for p in draft.sheets.get(class_id, ())}
            known = {i.id for i in draft.scheme.indicators}
            if measure.on in known - there and class_id in draft.sheets:
                path = draft.key(placed, "observe", "on")
                facts = {"id": measure.on, "class_id": class_id}
                yield Fault("on-off-the-sheet", path, facts)


def _depends_on_ranks(draft: Draft, measure: Subordinates) -> bool:
    """Tell whether nobody knows before the ranking who has the grade asked for."""
    scheme, title = draft.scheme, measure.grade
    if title is None:
        return False
    effects = [veto.effect for veto in scheme.vetoes]
    effects += [gate.effect for gate in scheme.gates if gate.effect]
    quotas = any(grade.top is not None for grade in scheme.grades)
    lowered = any(effect.grade_down for effect in effects)
    waiting = (awaits_ranks(draft, title, name) for name in measure.classes)
    return (quotas and lowered) or any(waiting)


def classes_rest_on_others(draft: Draft) -> Iterator[Fault]:
    """See that no class depends on itself, by whatever way round."""
    needs: dict[str, set[str]] = {}
    asking: dict[str, Placed] = {}
    for name, sheet in draft.sheets.items():
        for placed in sheet:
            measure = placed.indicator.observe.measure
            if isinstance(measure, Subordinates):
                needs.setdefault(name, set()).update(measure.classes)
                asking.setdefault(name, placed)
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        ring: list[str] = error.args[1]
        placed = next(asking[name] for name in ring if name in asking)
        path = draft.key(placed, "observe", "classes")
        yield Fault("classes-in-a-circle", path, {"way": " > ".join(reversed(ring))})


def columns_have_no_examples(draft: Draft) -> Iterator[Fault]:
    """See that nothing is worked out alone that depends on a column."""
    for placed in draft.each():
        indicator = placed.indicator
        if relative(indicator.score) and indicator.examples:
            path = draft.key(placed, "examples")
            yield Fault("example-of-relative", path, {"id": indicator.id}, at="key")


def _asking(draft: Draft) -> Iterator[tuple[Placed, Subordinates]]:
    for placed in draft.each():
        measure = placed.indicator.observe.measure
        if isinstance(measure, Subordinates) and draft.sound(placed, "observe"):
            yield placed, measure
