"""Doubts about measures and methods that do not go together."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.measures.by_kind import ByKind
from assess.measures.count import Count
from assess.measures.days_late import DaysLate
from assess.measures.share_failing import ShareFailing
from assess.measures.short_periods import ShortPeriods
from assess.measures.subordinates import Subordinates
from assess.methods import relative
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.levels import Levels
from assess.methods.share import Share
from assess.methods.tiers import Tiers
from assess.methods.yes_no import YesNo
from assess.scheme.check_feeds import fits
from assess.scheme.check_observed import is_clean
from assess.scheme.document import Fault
from assess.scheme.draft import way_up
from assess.scheme.slots import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.measures import Measure
    from assess.methods import Method
    from assess.scheme.draft import Draft, Placed
    from assess.scheme.model import Indicator, Kind

_FAULTS: Final = (ShareFailing, DaysLate, ShortPeriods)  # the more of it, the worse
_NO_DAYS: Final = (ByKind, Count, ShareFailing, ShortPeriods, Subordinates)
_SEVERAL: Final = 5  # are named, of more indicators
_COUNTS: Final = (ByKind, Count, DaysLate, ShortPeriods)


def methods_take_what_is_measured(draft: Draft) -> Iterator[Fault]:
    """See that a method is given the kind of number that it is for."""
    for placed in _leaves(draft):
        method, measure = placed.indicator.score, placed.indicator.observe.measure
        path = draft.key(placed, "score", "method")
        if isinstance(method, Deadline) and isinstance(measure, _NO_DAYS):
            yield Fault("deadline-of-no-days", path, severity="warning")
        if isinstance(method, Share) and _counts(placed.indicator, measure):
            yield Fault("share-of-a-count", path, severity="warning")
        if isinstance(method, Tiers) and isinstance(measure, ShareFailing):
            yield from _beyond_one(draft, placed, method)


def _counts(indicator: Indicator, measure: Measure) -> bool:
    if isinstance(measure, Subordinates):
        return measure.take == "count"
    return isinstance(measure, _COUNTS) and indicator.observe.target is None


def _beyond_one(draft: Draft, placed: Placed, method: Tiers) -> Iterator[Fault]:
    """Find tiers of a share that begin or end above 1."""
    for number, tier in enumerate(method.tiers):
        for key in BOUNDS:
            bound: Fraction | None = getattr(tier, key)
            if bound is not None and bound > 1:
                path = draft.key(placed, "score", "tiers", number, key)
                facts = {"bound": bound}
                yield Fault("tier-beyond-one", path, facts, severity="warning")


def more_earns_more(draft: Draft) -> Iterator[Fault]:
    """See that points go one way, and the way that what is measured goes."""
    kinds = _kinds(draft)
    for placed in _leaves(draft):
        leaf, path = placed.indicator, draft.key(placed, "score")
        measure, method = leaf.observe.measure, leaf.score
        facts: dict[str, object] = {"id": leaf.id}
        if isinstance(method, Tiers) and method.less_is_better is None:
            told = {**facts, "points": method.rising}
            where = (*path, "tiers")
            yield Fault("tiers-up-and-down", where, told, at="key", severity="warning")
        worse = isinstance(measure, _FAULTS) and kinds[leaf.id] != "minus"
        if worse and method and not relative(method) and not _falls(method):
            yield Fault("worse-earns-more", path, facts, severity="warning")


def extras_are_for_something(draft: Draft) -> Iterator[Fault]:
    """See that nothing is added or taken off where nothing was found."""
    kinds = _kinds(draft)
    for placed in _leaves(draft):
        leaf, kind = placed.indicator, kinds[placed.indicator.id]
        if kind == "merit" or leaf.score is None or relative(leaf.score):
            continue
        points = _for_nothing(leaf)
        falls = kind == "minus" and isinstance(leaf.score, Deduct | Deadline)
        if points > 0 and (falls or is_clean(draft, leaf)):
            facts = {"id": leaf.id, "points": points}
            path = draft.key(placed, "score")
            yield Fault(f"{kind}-for-nothing", path, facts, severity="warning")


def claims_may_count(draft: Draft) -> Iterator[Fault]:
    """See that no silence goes before what a unit claims, by being a clean look."""
    heading = draft.scheme.heading
    said = {s.id: s.silence or heading.silence for s in draft.scheme.sources}
    for placed in _leaves(draft):
        leaf = placed.indicator
        if leaf.join != "verified-claim":
            continue
        for source in leaf.sources[1:]:
            if (leaf.silence or said.get(source)) == "clean":
                facts = {"id": leaf.id, "source": source}
                path = draft.key(placed, "join")
                yield Fault("claim-never-counts", path, facts, severity="warning")
                break


def statements_have_a_worth(draft: Draft) -> Iterator[Fault]:
    """See that a scheme says what a statement is worth, unless all are ticks."""
    if not draft.whole("states") or draft.scheme.states.explained_empty is not None:
        return
    states = draft.document.get(("states",))
    leaves = [placed.indicator for placed in draft.written if placed.indicator.score]
    open_for = [
        leaf.id
        for leaf in leaves
        if not isinstance(leaf.score, YesNo) and leaf.worth.explained_empty is None
    ]
    if open_for and isinstance(states, dict):
        more = ("…",) if open_for[_SEVERAL:] else ()
        facts = {"ids": (*open_for[:_SEVERAL], *more)}
        path = ("states",)
        yield Fault("statement-left-open", path, facts, at="key", severity="warning")


def _leaves(draft: Draft) -> Iterator[Placed]:
    """Give the leaves of which all could be read that decides here."""
    for placed in draft.each():
        sound = draft.sound(placed, "score", "observe", "full", "kind", "parent", "id")
        if placed.indicator.score and sound and fits(placed.indicator):
            yield placed


def _kinds(draft: Draft) -> dict[str, Kind]:
    """Give of each indicator whether it is, or stands in, a bonus or a minus."""
    parents = {p.indicator.id: p.indicator.parent for p in draft.written}
    own = {p.indicator.id: p.indicator.kind for p in draft.written}
    found: dict[str, Kind] = {}
    for name in parents:
        extras = (own.get(each) for each in (name, *way_up(parents, name)))
        found[name] = next((k for k in extras if k and k != "merit"), "merit")
    return found


def _falls(method: Method) -> bool:
    """Tell whether points fall somewhere as the number grows."""
    return method.less_is_better is not False


def _for_nothing(leaf: Indicator) -> Fraction:
    """Give what a leaf earns where somebody looked and found nothing."""
    assert leaf.score is not None
    if isinstance(leaf.score, Levels):
        return leaf.score.points(next(iter(leaf.levels.values())), leaf.full)
    return leaf.score.points(Fraction(), leaf.full)
