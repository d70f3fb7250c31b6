"""What is looked at: the observations of a check and source, and when they count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from assess.measures import weighing
from assess.records.fold import Window
from assess.scheme.observed import Span
from assess.scoring.parts import kept_apart
from assess.stretches import at, stretch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from assess.measures import Weighing
    from assess.scheme.model import Indicator, Observe, Period, Scheme
    from assess.scheme.vetoes import Condition
    from assess.scoring.parts import Apart


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that is looked at: the observations of a check, source and window."""

    source: str
    check: str
    window: Window
    weighing: Weighing | None = None  # what weighs its kinds, where that is wanted
    apart: Apart | None = None  # what needs its observations apart


def leaf_looks(scheme: Scheme, indicator: Indicator) -> list[Look]:
    """Give what a leaf looks at, source by source."""
    seen, words = indicator.observe, indicator.levels
    days = {source: days_of(scheme, indicator, source) for source in indicator.sources}
    return [
        _look(seen, (source, indicator.check), period, words)
        for source, period in days.items()
    ]


def stale_before(scheme: Scheme, indicator: Indicator) -> tuple[int, ...]:
    """Give the second before which a leaf's sources saw too long ago; 0: never."""
    seen, limit = indicator.observe, stretch(indicator.observe.stale_after)
    if limit is None:
        return (0,) * len(indicator.sources)
    days = (days_of(scheme, indicator, source) for source in indicator.sources)
    return tuple(at(limit.before(narrowed(each, seen.period).last)) for each in days)


def veto_look(scheme: Scheme, part: Condition) -> Look:
    """Give what a part of a veto looks at."""
    period = period_of(scheme, part.source)
    return _look(part, (part.source, part.check), period, {})


def _look(
    seen: Observe | Condition,
    filed: tuple[str, str],
    period: Period,
    words: Mapping[str, Fraction],
) -> Look:
    window = window_in(period, seen.window, seen.period)
    apart = kept_apart(seen.measure, words, window)
    return Look(*filed, window, weighing(seen.measure), apart)


def target_look(scheme: Scheme, indicator: Indicator) -> Look | None:
    """Look for a unit's target: in its source's period, till the round ends."""
    target, judged = indicator.observe.target, indicator.round
    if target is None:
        return None
    known = Span(last=judged.period.last) if judged else None
    window = window_in(period_of(scheme, target.source), "", known)
    return Look(target.source, target.check or indicator.check, window)


def decided_looks(scheme: Scheme) -> list[Look]:
    """Look at what was decided, where the scheme has adjustments."""
    if (decided := scheme.adjustments) is None:
        return []
    return [Look(decided.source, decided.check, window_of(scheme, decided.source, ""))]


def days_of(scheme: Scheme, indicator: Indicator, source: str) -> Period:
    """Give the days in which a leaf's observations count: those of its round."""
    return indicator.round.period if indicator.round else period_of(scheme, source)


def window_of(scheme: Scheme, source: str, text: str) -> Window:
    """Give the seconds in which observations of `source` count."""
    return window_in(period_of(scheme, source), text)


def window_in(period: Period, text: str, span: Span | None = None) -> Window:
    """Give the seconds of a period, or of its last ``2 weeks``, as far as in `span`."""
    period, length = narrowed(period, span), stretch(text) if text else None
    first = length.before(period.last) if length else period.first
    if span and span.first:
        first = max(first, span.first)
    return Window(at(first), at(period.last + timedelta(days=1)) - 1)


def narrowed(period: Period, span: Span | None) -> Period:
    """Give what of a period lies in `span`; it may be nothing."""
    if span is None:
        return period
    first, last = span.first or period.first, span.last or period.last
    return replace(period, first=max(first, period.first), last=min(last, period.last))


def period_of(scheme: Scheme, source: str) -> Period:
    """Give the days in which observations of `source` count."""
    return scheme.source(source).period or scheme.heading.period
