"""Checks of reminders: each trigger has something to speak of, levels are in reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.measures.days_late import DaysLate
from assess.scheme.document import Fault
from assess.stretches import stretch
from assess.triggers.stale import Stale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft, Placed
    from assess.scheme.model import Indicator, Source
    from assess.triggers import Trigger
    from assess.triggers.steps import Subject

    Place = tuple[Trigger, KeyPath]

_URGENT: Final = ("remind", "urgent_from")


def triggers_speak_of_something(draft: Draft) -> Iterator[Fault]:
    """See that every trigger stands where there can be a matter for it."""
    for source in draft.scheme.sources:
        path: KeyPath = ("source", source.id, "remind")
        yield from _idle(draft, source.remind, path, _of_source(source))
    for placed in draft.each():
        path = draft.key(placed, "remind")
        subjects = _of_indicator(placed.indicator)
        yield from _idle(draft, placed.indicator.remind, path, subjects)


def limits_understood(draft: Draft) -> Iterator[Fault]:
    """See that what grows stale has a limit."""
    for placed in draft.each():
        for trigger, path in _each(draft, placed):
            if not isinstance(trigger, Stale):
                continue
            if trigger.limit and not stretch(trigger.limit):
                facts = {"got": trigger.limit}
                yield Fault("bad-window", (*path, "limit"), facts)
            elif not trigger.limit and not placed.indicator.observe.stale_after:
                facts = {"id": placed.indicator.id}
                yield Fault("stale-without-limit", path, facts, at="key")


def levels_in_reach(draft: Draft) -> Iterator[Fault]:
    """See that urgent matters begin at a level that there is, and times are times."""
    rules = draft.scheme.remind
    urgent = [each.urgent for each in draft.scheme.sources]
    urgent += [each.urgent for each in draft.scheme.indicators]
    asked = draft.document.get(_URGENT) is not None or any(urgent)
    if asked and rules.levels and not 1 <= rules.urgent_from <= len(rules.levels):
        facts = {"got": rules.urgent_from, "last": len(rules.levels)}
        written = draft.document.get(_URGENT) is not None
        yield Fault("no-such-level", _URGENT if written else ("remind",), facts)
    for number, level in enumerate(rules.levels):
        if level.grace < 0:
            path = ("remind", "levels", number, "grace")
            yield Fault("days-negative", path, {"value": level.grace})
    if rules.confirm_within < 0:
        facts = {"value": rules.confirm_within}
        yield Fault("days-negative", ("remind", "confirm_within"), facts)


def _idle(
    draft: Draft, triggers: tuple[Trigger, ...], path: KeyPath, subjects: set[Subject]
) -> Iterator[Fault]:
    for trigger, where in _placed(draft, triggers, path):
        if not subjects.intersection(trigger.about):
            yield Fault("trigger-idle", where, {"name": _name(draft, where)}, at="key")


def _of_source(source: Source) -> set[Subject]:
    return {"not-rectified", "not-in"} if source.due else {"not-rectified"}


def _of_indicator(indicator: Indicator) -> set[Subject]:
    if not indicator.score:
        return {"low-score"}
    dated: set[Subject] = (
        {"statutory-date"} if isinstance(indicator.observe.measure, DaysLate) else set()
    )
    return {"low-score", "not-rectified", "stale", *dated}


def _each(draft: Draft, placed: Placed) -> Iterator[Place]:
    path = draft.key(placed, "remind")
    return _placed(draft, placed.indicator.remind, path)


def _placed(
    draft: Draft, triggers: tuple[Trigger, ...], path: KeyPath
) -> Iterator[Place]:
    """Give each trigger with its place: one stands alone, or several in a list."""
    listed = isinstance(draft.document.get(path), list)
    for number, trigger in enumerate(triggers):
        yield trigger, (*path, number) if listed else path


def _name(draft: Draft, path: KeyPath) -> str:
    return str(draft.document.get((*path, "trigger")))
