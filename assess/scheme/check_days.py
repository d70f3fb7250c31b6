"""Doubts about days: windows, dates and limits that their period does not hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.measures.days_late import DaysLate
from assess.measures.short_periods import ShortPeriods
from assess.scheme.check_names import conditions_of
from assess.scheme.document import Fault
from assess.scheme.draft import way_up
from assess.scheme.model import Period
from assess.stretches import stretch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft, Placed
    from assess.scheme.model import Source
    from assess.scheme.observed import Span


def days_hold_what_is_asked(draft: Draft) -> Iterator[Fault]:
    """See that windows, limits and dates lie within the days that are looked at."""
    if not draft.whole("scheme", "period") or not draft.whole("source"):
        return
    told: set[tuple[str, KeyPath]] = set()
    for fault in _all(draft):
        if (fault.code, fault.path) not in told:
            told.add((fault.code, fault.path))
            yield fault


def _all(draft: Draft) -> Iterator[Fault]:
    for placed, period in _leaves(draft):
        seen, path = placed.indicator.observe, draft.key(placed, "observe")
        yield from _window(seen.window, period, path)
        yield from _limit(seen.stale_after, period, path)
        if isinstance(seen.measure, DaysLate):
            yield from _due(seen.measure, period, path)
        if isinstance(seen.measure, ShortPeriods):
            yield from _periods(seen.measure, period, path)
    sources = {source.id: source for source in draft.scheme.sources}
    for condition, path in conditions_of(draft):
        if condition.source in sources:
            period = days_seen(draft, sources[condition.source], condition.period)
            yield from _window(condition.window, period, path)


def _window(written: str, period: Period, path: KeyPath) -> Iterator[Fault]:
    if (length := stretch(written)) and length.before(period.last) < period.first:
        facts = {"back": str(length.before(period.last)), **_told(period)}
        yield Fault("window-too-long", (*path, "window"), facts, severity="warning")


def _limit(written: str, period: Period, path: KeyPath) -> Iterator[Fault]:
    if (length := stretch(written)) and length.before(period.last) <= period.first:
        where = (*path, "stale_after")
        yield Fault("never-stale", where, _told(period), severity="warning")


def _due(measure: DaysLate, period: Period, path: KeyPath) -> Iterator[Fault]:
    if not period.first <= measure.due <= period.last:
        facts = {"due": str(measure.due), **_told(period)}
        yield Fault("due-outside", (*path, "due"), facts, severity="warning")


def _periods(measure: ShortPeriods, period: Period, path: KeyPath) -> Iterator[Fault]:
    length = stretch(measure.every)
    if length and length.before(period.last) < period.first:
        where = (*path, "every")
        yield Fault("no-whole-period", where, _told(period), severity="warning")


def _told(period: Period) -> dict[str, object]:
    return {"first": str(period.first), "last": str(period.last)}


def _leaves(draft: Draft) -> Iterator[tuple[Placed, Period]]:
    """Give each leaf with the days that it looks at: of each source, or round."""
    rounds = _rounds(draft)
    judged = {each.id: each.period for each in draft.scheme.rounds}
    sources = {source.id: source for source in draft.scheme.sources}
    for placed in draft.each():
        seen = placed.indicator
        if not seen.score or not draft.sound(placed, "observe", "rounds"):
            continue
        named = rounds.get(seen.id, ())
        for name in named or seen.sources:
            if name in judged and named:
                period = _narrowed(judged[name], seen.observe.period)
            elif name in sources and not named:
                period = days_seen(draft, sources[name], seen.observe.period)
            else:
                continue
            if period.first <= period.last:
                yield placed, period


def _rounds(draft: Draft) -> dict[str, tuple[str, ...]]:
    """Give the rounds in which indicators are judged: their own, or from above."""
    if not draft.scheme.rounds:
        return {}
    parents = {p.indicator.id: p.indicator.parent for p in draft.written}
    own = {p.indicator.id: p.indicator.rounds for p in draft.written}
    found = {}
    for name in parents:
        above = (own.get(each, ()) for each in (name, *way_up(parents, name)))
        found[name] = next(filter(None, above), ())
    return found


def days_seen(draft: Draft, source: Source, span: Span | None) -> Period:
    """Give the days in which what a source saw counts, as far as in `span`."""
    return _narrowed(source.period or draft.scheme.heading.period, span)


def _narrowed(period: Period, span: Span | None) -> Period:
    if span is None:
        return period
    first, last = span.first or period.first, span.last or period.last
    return Period(first=max(first, period.first), last=min(last, period.last))


def fits_in(period: Period, window: str) -> int:
    """Count the days of a period, or of the window that ends with it."""
    length = stretch(window)
    first = length.before(period.last) if length else period.first
    return (period.last - first).days + 1
