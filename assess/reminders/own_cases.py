"""The office's own affairs: what it has to decide, and answers that it waits for.

They are listed, and never become letters.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from assess.messages import _
from assess.reminders.cases import at_stake
from assess.reminders.clock import day_of
from assess.reminders.desk import Case
from assess.reminders.ladder import LATE, OWN
from assess.reminders.matter import in_short, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assess.records.appeals import Appeal
    from assess.records.claims import Claim
    from assess.reminders.book import Asked
    from assess.reminders.cases import Cases
    from assess.reminders.desk import Desk
    from assess.reminders.matter import Matter
    from assess.scheme.model import Indicator


def appeals(desk: Desk) -> Cases:
    """Yield a case for each appeal: it is to be decided by its day."""
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
    opened = date.fromordinal(appeal.opened).isoformat()
    return {
        **_about(desk, appeal),
        "found": joined((opened, appeal.reason, appeal.document)),
        "required": _("decide appeal {number}").format(number=appeal.number),
    }


def to_confirm(desk: Desk) -> Cases:
    """Yield a case for each claim that something does not apply."""
    for claim in desk.facts.claims:
        claimed = desk.clock.known(claim.seen)
        if claimed and (claim.standing or claim.accepted is not None):
            due = desk.clock.calendar.after(claimed, desk.scheme.remind.confirm_within)
            case = Case(
                unit=claim.unit,
                kind="to-confirm",
                subject=str(claim.number),
                due=due,
                base=due,
                triggers=OWN,
                opened=claimed,
                settled=None if claim.open else desk.clock.known(claim.decided_at),
                own=True,
            )
            yield case, partial(_claim, desk, claim)


def _claim(desk: Desk, claim: Claim, _as_of: date) -> dict[str, Any]:
    said = _("confirm or refuse claim {number}")
    return {
        **_about(desk, claim),
        "found": joined((day_of(claim.seen).isoformat(), claim.basis, claim.note)),
        "required": said.format(number=claim.number),
        "source": claim.source,
    }


def _about(desk: Desk, what: Appeal | Claim) -> dict[str, Any]:
    """Say which leaves of the unit's sheet an appeal or a claim is about."""
    class_id = desk.facts.units[what.unit].class_id
    fed = [
        leaf
        for leaf in desk.scheme.sheets.get(class_id, ())
        if leaf.score and leaf.check == what.check and what.source in leaf.sources
    ]
    return {
        "indicators": tuple(leaf.id for leaf in fed) or (what.check,),
        "title": _titles(fed),
        "basis": joined(leaf.basis for leaf in fed),
        "points": at_stake(fed),
    }


def _titles(leaves: Sequence[Indicator]) -> str:
    return joined(str(leaf.title) for leaf in leaves)


def unanswered(desk: Desk, matters: Iterable[Matter]) -> Cases:
    """Yield a case for each notice whose answer was asked by a day and did not come.

    Only the newest notice about a matter is waited for, while the matter is open.
    """
    waiting: dict[Asked, list[Matter]] = {}
    for matter in matters:
        asked = desk.book.asked.get(max(matter.notices, default=0))
        if asked and matter.ended is None and asked.issued_on <= desk.clock.day:
            waiting.setdefault(asked, []).append(matter)
    for asked, mine in waiting.items():
        case = Case(
            unit=asked.unit,
            kind="unanswered",
            subject=str(asked.notice),
            due=asked.answer_by,
            base=asked.answer_by,
            triggers=LATE,
            opened=asked.issued_on,
            own=True,
        )
        yield case, partial(_unanswered, asked, mine)


def _unanswered(
    asked: Asked, matters: Sequence[Matter], _as_of: date
) -> dict[str, Any]:
    said = _("ask for the answer to notice {number}, and enter it")
    return {
        "indicators": (),
        "title": _("No. {number}, {day}").format(
            number=asked.notice, day=asked.issued_on
        ),
        "found": joined(map(in_short, matters)),
        "required": said.format(number=asked.notice),
        "basis": "",
        "points": None,
    }
