"""Checks of examples of whole units: they say something, and it can be tried."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from assess.messages.phrases import KINDS
from assess.scheme.check_names import conditions_of
from assess.scheme.document import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft
    from assess.scheme.example import Example, ExampleFact
    from assess.scheme.model import Indicator


def examples_expect_something(draft: Draft) -> Iterator[Fault]:
    """See that every example says what comes out."""
    for number, example in enumerate(draft.scheme.examples):
        path = ("example", number)
        if draft.whole(*path) and not _expects(example):
            yield Fault("example-expects-nothing", path, at="key")


def _expects(example: Example) -> bool:
    return bool(
        example.total is not None or example.grade or example.status or example.points
    )


def facts_are_whole(draft: Draft) -> Iterator[Fault]:
    """See that each fact of an example has a value or a state, and a source."""
    feeds, targets = feeds_of(draft), targets_of(draft.scheme.indicators)
    of_targets = {(source, name) for name, (source, _check) in targets.items()}
    of_targets |= set(targets.values())
    there = {source.id for source in draft.scheme.sources}
    for number, example in enumerate(draft.scheme.examples):
        for place, fact in enumerate(example.facts):
            path: KeyPath = ("example", number, "facts", place)
            if draft.whole(*path):
                yield from _value_or_state(fact, path)
                if fact.target is not None and fact.indicator not in targets:
                    facts = {"name": fact.indicator}
                    yield Fault("fact-has-no-target", (*path, "target"), facts)
                if (fact.source, fact.indicator) in of_targets:
                    continue
                if not fact.source or fact.source in there:
                    yield from _fed(fact, path, feeds)


def _value_or_state(fact: ExampleFact, path: KeyPath) -> Iterator[Fault]:
    if fact.value is not None and fact.state:
        yield Fault("fact-says-two-things", (*path, "state"), at="key")
    if fact.value is None and not fact.state:
        yield Fault("fact-says-nothing", path)


def _fed(
    fact: ExampleFact, path: KeyPath, feeds: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    """See that exactly one source looks at what a fact is about."""
    name, sources = fact.indicator, feeds.get(fact.indicator)
    if not sources:
        facts = {"kind": KINDS["observed"], "name": name}
        if near := get_close_matches(name, feeds, 1):
            yield Fault(
                "unknown-name", (*path, "indicator"), {**facts, "near": near[0]}
            )
        else:
            known = tuple(feeds)
            yield Fault("no-such-name", (*path, "indicator"), {**facts, "known": known})
    elif fact.source and fact.source not in sources:
        told = {"source": fact.source, "name": name, "known": sources}
        yield Fault("fact-from-elsewhere", (*path, "source"), told)
    elif not fact.source and len(sources) > 1:
        yield Fault("fact-without-source", path, {"name": name, "known": sources})


def feeds_of(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Give what facts may be about: leaves and checks, each with its sources."""
    found: dict[str, dict[str, None]] = {}
    for placed in draft.each():
        indicator = placed.indicator
        for name in (indicator.id, indicator.check) if indicator.score else ():
            found.setdefault(name, {}).update(dict.fromkeys(indicator.sources))
    for condition, _path in conditions_of(draft):
        if condition.measure:
            found.setdefault(condition.check, {})[condition.source] = None
    if adjustments := draft.scheme.adjustments:
        found.setdefault(adjustments.check, {})[adjustments.source] = None
    for source, check in targets_of(draft.scheme.indicators).values():
        found.setdefault(check, {source: None})
    return {name: tuple(sources) for name, sources in found.items() if sources}


def targets_of(indicators: Iterable[Indicator]) -> dict[str, tuple[str, str]]:
    """Give the targets by the leaf or check that they divide: source and check."""
    return {
        name: (target.source, target.check or indicator.check)
        for indicator in indicators
        if indicator.score and (target := indicator.observe.target)
        for name in (indicator.check, indicator.id)
    }
