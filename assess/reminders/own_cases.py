"""The office's own affairs: what it has to decide, and answers that it waits for.

They are listed, and never become letters.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from assess.messages import _
from assess.reminders.cases import at_stake
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
            )
            yield case, partial(_appeal, desk, appeal)


def _appeal(desk: Desk, appeal: Appeal, _as_of: date) -> dict[str, Any]:
    opened = date.fromordinal(appeal.opened).isoformat()
    fed = _leaves(desk, appeal)
    return {
        "indicators": tuple(leaf.id for leaf in fed) or (appeal.check,),
        "title": joined(str(leaf.title) for leaf in fed),
        "found": joined((opened, appeal.reason, appeal.document)),
        "required": _("decide appeal {number}").format(number=appeal.number),
        "basis": joined(leaf.basis for leaf in fed),
        "points": at_stake(fed),
    }


def to_confirm(desk: Desk) -> Cases:
    """Yield a case for what a unit claims on a day not to apply to it."""
    made: dict[tuple[int, date], list[Claim]] = {}
    for claim in desk.facts.claims:
        if claimed := desk.clock.known(claim.seen):
            made.setdefault((claim.unit, claimed), []).append(claim)
    for (unit, claimed), claims in made.items():
        due = desk.clock.calendar.after(claimed, desk.scheme.remind.confirm_within)
        decided = {each: desk.clock.known(each.decided_at) for each in claims}
        left = [each for each, day in decided.items() if each.open or not day]
        case = Case(
            unit=unit,
            kind="to-confirm",
            subject=claimed.isoformat(),
            due=due,
            base=due,
            triggers=OWN,
            opened=claimed,
            settled=None if left else max(filter(None, decided.values())),
        )
        yield case, partial(_claims, desk, left)


def _claims(desk: Desk, claims: Sequence[Claim], _as_of: date) -> dict[str, Any]:
    fed = [leaf for claim in claims for leaf in _leaves(desk, claim)]
    numbers = _(", ").join(str(claim.number) for claim in claims)
    return {
        "indicators": tuple(dict.fromkeys(leaf.id for leaf in fed)),
        "title": "",
        "found": joined(claim.basis for claim in claims),
        "required": _("confirm or refuse: {numbers}").format(numbers=numbers),
        "basis": joined(leaf.basis for leaf in fed),
        "points": at_stake(fed),
    }


def _leaves(desk: Desk, what: Appeal | Claim) -> list[Indicator]:
    """Find the leaves of the unit's sheet that an appeal or a claim is about."""
    class_id = desk.facts.units[what.unit].class_id
    return [
        leaf
        for leaf in desk.scheme.sheets.get(class_id, ())
        if leaf.score and leaf.check == what.check and what.source in leaf.sources
    ]


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
