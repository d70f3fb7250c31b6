"""From facts to cases: everything that a unit owes, has owed, or may come to owe."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from assess.messages import _
from assess.reminders.clock import day_of
from assess.reminders.closing import leaves_of
from assess.reminders.desk import Case
from assess.reminders.ladder import BY_LAW, LATE, speaking_of
from assess.reminders.matter import joined
from assess.triggers.share_missing import ShareMissing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.reminders.desk import Desk, Said
    from assess.reminders.expected import Expected
    from assess.reminders.found import Finding
    from assess.scheme.model import Indicator, Source
    from assess.triggers import Trigger

    Cases = Iterator[tuple[Case, Said]]


class _Part(NamedTuple):
    """A leaf that is to be handed in, and when it was."""

    leaf: Indicator
    came: date | None


def not_in(desk: Desk) -> Cases:
    """Yield one case for each unit and source, with all that it is to hand in."""
    parts: dict[tuple[int, str], list[_Part]] = {}
    sources: dict[str, Source] = {}
    for each, seen in desk.facts.seen:
        if each.source:
            sources[each.source.id] = each.source
            for unit, moment in seen.items():
                part = _Part(each.leaf, desk.clock.known(moment))
                parts.setdefault((unit, each.source.id), []).append(part)
    for (unit, source), mine in parts.items():
        yield _handed_in(unit, sources[source], mine)


def _handed_in(unit: int, source: Source, parts: Sequence[_Part]) -> tuple[Case, Said]:
    came = [part.came for part in parts if part.came]
    all_in = len(came) == len(parts)
    triggers = speaking_of(source.remind, "not-in") or LATE
    assert source.due, "what has no day is not expected"
    case = Case(
        unit=unit,
        kind="not-in",
        subject=source.id,
        due=source.due,
        base=source.due,
        triggers=triggers,
        reasons=tuple(_reasons(triggers, sorted(came), len(parts))),
        urgent=source.urgent,
        settled=max(came) if all_in else None,
    )
    return case, partial(_missing, source, parts)


def _reasons(
    triggers: Sequence[Trigger], came: Sequence[date], wanted: int
) -> Iterator[tuple[Trigger, date]]:
    """Tell until when enough is missing for the triggers that ask for a share."""
    for trigger in triggers:
        if isinstance(trigger, ShareMissing):
            allowed = wanted - int(-(-trigger.share * wanted // 1))
            if len(came) > allowed:
                yield trigger, date.fromordinal(came[allowed].toordinal() - 1)


def _missing(source: Source, parts: Sequence[_Part], as_of: date) -> dict[str, Any]:
    """Say what is missing at the end of a day."""
    leaves = [p.leaf for p in parts if p.came is None or p.came > as_of]
    ids = tuple(leaf.id for leaf in leaves)
    rest = _("hand in the rest: {ids}").format(ids=_(", ").join(ids))
    found = _("{missing} of {wanted} indicators missing")
    return {
        "indicators": ids,
        "title": str(source.title),
        "found": found.format(missing=len(ids), wanted=len(parts)),
        "required": _("hand in all of it") if len(ids) == len(parts) else rest,
        "basis": joined(leaf.basis for leaf in leaves),
        "points": at_stake(leaves),
        "source": source.id,
    }


def by_law(desk: Desk) -> Cases:
    """Yield one case for each unit and leaf that has a date by law."""
    for each, seen in desk.facts.seen:
        if each.source is None:
            triggers = speaking_of(each.leaf.remind, "statutory-date") or BY_LAW
            said = partial(_by_law, each.leaf)
            for unit, moment in seen.items():
                yield _dated(each, unit, triggers, desk.clock.known(moment)), said


def _dated(
    each: Expected, unit: int, triggers: tuple[Trigger, ...], settled: date | None
) -> Case:
    return Case(
        unit=unit,
        kind="statutory-date",
        subject=each.leaf.id,
        due=each.due,
        base=each.due,
        triggers=triggers,
        urgent=each.leaf.urgent,
        settled=settled,
    )


def _by_law(leaf: Indicator, _as_of: date) -> dict[str, Any]:
    return {
        "indicators": (leaf.id,),
        "title": str(leaf.title),
        "found": _("nothing seen of it yet"),
        "required": leaf.remedy or _("do it, and say when it was done"),
        "basis": leaf.basis,
        "points": leaf.full,
    }


def not_rectified(desk: Desk) -> Cases:
    """Yield one case for each finding that is to be put right by a day."""
    fed = leaves_of(desk.scheme)
    sources = {source.id: source for source in desk.scheme.sources}
    for finding in desk.facts.findings:
        who = desk.facts.units.get(finding.unit)
        if who and desk.clock.known(finding.seen):
            leaves = fed.get((who.class_id, finding.source, finding.check), [])
            case = _finding(desk, finding, leaves, sources.get(finding.source))
            yield case, partial(_amiss, finding, leaves)


def _finding(
    desk: Desk, finding: Finding, leaves: Sequence[Indicator], source: Source | None
) -> Case:
    due = date.fromordinal(finding.due)
    return Case(
        unit=finding.unit,
        kind="not-rectified",
        subject=str(finding.number),
        due=due,
        base=due,
        triggers=_of_findings(leaves, source),
        urgent=any(leaf.urgent for leaf in leaves) or bool(source and source.urgent),
        opened=day_of(finding.seen),
        settled=desk.clock.known(finding.closed),
    )


def _of_findings(
    leaves: Sequence[Indicator], source: Source | None
) -> tuple[Trigger, ...]:
    """Take the leaves' own triggers, else the source's, else the usual ones."""
    own = [trigger for leaf in leaves for trigger in leaf.remind]
    theirs = source.remind if source else ()
    spoken = (speaking_of(each, "not-rectified") for each in (own, theirs))
    return next(filter(None, spoken), LATE)


def _amiss(
    finding: Finding, leaves: Sequence[Indicator], _as_of: date
) -> dict[str, Any]:
    day = day_of(finding.seen)
    beside = (finding.kind, finding.note, finding.place, finding.evidence)
    remedy = joined(leaf.remedy for leaf in leaves)
    return {
        "indicators": tuple(leaf.id for leaf in leaves) or (finding.check,),
        "title": joined(str(leaf.title) for leaf in leaves),
        "found": joined((day.isoformat(), *beside)),
        "required": remedy or _("put right what was found, and report it"),
        "basis": joined(leaf.basis for leaf in leaves),
        "points": at_stake(leaves),
        "source": finding.source,
        "seen_on": day,
        "issue": finding.kind,
        "place": finding.place,
        "evidence": finding.evidence,
    }


def at_stake(leaves: Sequence[Indicator]) -> Fraction | None:
    """Add up the full marks of some leaves; None where there are none."""
    return sum((leaf.full for leaf in leaves), Fraction()) if leaves else None
