"""Checks of what feeds a scheme: sources, how they are joined, windows, readings."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assess.measures import takes_words
from assess.measures.subordinates import SUBORDINATES
from assess.messages.phrases import JOINS, QUESTIONS
from assess.messages.readings import reading_title
from assess.scheme.check_names import conditions_of, source_path
from assess.scheme.document import Fault
from assess.stretches import stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft, Placed
    from assess.scheme.model import Indicator, Period


def something_there(draft: Draft) -> Iterator[Fault]:
    """See that there are sources, classes, indicators, and a sheet for every class."""
    scheme = draft.scheme
    scored = [each for each in scheme.classes if each.unscored is None]
    for key, written, given in (
        ("source", "[source.…]", scheme.sources),
        ("class", "[[class]]", scheme.classes),
        ("indicator", "[[indicator]]", scheme.indicators or not scored),
    ):
        if not given and draft.whole(key):
            yield Fault("nothing-there", (), {"written": written})
    for number, each in enumerate(scheme.classes):
        if each in scored and scheme.indicators and not scheme.sheets[each.id]:
            yield Fault("empty-sheet", ("class", number), {"id": each.id}, at="key")


def leaves_are_fed(draft: Draft) -> Iterator[Fault]:
    """See that every leaf has a source, and names how several are joined."""
    for placed in draft.each():
        if not placed.indicator.score or not draft.sound(placed, "sources"):
            continue
        measure = draft.document.get(draft.key(placed, "observe", "measure"))
        if not placed.indicator.sources and measure != SUBORDINATES:
            facts = {"id": placed.indicator.id}
            yield Fault("leaf-without-source", placed.path, facts, at="key")
        yield from _sources_twice(draft, placed)
        yield from _join(draft, placed)
        yield from _weights(draft, placed)
        yield from _inflated(draft, placed)


def _sources_twice(draft: Draft, placed: Placed) -> Iterator[Fault]:
    sources = placed.indicator.sources
    for number, name in enumerate(sources):
        if name in sources[:number]:
            path = source_path(draft, placed, number)
            yield Fault("source-twice", path, {"name": name})


def _join(draft: Draft, placed: Placed) -> Iterator[Fault]:
    indicator = placed.indicator
    if len(indicator.sources) > 1 and not indicator.join:
        if draft.sound(placed, "join"):
            facts = {"id": indicator.id, "sources": indicator.sources, "known": JOINS}
            yield Fault("no-join", draft.key(placed, "sources"), facts, at="key")
    elif len(indicator.sources) == 1 and indicator.join:
        path = draft.key(placed, "join")
        yield Fault("join-of-one", path, at="key", severity="warning")


def _weights(draft: Draft, placed: Placed) -> Iterator[Fault]:
    indicator, path = placed.indicator, draft.key(placed, "weights")
    if not draft.sound(placed, "weights", "join"):
        return
    total = sum(indicator.weights, Fraction())
    counts = {"weights": len(indicator.weights), "sources": len(indicator.sources)}
    if indicator.join != "weighted":
        if indicator.weights:
            yield Fault("weights-unused", path, at="key")
    elif not indicator.weights:
        yield Fault("no-weights", draft.key(placed, "join"), counts)
    elif counts["weights"] != counts["sources"]:
        yield Fault("weights-uneven", path, counts)
    elif total != 1:
        code = "source-weights-as-percent" if total == 100 else "source-weights-differ"
        yield Fault(code, path, {"sum": total})


def _inflated(draft: Draft, placed: Placed) -> Iterator[Fault]:
    """See that what an inflated claim costs is something, and can come about."""
    cost, path = placed.indicator.inflated, draft.key(placed, "inflated")
    if cost is None or not draft.sound(placed, "inflated", "join"):
        return
    if placed.indicator.join != "verified-claim":
        yield Fault("inflated-unused", path, at="key")
    for key, number in (("per", cost.per), ("at_most", cost.at_most)):
        if number is not None and number <= 0:
            yield Fault("not-positive", (*path, key), {"value": number})


def periods_run_forward(draft: Draft) -> Iterator[Fault]:
    """See that a period begins before it ends, and a source's touches the scheme's."""
    whole = draft.scheme.heading.period
    if draft.whole("scheme", "period"):
        yield from backwards(whole, ("scheme", "period"))
    for source in draft.scheme.sources:
        path: KeyPath = ("source", source.id, "period")
        if source.period is None or path in draft.spoilt:
            continue
        yield from backwards(source.period, path)
        apart = source.period.last < whole.first or source.period.first > whole.last
        if apart and draft.whole("scheme", "period"):
            yield Fault("period-apart", path, {"source": source.id})


def backwards(period: Period, path: KeyPath) -> Iterator[Fault]:
    """See that a period does not end before it begins."""
    if period.first > period.last:
        facts = {"first": str(period.first), "last": str(period.last)}
        yield Fault("period-backwards", path, facts)


def windows_understood(draft: Draft) -> Iterator[Fault]:
    """See that every window is a number of days, weeks, months or years."""
    for placed in draft.each():
        for key in ("window", "stale_after"):
            written = getattr(placed.indicator.observe, key)
            yield from _window(written, draft.key(placed, "observe", key))
    for condition, path in conditions_of(draft):
        yield from _window(condition.window, (*path, "window"))


def _window(written: str, path: KeyPath) -> Iterator[Fault]:
    if written and not stretch(written):
        yield Fault("bad-window", path, {"got": written})


def states_have_a_worth(draft: Draft) -> Iterator[Fault]:
    """See that a state that can occur has a worth."""
    if not draft.whole("states"):
        return
    states, leaves = draft.scheme.states, [placed.indicator for placed in draft.each()]
    for key, state, occurs in (
        ("stale", "stale", [i for i in leaves if i.observe.stale_after]),
        ("no-target", "no_target", [i for i in leaves if i.observe.target]),
    ):
        open_for = [i for i in occurs if i.worth.of(state) is None]
        if open_for and states.of(state) is None:
            question, choices = QUESTIONS[key]
            facts = {"key": key, "question": question, "choices": choices}
            yield Fault("open-question", ("states",), facts, at="key")


def measures_fit(draft: Draft) -> Iterator[Fault]:
    """See that a method that wants words is not given numbers."""
    for placed in draft.each():
        indicator = placed.indicator
        if indicator.score is None or not draft.sound(placed, "score", "observe"):
            continue
        if not fits(indicator):
            yield Fault("wants-a-word", draft.key(placed, "observe", "measure"))


def fits(indicator: Indicator) -> bool:
    """Tell whether a leaf's method can take what its measure gives."""
    assert indicator.score is not None
    measure = indicator.observe.measure
    return indicator.score.reading != "word" or takes_words(measure)


