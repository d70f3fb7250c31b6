"""Doubts about vetoes and gates: bounds that always hold, or never can."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from assess.measures.count import Count
from assess.measures.days_late import DaysLate
from assess.measures.share_failing import ShareFailing
from assess.measures.short_periods import ShortPeriods
from assess.measures.sum import Sum
from assess.messages.phrases import LOOKED
from assess.scheme.check_combine import whole_has_marks
from assess.scheme.check_days import days_seen, fits_in
from assess.scheme.check_names import WHOLE, conditions_of, effects_on
from assess.scheme.document import Fault
from assess.scheme.slots import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft
    from assess.scheme.model import Bounds
    from assess.scheme.vetoes import Condition, Gate, GatePart

    Ends: TypeAlias = "tuple[Fraction | float, Fraction | float]"
    """The least and the most that a number can be; without an end, infinite."""

_ENDLESS: Final = float("inf")
_FROM_NOTHING: Final = (Count, DaysLate, ShortPeriods)


def gates_decide(draft: Draft) -> Iterator[Fault]:
    """See that some units meet a gate's bounds, and some do not."""
    if _marks_are_sound(draft) and draft.whole("gate"):
        yield from draft.by_class(_gates_undecided)


def _marks_are_sound(draft: Draft) -> bool:
    tables = ("indicator", "class", "scheme")
    sound = draft.tree_is_sound and all(map(draft.whole, tables))
    return sound and not any(whole_has_marks(draft))


def _gates_undecided(draft: Draft, class_id: str) -> Iterator[Fault]:
    there = {placed.indicator.id for placed in draft.sheets[class_id]}
    for number, gate in enumerate(draft.scheme.gates):
        if not there or (gate.only and class_id not in gate.only):
            continue
        if gate.opens in {*there, None}:
            yield from _gate_undecided(draft, class_id, number)


def _gate_undecided(draft: Draft, class_id: str, number: int) -> Iterator[Fault]:
    gate = draft.scheme.gates[number]
    path: KeyPath = ("gate", number)
    there = {placed.indicator.id for placed in draft.sheets[class_id]} | {*WHOLE}
    if gate.of:
        most = Fraction(), Fraction(len(gate.of))
        yield from _undecided("gate", gate.bounds, most, path, what=LOOKED["of"])
    looked: list[tuple[Gate | GatePart, KeyPath]] = [(gate, path)]
    looked += [(part, (*path, "of", place)) for place, part in enumerate(gate.of)]
    for part, where in looked:
        if part.on in there:
            ends = _of_gate(draft, class_id, part)
            what = LOOKED.get(part.on, part.on)
            yield from _undecided("gate", part.bounds, ends, where, what=what)


def _of_gate(draft: Draft, class_id: str, gate: Gate | GatePart) -> Ends:
    """Give between what a gate's number lies in a class."""
    if gate.on not in WHOLE:
        sheet = draft.scheme.sheets[class_id]
        seen = next(i for i in sheet if i.id == gate.on)
        endless = seen.over_full or not seen.capped
        return _ends(seen.full, over=endless, below=seen.below_zero)
    heading, full = draft.scheme.heading, draft.scheme.full_of(class_id)
    low, high = _ends(full, over=heading.over_full, below=heading.below_zero)
    return (low, high) if gate.on == "total" else (full - high, full - low)


def _ends(full: Fraction, *, over: bool, below: bool) -> Ends:
    return -_ENDLESS if below else full * 0, _ENDLESS if over else full


def vetoes_decide(draft: Draft) -> Iterator[Fault]:
    """See that what vetoes observe can lie inside their bounds, and outside them."""
    ticks = _ticks(draft)
    for condition, path in conditions_of(draft):
        if path in draft.spoilt:
            continue
        parts = (condition,) if condition.measure else condition.sum
        seen = [_of_measure(part, ticks) for part in parts if part.measure]
        if seen and len(seen) == len(parts):
            ends = sum(low for low, _high in seen), sum(high for _low, high in seen)
            yield from _undecided("veto", condition.bounds, ends, path)
        yield from _sample(draft, condition, path)


