"""Cases that need no day of the scheme: what grows stale, and what scored low."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.reminders.cases import at_stake
from assess.reminders.clock import day_of
from assess.reminders.desk import Case
from assess.reminders.ladder import OWN, speaking_of
from assess.reminders.matter import joined
from assess.reminders.sighted import fresh_through
from assess.triggers.below_score import BelowScore

if TYPE_CHECKING:
    from assess.records.appeals import Appeal
    from assess.reminders.cases import Cases
    from assess.reminders.desk import Desk
    from assess.reminders.scored import Score
    from assess.reminders.sighted import Sightings
    from assess.scheme.model import Indicator

_AT_ONCE = (BelowScore(share=Fraction(1)),)


def stale(desk: Desk) -> Cases:
    """Yield a case for each look that grows old before the next one."""
    for each in desk.facts.sightings:
        for unit, who in desk.facts.units.items():
            if who.class_id == each.class_id:
                yield from _looks(desk, each, unit, max(who.first, each.first))


def _looks(desk: Desk, each: Sightings, unit: int, first: date) -> Cases:
    """Go from look to look; the period begins as if there had been one."""
    known = [day for day in each.days.get(unit, ()) if day <= desk.clock.day]
    looks: list[date | None] = [first, *(d for d in known if d > first), None]
    for seen, following in pairwise(looks):
        assert seen, "only the last is missing"
        limit = fresh_through(seen, each.limit)
        reasons = [(each.trigger, min(each.last, date.max))]
        yield (
            Case(
                unit=unit,
                kind="stale",
                subject=each.leaf.id,
                due=limit,
                base=limit,
                triggers=(each.trigger,),
                reasons=tuple(reasons),
                urgent=each.leaf.urgent,
                opened=seen,
                settled=following,
            ),
            partial(_stale, each.leaf, seen if seen in known else None),
        )


def _stale(leaf: Indicator, seen: date | None, _as_of: date) -> dict[str, Any]:
    said = _("seen last on {day}").format(day=seen) if seen else _("never seen")
    return {
        "indicators": (leaf.id,),
        "title": str(leaf.title),
        "found": said,
        "required": leaf.remedy or _("bring it up to date"),
        "basis": leaf.basis,
        "points": leaf.full,
    }


def low(desk: Desk) -> Cases:
    """Yield a case for each total and watched indicator that is low, or was told so."""
    line = desk.scheme.remind.below_score
    for score in desk.facts.scores:
        if score.unit not in desk.facts.units:
            continue
        if line is not None:
            found = _found(score, decimal_text(line))
            yield _low(desk, score, "", low=_below(score, line)), partial(_total, found)
        yield from _low_indicators(desk, score)


def _low(
    desk: Desk,
    score: Score,
    subject: str,
    *,
    low: bool,
    triggers: tuple[BelowScore, ...] = _AT_ONCE,
    urgent: bool = False,
) -> Case:
    made, today = day_of(score.made_at), desk.clock.day
    day = made if made <= today else min(desk.scheme.heading.period.first, today)
    return Case(
        unit=score.unit,
        kind="low-score",
        subject=subject,
        due=None,
        base=day,
        triggers=triggers,
        urgent=urgent,
        settled=None if low else day,
    )


def _below(score: Score, line: Fraction) -> bool:
    """Tell whether a total is too low; a veto that leaves no total is."""
    if not score.printed:
        return score.status == "vetoed"
    return Fraction(score.printed) < line


def _found(score: Score, line: str) -> str:
    if not score.printed:
        return _("vetoed, without a total (run {run})").format(run=score.run)
    said = _("total {total}, below {line} (run {run})")
    return said.format(total=score.printed, line=line, run=score.run)


def _total(found: str, _as_of: date) -> dict[str, Any]:
    return {
        "indicators": (),
        "title": "",
        "found": found,
        "required": _("put right where points were lost"),
        "basis": "",
        "points": None,
    }


def _low_indicators(desk: Desk, score: Score) -> Cases:
    class_id = desk.facts.units[score.unit].class_id
    sheet = desk.scheme.sheets.get(class_id, ()) if score.points else ()
    for indicator in sheet:
        points = score.points.get(indicator.id)
        for trigger in speaking_of(indicator.remind, "low-score"):
            assert isinstance(trigger, BelowScore), "nothing else speaks of it"
            low = points is not None and points < trigger.share * indicator.full
            case = _low(
                desk,
                score,
                indicator.id,
                low=low,
                triggers=(trigger,),
                urgent=indicator.urgent,
            )
            yield case, partial(_weak, indicator, score.run, points)


def _weak(
    indicator: Indicator, run: int, points: Fraction | None, _as_of: date
) -> dict[str, Any]:
    said = _("{points} of {full} points (run {run})")
    found = said.format(
        points=decimal_text(points or Fraction()),
        full=decimal_text(indicator.full),
        run=run,
    )
    return {
        "indicators": (indicator.id,),
        "title": str(indicator.title),
        "found": found,
        "required": indicator.remedy or _("put right where points were lost"),
        "basis": indicator.basis,
        "points": indicator.full,
    }


def appeals(desk: Desk) -> Cases:
    """Yield a case for each appeal: deciding it is the office's own affair."""
    for appeal in desk.facts.appeals:
        opened = date.fromordinal(appeal.opened)
        if opened <= desk.clock.day:
            due = date.fromordinal(appeal.due)
            case = Case(
                unit=appeal.unit,
                kind="appeal",
                subject=str(appeal.number),
                due=due,
                base=due,
                triggers=OWN,
                opened=opened,
                settled=None if appeal.open else desk.clock.known(appeal.decided_at),
                own=True,
            )
            yield case, partial(_appeal, desk, appeal)


def _appeal(desk: Desk, appeal: Appeal, _as_of: date) -> dict[str, Any]:
    class_id = desk.facts.units[appeal.unit].class_id
    fed = [
        leaf
        for leaf in desk.scheme.sheets.get(class_id, ())
        if leaf.score and leaf.check == appeal.check and appeal.source in leaf.sources
    ]
    opened = date.fromordinal(appeal.opened).isoformat()
    return {
        "indicators": tuple(leaf.id for leaf in fed) or (appeal.check,),
        "title": joined(str(leaf.title) for leaf in fed),
        "found": joined((opened, appeal.reason, appeal.document)),
        "required": _("decide appeal {number}").format(number=appeal.number),
        "basis": joined(leaf.basis for leaf in fed),
        "points": at_stake(fed),
    }
