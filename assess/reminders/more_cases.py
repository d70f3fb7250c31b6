"""Cases that need no day of the scheme: what grows stale, and what scored low."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.reminders.clock import day_of
from assess.reminders.desk import Case
from assess.reminders.ladder import speaking_of
from assess.reminders.sighted import fresh_through
from assess.triggers.below_score import BelowScore

if TYPE_CHECKING:
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
            yield _low(score, "", low=_below(score, line)), partial(_total, found)
        yield from _low_indicators(desk, score)


def _low(
    score: Score,
    subject: str,
    *,
    low: bool,
    triggers: tuple[BelowScore, ...] = _AT_ONCE,
    urgent: bool = False,
) -> Case:
    day = day_of(score.made_at)
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
