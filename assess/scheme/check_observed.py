"""Checks of what narrows an observation, and of what it may do unnoticed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.measures.share_failing import ShareFailing
from assess.measures.short_periods import ShortPeriods
from assess.methods.deduct import Deduct
from assess.scheme.check_feeds import backwards
from assess.scheme.check_names import conditions_of
from assess.scheme.document import Fault
from assess.scheme.model import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft
    from assess.scheme.model import Indicator
    from assess.scheme.observed import Span

_STEP_OF_A_SHARE: Final = Fraction(1, 20)  # so small a step is one of a share
_PERCENT: Final = 10  # no share of a target comes to this; a percentage does


def spans_hold_days(draft: Draft) -> Iterator[Fault]:
    """See that something can be seen in the period that an indicator or veto names."""
    for sources, span, path in _spans(draft):
        if path in draft.spoilt:
            continue
        if span.first and span.last:
            yield from backwards(Period(first=span.first, last=span.last), path)
        for source in draft.scheme.sources:
            if source.id in sources and draft.whole("source", source.id):
                yield from _apart(
                    source.period or draft.scheme.heading.period, span, path, source.id
                )


def _spans(draft: Draft) -> Iterator[tuple[tuple[str, ...], Span, KeyPath]]:
    for placed in draft.each():
        if span := placed.indicator.observe.period:
            path = draft.key(placed, "observe", "period")
            yield placed.indicator.sources, span, path
    for condition, path in conditions_of(draft):
        if condition.period:
            yield (condition.source,), condition.period, (*path, "period")


def _apart(period: Period, span: Span, path: KeyPath, source: str) -> Iterator[Fault]:
    first, last = span.first or period.first, span.last or period.last
    if last < period.first or first > period.last:
        facts = {"source": source, "first": str(period.first), "last": str(period.last)}
        yield Fault("span-apart", path, facts)


def targets_divide_numbers(draft: Draft) -> Iterator[Fault]:
    """See that what is divided by a target is a number, and not the target itself."""
    for placed in draft.each():
        indicator, target = placed.indicator, placed.indicator.observe.target
        if (
            not target
            or not indicator.score
            or not draft.sound(placed, "observe", "score")
        ):
            continue
        path = draft.key(placed, "observe", "target")
        if indicator.reading != "number":
            yield Fault("target-of-no-number", path, {"id": indicator.id})
        elif (target.check or indicator.check) == indicator.check and (
            target.source in indicator.sources
        ):
            facts = {"id": indicator.id, "source": target.source}
            yield Fault("target-is-itself", path, facts)


def silence_is_not_blank(draft: Draft) -> Iterator[Fault]:
    """See that who hands nothing in is not better off than who is blank for a month."""
    for placed in draft.each():
        indicator = placed.indicator
        if isinstance(indicator.observe.measure, ShortPeriods) and is_clean(
            draft, indicator
        ):
            path = draft.key(placed, "observe", "measure")
            yield Fault(
                "blank-is-clean", path, {"id": indicator.id}, severity="warning"
            )


def blanks_count(draft: Draft) -> Iterator[Fault]:
    """See that a period in which nothing was done is no better than a short one."""
    for placed in draft.each():
        measure = placed.indicator.observe.measure
        if isinstance(measure, ShortPeriods) and measure.blank < 1:
            path = draft.key(placed, "observe", "blank")
            facts = {"blank": measure.blank}
            yield Fault("blank-counts-less", path, facts, severity="warning")


def is_clean(draft: Draft, indicator: Indicator) -> bool:
    """Tell whether one of a leaf's sources finds nothing where it says nothing."""
    sources = [s for s in draft.scheme.sources if s.id in indicator.sources]
    heading = draft.scheme.heading
    said = (indicator.silence or s.silence or heading.silence for s in sources)
    return "clean" in said


def shares_meant_as_percent(draft: Draft) -> Iterator[Fault]:
    """See that a share is not charged as if all of it were one."""
    for placed in draft.each():
        method, full = placed.indicator.score, placed.indicator.full
        if not draft.sound(placed, "score", "observe", "full") or not (
            isinstance(placed.indicator.observe.measure, ShareFailing)
            and isinstance(method, Deduct)
        ):
            continue
        most = method.per * (full if method.of_full else 1)
        if method.each == 1 and most != full:
            path = draft.key(placed, "score", "per")
            facts = {"per": method.per}
            yield Fault("share-as-whole", path, facts, severity="warning")


def goals_meant_as_percent(draft: Draft) -> Iterator[Fault]:
    """See that what is enough, and the steps down from it, are shares or are not."""
    for placed in draft.each():
        method = placed.indicator.score
        if not draft.sound(placed, "score") or not isinstance(method, Deduct):
            continue
        goal, each = method.short_of, method.each
        if goal is not None and goal >= _PERCENT and each <= _STEP_OF_A_SHARE:
            path = draft.key(placed, "score", "short_of")
            facts = {"short_of": goal, "each": each}
            yield Fault("goal-above-one", path, facts, severity="warning")