def checks_read_one_way(draft: Draft) -> Iterator[Fault]:
    """See that what is observed once and read twice is read the same way."""
    read: dict[tuple[str, str], tuple[str, str]] = {}
    for source, check, reading, who, path in _readings(draft):
        first, reader = read.setdefault((source, check), (reading, who))
        if first != reading:
            facts = {
                "check": check,
                "other": reader,
                "first": reading_title(first),
                "own": reading_title(reading),
            }
            yield Fault("read-two-ways", path, facts)


def vetoes_compare_numbers(draft: Draft) -> Iterator[Fault]:
    """See that no veto compares words with a number."""
    words = {
        (source, placed.indicator.check)
        for placed in draft.each()
        if placed.indicator.score and placed.indicator.reading == "word"
        for source in placed.indicator.sources
    }
    for condition, path in conditions_of(draft):
        takes_any = condition.measure and not condition.measure.reading
        if takes_any and (condition.source, condition.check) in words:
            facts = {"check": condition.check}
            yield Fault("veto-of-words", (*path, "check"), facts)


def _readings(draft: Draft) -> Iterator[tuple[str, str, str, str, KeyPath]]:
    """Give source, check, reading, who reads it and where."""
    for placed in draft.each():
        indicator = placed.indicator
        if indicator.score and draft.sound(placed, "score", "observe", "id"):
            for source in indicator.sources:
                path = draft.key(placed, "score")
                yield source, indicator.check, indicator.reading, indicator.id, path
            if target := indicator.observe.target:
                check, path = target.check or indicator.check, (*path[:-1], "observe")
                yield target.source, check, "number", indicator.id, path
    for condition, path in conditions_of(draft):
        if condition.measure and condition.measure.reading:
            reading = condition.measure.reading
            where = (*path, "measure")
            yield condition.source, condition.check, reading, path_text(path), where
    if adjustments := draft.scheme.adjustments:
        where = ("adjustments", "check")
        yield adjustments.source, adjustments.check, "number", "[adjustments]", where


def path_text(path: KeyPath) -> str:
    """Name a rule that has no id: ``veto 2``."""
    number = path[1]
    assert isinstance(number, int)
    return f"{path[0]} {number + 1}"


def sources_used(draft: Draft) -> Iterator[Fault]:
    """See that every source feeds something."""
    used = {name for placed in draft.each() for name in placed.indicator.sources}
    used |= {condition.source for condition, _path in conditions_of(draft)}
    if draft.scheme.adjustments:
        used.add(draft.scheme.adjustments.source)
    targets = (placed.indicator.observe.target for placed in draft.each())
    used |= {target.source for target in targets if target}
    for source in draft.scheme.sources:
        if source.id not in used:
            path = ("source", source.id)
            facts = {"source": source.id}
            yield Fault("source-unused", path, facts, at="key", severity="warning")
