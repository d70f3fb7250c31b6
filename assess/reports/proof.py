"""A fact made worse that scores better, in words."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.records.states import SCALE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.model import Scheme
    from assess.scoring.joining import LeafCell
    from assess.scoring.panel import Judgement
    from assess.scoring.proving import Counterexample
    from assess.scoring.worsening import State, Subject


def in_words(scheme: Scheme, found: Counterexample) -> Iterator[str]:
    """Say what is made worse, what else is seen, and what comes of it."""
    subject, better, worse = found.subject, found.better, found.worse
    classes = {each.id: str(each.title) for each in scheme.classes}
    said = _("{what}, {title}: from {before} to {after}, which is worse")
    yield said.format(
        what=_what(scheme, subject, better),
        title=classes[found.class_id],
        before=_seen(subject, found.states[0]),
        after=_seen(subject, found.states[1]),
    )
    if beside := list(_beside(scheme, found)):
        yield _("  beside: {facts}").format(facts=_("; ").join(beside))
    for line in (*_leaves(found), *_rules(scheme, found)):
        yield f"  {line}"
    total = _("  total: {before} → {after}")
    yield total.format(before=_total(better), after=_total(worse))


def _what(scheme: Scheme, subject: Subject, judged: Judgement) -> str:
    """Name what is looked at: the indicators that it feeds, else the check."""
    source = scheme.source(subject.source).title
    fed = (leaf.indicator for leaf in judged.sheet.leaves if subject.look in leaf.looks)
    named = _(", ").join(f"{each.id} {each.title}" for each in fed) or subject.check
    return _("{what} ({source})").format(what=named, source=source)


def _seen(subject: Subject, state: State) -> str:
    """Write values as they were seen; of many alike, how often."""
    counted = Counter(state)
    if len(state) == 1:
        return _value(subject, state[0])
    each = (
        _("{times} times {value}").format(times=times, value=_value(subject, value))
        for value, times in counted.items()
    )
    return _(", ").join(each)


def _value(subject: Subject, value: int | str) -> str:
    if isinstance(value, str):
        return value
    if subject.reading == "date":
        return date.fromordinal(value).isoformat()
    if subject.reading == "yes-no":
        return _("yes") if value else _("no")
    return decimal_text(Fraction(value, SCALE))


def _beside(scheme: Scheme, found: Counterexample) -> Iterator[str]:
    """Name the other facts without which it would not be so."""
    judged = found.better
    for leaf, (cell, _points, _number) in zip(
        judged.sheet.leaves, judged.judged, strict=True
    ):
        for look, each in zip(leaf.looks, cell.cells, strict=True):
            if look != found.subject.look and each.measure is not None:
                if each.state == "clean" or judged.rows[look] is None:
                    continue
                source = scheme.source(each.source).title
                measure = decimal_text(each.measure)
                yield f"{leaf.indicator.id} {source} = {measure}"


def _leaves(found: Counterexample) -> Iterator[str]:
    """Name the leaves that earn otherwise."""
    pairs = zip(found.better.judged, found.worse.judged, strict=True)
    for leaf, (better, worse) in zip(found.better.sheet.leaves, pairs, strict=True):
        before, after = better[0].points, worse[0].points
        if before != after or _measures(better[0]) != _measures(worse[0]):
            said = _("{what}: {before} → {after} points")
            yield said.format(
                what=f"{leaf.indicator.id} {leaf.indicator.title}",
                before=_number(before),
                after=_number(after),
            )


def _measures(cell: LeafCell) -> list[Fraction | None]:
    return [each.measure for each in cell.cells]


def _rules(scheme: Scheme, found: Counterexample) -> Iterator[str]:
    """Name the vetoes and gates of which one is met, and not with the other fact."""
    better, worse = found.better.outcome, found.worse.outcome
    vetoes = {n: str(veto.title) for n, veto in enumerate(scheme.vetoes)}
    gates = {n: _gate(scheme, n) for n in range(len(scheme.gates))}
    for names, before, after in (
        (vetoes, better.vetoes, worse.vetoes),
        (gates, better.gates, worse.gates),
    ):
        was, now = ({hit.number for hit in hits} for hits in (before, after))
        for number in sorted(was - now):
            yield _("{rule}: it no longer holds").format(rule=names[number])
        for number in sorted(now - was):
            yield _("{rule}: now it holds").format(rule=names[number])


def _gate(scheme: Scheme, number: int) -> str:
    gate = scheme.gates[number]
    if gate.title:
        return str(gate.title)
    return _("gate on {what}").format(what=gate.on or number + 1)


def _total(judged: Judgement) -> str:
    total = judged.outcome.total
    return _("none") if total is None else decimal_text(total)


def _number(points: Fraction | None) -> str:
    return _("none") if points is None else decimal_text(points)