def _of_measure(part: Condition, ticks: set[tuple[str, str]]) -> Ends:
    """Give between what a measure lies; of ticks, no is 0 and yes is 1."""
    if isinstance(part.measure, ShareFailing):
        return 0, 1
    ticked = (part.source, part.check) in ticks
    if isinstance(part.measure, _FROM_NOTHING):
        return 0, _ENDLESS
    if isinstance(part.measure, Sum):
        return 0 if ticked else -_ENDLESS, _ENDLESS
    return (0, 1) if ticked else (-_ENDLESS, _ENDLESS)


def _ticks(draft: Draft) -> set[tuple[str, str]]:
    """Find what leaves observe as yes or no: source and check."""
    leaves = [placed.indicator for placed in draft.each() if placed.indicator.score]
    return {
        (source, leaf.check)
        for leaf in leaves
        if leaf.reading == "yes-no"
        for source in leaf.sources
    }


def _undecided(
    rule: str, bounds: Bounds, ends: Ends, path: KeyPath, **facts: str
) -> Iterator[Fault]:
    given = [key for key in BOUNDS if getattr(bounds, key) is not None]
    if not given:
        return
    told = {**facts, "low": _shown(ends[0]), "high": _shown(ends[1])}
    where = (*path, given[0])
    if _apart(bounds, ends):
        yield Fault(f"{rule}-never", where, told, severity="warning")
    elif all(bounds.hold(end) for end in ends):  # type: ignore[arg-type] # infinity is compared, never computed with
        yield Fault(f"{rule}-always", where, told, severity="warning")


def _apart(bounds: Bounds, ends: Ends) -> bool:
    """Tell whether nothing between the ends lies inside the bounds."""
    low, high = ends
    return (
        (bounds.at_least is not None and bounds.at_least > high)
        or (bounds.above is not None and bounds.above >= high)
        or (bounds.at_most is not None and bounds.at_most < low)
        or (bounds.below is not None and bounds.below <= low)
    )


def _shown(end: Fraction | float) -> object:
    return "…" if isinstance(end, float) else end


def _sample(draft: Draft, condition: Condition, path: KeyPath) -> Iterator[Fault]:
    """See that a sample fits into the days that are looked at."""
    source = next((s for s in draft.scheme.sources if s.id == condition.source), None)
    if not condition.sample or not source or not draft.whole("scheme", "period"):
        return
    period = days_seen(draft, source, condition.period)
    days = fits_in(period, condition.window)
    if condition.sample.days > days:
        facts = {"days": condition.sample.days, "there": days}
        where = (*path, "sample")
        yield Fault("sample-too-long", where, facts, severity="warning")


def scores_within_full(draft: Draft) -> Iterator[Fault]:
    """See that no rule sets a score above the full marks."""
    if _marks_are_sound(draft):
        yield from draft.by_class(_scores_above_full)


def _scores_above_full(draft: Draft, class_id: str) -> Iterator[Fault]:
    full = draft.scheme.full_of(class_id)
    if not draft.sheets[class_id] or draft.scheme.heading.over_full:
        return
    for effect, path in effects_on(draft, class_id):
        if effect.score is not None and effect.score > full:
            facts = {"score": effect.score, "full": full}
            yield Fault("score-above-full", (*path, "score"), facts, severity="warning")


def effects_limit_something(draft: Draft) -> Iterator[Fault]:
    """See that no rule leaves a score that nobody can pass."""
    if _marks_are_sound(draft):
        yield from draft.by_class(_limits_nothing)


def _limits_nothing(draft: Draft, class_id: str) -> Iterator[Fault]:
    most = _most(draft, class_id)
    for effect, path in effects_on(draft, class_id) if draft.sheets[class_id] else ():
        if effect.score_at_most is not None and effect.score_at_most >= most:
            where = (*path, "score_at_most")
            yield Fault("limits-nothing", where, severity="warning")


def _most(draft: Draft, class_id: str) -> Fraction | float:
    """Give the highest total that a class can get."""
    sheet, heading = draft.scheme.sheets[class_id], draft.scheme.heading
    extras = [indicator for indicator in sheet if indicator.kind == "bonus"]
    endless = any(i.over_full or not i.capped for i in extras)
    if endless or heading.over_full or draft.scheme.adjustments:
        return _ENDLESS
    added = (indicator.full * indicator.weight for indicator in extras)
    return sum(added, draft.scheme.full_of(class_id))
