"""Checks of names: each is given once, and means something that is there."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, TypeAlias

from assess.measures.subordinates import Subordinates
from assess.messages.phrases import KINDS
from assess.scheme.document import Fault
from assess.scheme.model import IN_ROUND

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft, Placed
    from assess.scheme.example import Example
    from assess.scheme.vetoes import Condition, Effect, Gate

Name: TypeAlias = "tuple[str, str, KeyPath]"
"""A name that must mean something: of what kind, the name, where it is written."""

WHOLE: Final = ("total", "deductions")  # what a gate may look at besides indicators
_COLUMNS: Final = ("class", "rank", "code", "unit", "grade", "coverage", "remark")


def ids_once(draft: Draft) -> Iterator[Fault]:
    """See that no two indicators, classes or grades have the same name."""
    scheme = draft.scheme
    yield from _once(draft, "indicator", "id", [i.id for i in scheme.indicators])
    yield from _once(draft, "class", "id", [c.id for c in scheme.classes])
    yield from _once(draft, "class", "title", [c.title.zh for c in scheme.classes])
    yield from _once(draft, "round", "id", [r.id for r in scheme.rounds])
    yield from _grades_once(draft)
    yield from _once(draft, "example", "title", [e.title for e in scheme.examples])


def _grades_once(draft: Draft) -> Iterator[Fault]:
    """See that no class has two grades of the same name."""
    grades = draft.scheme.grades
    names = [grade.title.zh for grade in grades]
    for fault in _once(draft, "grade", "title", names):
        mine = grades[int(fault.path[1])]
        others = [g for g in grades[: int(fault.path[1])] if g.title == mine.title]
        apart = (
            mine.only and g.only and {*mine.only}.isdisjoint(g.only) for g in others
        )
        if fault.code != "used-before" or not all(apart):
            yield fault


def _once(draft: Draft, table: str, key: str, names: Sequence[str]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for number, name in enumerate(names):
        path = (table, number, key)
        if path in draft.spoilt:
            continue
        if not name.strip():
            yield Fault("empty-name", path, {"key": key})
        elif name in first:
            line = draft.document.place((table, first[name], key), "value").line
            yield Fault("used-before", path, {"name": name, "line": line})
        first.setdefault(name, number)


def ids_free(draft: Draft) -> Iterator[Fault]:
    """See that no indicator is called what gates or a ranking call something else."""
    taken = (*WHOLE, *_COLUMNS)
    for placed in draft.written:
        if placed.indicator.id in taken:
            yield Fault("reserved-id", (*placed.path, "id"), {"known": taken})


def names_known(draft: Draft) -> Iterator[Fault]:
    """See that whatever source, class, indicator or grade is named is there."""
    known = _known(draft)
    for kind, name, path in _names(draft):
        if kind not in known or name in known[kind] or path in draft.spoilt:
            continue
        if kind == "block" and name in known.get("indicator", ()):
            yield Fault("leaf-for-block", path, {"name": name})
            continue
        near = get_close_matches(name, known[kind], 1)
        facts: dict[str, object] = {"kind": KINDS[kind], "name": name}
        if near:
            yield Fault("unknown-name", path, {**facts, "near": near[0]})
        elif known[kind]:
            yield Fault("no-such-name", path, {**facts, "known": known[kind]})
        else:
            yield Fault("none-declared", path, facts)


def own_numbers_of_classes(draft: Draft) -> Iterator[Fault]:
    """See that a class has its own numbers only for what is on its sheet."""
    there = {name: {p.number for p in sheet} for name, sheet in draft.sheets.items()}
    for placed in draft.written:
        for name in _own_classes(draft, placed):
            if name in there and placed.number not in there[name]:
                path = (*placed.path, "in_class", name)
                yield Fault("class-off-the-sheet", path, {"class_id": name}, at="key")


def equals_part_by_parts(draft: Draft) -> Iterator[Fault]:
    """See that equal totals are parted by what every ranking shows."""
    inside = {i.id for i in draft.scheme.indicators if i.score and i.parent}
    for number, name in enumerate(draft.scheme.heading.then_by):
        if name in inside:
            yield Fault("then-by-inside", ("scheme", "then_by", number), {"id": name})


def opens_an_extra(draft: Draft) -> Iterator[Fault]:
    """See that what a gate opens is a bonus or a minus."""
    kinds = {i.id: i.kind for i in draft.scheme.indicators}
    for number, gate in enumerate(draft.scheme.gates):
        if kinds.get(gate.opens or "") == "merit":
            yield Fault("opens-no-bonus", ("gate", number, "opens"), {"id": gate.opens})


def gates_stand_on_sheets(draft: Draft) -> Iterator[Fault]:
    """See that what a gate looks at is on the sheet of every class that it is for."""
    if draft.scheme.gates and draft.tree_is_sound:
        yield from draft.by_class(_gates_off_the_sheet)


def _gates_off_the_sheet(draft: Draft, class_id: str) -> Iterator[Fault]:
    ids = {indicator.id for indicator in draft.scheme.indicators}
    there = {placed.indicator.id for placed in draft.sheets[class_id]}
    for number, gate in enumerate(draft.scheme.gates):
        concerned = (there and not gate.only) or class_id in gate.only
        for name, path in looked_at(gate, ("gate", number)):
            if concerned and name in ids - there:
                yield Fault("gate-off-the-sheet", path, {"id": name})


def looked_at(gate: Gate, path: KeyPath) -> Iterator[tuple[str, KeyPath]]:
    """Give the ids of what a gate looks at, and where they stand."""
    if gate.on:
        yield gate.on, (*path, "on")
    for place, part in enumerate(gate.of):
        yield part.on, (*path, "of", place, "on")


def _known(draft: Draft) -> Mapping[str, tuple[str, ...]]:
    """Give what each kind of name may be; a kind with spoilt names is left out."""
    scheme = draft.scheme
    ids = tuple(i.id for i in scheme.indicators)
    known = {
        "source": tuple(s.id for s in scheme.sources),
        "class": tuple(c.id for c in scheme.classes),
        "indicator": ids,
        "block": tuple(i.id for i in scheme.indicators if not i.score),
        "gated": (*ids, *WHOLE),
        "earned": (*ids, WHOLE[0]),
        "grade": tuple(g.title.zh for g in scheme.grades),
        "round": tuple(r.id for r in scheme.rounds),
    }
    named = {("indicator", "id"), ("class", "id"), ("round", "id"), ("grade", "title")}
    spoilt = {path[0] for path in draft.spoilt if path[::2] in named}
    if "indicator" in spoilt:
        spoilt |= {"block", "gated", "earned"}
    if not draft.whole("source"):
        spoilt.add("source")
    return {kind: names for kind, names in known.items() if kind not in spoilt}


def _names(draft: Draft) -> Iterator[Name]:
    for placed in draft.each():
        yield from _names_of_indicator(draft, placed)
    for number, veto in enumerate(draft.scheme.vetoes):
        path: KeyPath = ("veto", number)
        yield from _listed("class", veto.only, (*path, "only"))
        yield from _names_of_effect(veto.effect, (*path, "effect"))
    yield from _listed("indicator", draft.scheme.heading.then_by, ("scheme", "then_by"))
    for condition, path in conditions_of(draft):
        if condition.source:
            yield "source", condition.source, (*path, "source")
    if adjustments := draft.scheme.adjustments:
        yield "source", adjustments.source, ("adjustments", "source")
    for number, gate in enumerate(draft.scheme.gates):
        yield from _names_of_gate(gate, ("gate", number))
    yield from _names_of_grades(draft)
    for number, example in enumerate(draft.scheme.examples):
        yield from _names_of_example(example, ("example", number))


def _names_of_grades(draft: Draft) -> Iterator[Name]:
    for number, grade in enumerate(draft.scheme.grades):
        yield from _listed("class", grade.only, ("grade", number, "only"))
    for number, each in enumerate(draft.scheme.classes):
        if each.unscored is not None:
            yield "grade", each.unscored, ("class", number, "unscored")


def _names_of_indicator(draft: Draft, placed: Placed) -> Iterator[Name]:
    indicator = placed.indicator
    path = draft.key(placed, "spared_by")
    yield from _listed("indicator", indicator.spared_by, path)
    yield from _listed("round", indicator.rounds, draft.key(placed, "rounds"))
    measure = indicator.observe.measure
    if isinstance(measure, Subordinates):
        yield from _names_below(measure, draft.key(placed, "observe"))
    else:
        for number, name in enumerate(indicator.sources):
            yield "source", name, source_path(draft, placed, number)
    if target := indicator.observe.target:
        yield "source", target.source, draft.key(placed, "observe", "target", "source")
    if placed.class_id:
        return
    if indicator.parent is not None:
        yield "indicator", indicator.parent, (*placed.path, "parent")
    yield from _listed("class", indicator.only, (*placed.path, "only"))
    for name in _own_classes(draft, placed):
        yield "class", name, (*placed.path, "in_class", name)


def _names_below(measure: Subordinates, path: KeyPath) -> Iterator[Name]:
    yield from _listed("class", measure.classes, (*path, "classes"))
    yield "earned", measure.on, (*path, "on")
    if measure.grade is not None:
        yield "grade", measure.grade, (*path, "grade")


def _own_classes(draft: Draft, placed: Placed) -> Iterable[str]:
    own = draft.document.get((*placed.path, "in_class"))
    return own if isinstance(own, dict) else ()


def source_path(draft: Draft, placed: Placed, number: int) -> KeyPath:
    """Say where an indicator names one of its sources."""
    several = draft.key(placed, "sources", number)
    written = draft.document.get(several) is not None
    return several if written else draft.key(placed, "source")


def _parts_of(
    condition: Condition, path: KeyPath
) -> Iterator[tuple[Condition, KeyPath]]:
    """Give the conditions right inside one, with their paths."""
    for how in ("any", "all", "sum", "of"):
        for number, part in enumerate(getattr(condition, how)):
            yield part, (*path, how, number)


def conditions_of(draft: Draft) -> Iterator[tuple[Condition, KeyPath]]:
    """Give every condition of every veto, the inner ones too, with their paths."""
    waiting: list[tuple[Condition, KeyPath]] = [
        (veto.when, ("veto", number, "when"))
        for number, veto in enumerate(draft.scheme.vetoes)
    ]
    while waiting:
        condition, path = waiting.pop(0)
        yield condition, path
        waiting[:0] = _parts_of(condition, path)


def effects_on(draft: Draft, class_id: str) -> Iterator[tuple[Effect, KeyPath]]:
    """Give what vetoes and gates do to a class, with the path."""
    for number, veto in enumerate(draft.scheme.vetoes):
        if not veto.only or class_id in veto.only:
            yield veto.effect, ("veto", number, "effect")
    for number, gate in enumerate(draft.scheme.gates):
        if gate.effect and (not gate.only or class_id in gate.only):
            yield gate.effect, ("gate", number, "effect")


def _names_of_effect(effect: Effect | None, path: KeyPath) -> Iterator[Name]:
    for key in ("grade", "grade_at_most"):
        if effect and getattr(effect, key) is not None:
            yield "grade", getattr(effect, key), (*path, key)
    if effect and effect.block is not None:
        yield "block", effect.block, (*path, "block")


def _names_of_gate(gate: Gate, path: KeyPath) -> Iterator[Name]:
    for name, where in looked_at(gate, path):
        yield "gated", name, where
    yield from _listed("class", gate.only, (*path, "only"))
    yield from _names_of_effect(gate.effect, (*path, "effect"))
    if gate.opens is not None:
        yield "indicator", gate.opens, (*path, "opens")


def _names_of_example(example: Example, path: KeyPath) -> Iterator[Name]:
    yield "class", example.class_id, (*path, "class")
    if example.grade:
        yield "grade", example.grade, (*path, "grade")
    for name in example.points:
        indicator, _at, _round = name.partition(IN_ROUND)
        yield "indicator", indicator, (*path, "points", name)
    for number, fact in enumerate(example.facts):
        if fact.source:
            yield "source", fact.source, (*path, "facts", number, "source")


def _listed(kind: str, names: Iterable[str], path: KeyPath) -> Iterator[Name]:
    for number, name in enumerate(names):
        yield kind, name, (*path, number)
