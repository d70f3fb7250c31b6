"""What the office waits for, or has to confirm: listed, and never a letter."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.records.changes import Author
from assess.records.claims import rule_on_claims
from assess.records.decisions import Grounds
from assess.records.states import State
from assess.reminders.book import Entry
from assess.reminders.entries import answer
from assess.scheme.model import Level, RemindRules, Title
from reminders.keeping import BUREAU, LINKS, MONITOR, PEOPLE, STREET, scheme

if TYPE_CHECKING:
    from reminders.keeping import Ledger

FOUND, DUE, ISSUED = date(2014, 9, 1), date(2014, 9, 12), date(2014, 9, 15)
ANSWER_BY = date(2014, 9, 18)
LONG_AFTER = date(2014, 10, 31)
ONLY = {STREET: (PEOPLE, LINKS), BUREAU: ()}
GRACE = (
    Level(title=Title("催办"), grace=3),
    Level(title=Title("督办"), grace=3),
)


def waiting(ledger: Ledger, today: date) -> list[tuple[str, date | None, int]]:
    """Give the notices that wait for an answer: number, day, how loud."""
    return [
        (m.key.subject, m.due, m.level)
        for m in ledger.due(today)
        if m.kind == "unanswered"
    ]


@pytest.fixture
def noticed(ledger: Ledger) -> Ledger:
    """Issue notice 1 to J01, which is to answer by 18 September."""
    ledger.rules = scheme(sheets=ONLY, remind=RemindRules(levels=GRACE))
    ledger.found(FOUND, DUE)
    assert ledger.issued(ISSUED) == [("J01", 1, ISSUED)]
    return ledger


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(ANSWER_BY, 0, id="the day itself"),
        pytest.param(date(2014, 9, 19), 1, id="one working day late"),
        pytest.param(date(2014, 9, 24), 1, id="four"),
        pytest.param(date(2014, 9, 25), 2, id="five"),
    ],
)
def test_a_notice_waits_for_its_answer(
    today: date, level: int, noticed: Ledger
) -> None:
    assert waiting(noticed, today) == ([("1", ANSWER_BY, level)] if level else [])


def test_what_it_says(noticed: Ledger) -> None:
    (told,) = (m for m in noticed.due(LONG_AFTER) if m.kind == "unanswered")
    assert (told.code, told.title, told.points) == ("J01", "No. 1, 2014-09-15", None)
    assert told.required == "ask for the answer to notice 1, and enter it"


def test_an_answer_settles_it(noticed: Ledger) -> None:
    told = Entry(0, "answered", ISSUED, said="done", person="X")
    answer(noticed.record, noticed.hand(ISSUED), 1, told)
    assert waiting(noticed, LONG_AFTER) == []


def test_what_is_put_right_need_not_be_answered(noticed: Ledger) -> None:
    noticed.rectified(date(2014, 9, 16))
    assert waiting(noticed, LONG_AFTER) == []


def test_a_louder_notice_takes_its_place(noticed: Ledger) -> None:
    assert noticed.issued(LONG_AFTER) == [("J01", 2, date(2014, 9, 19))]
    assert [number for number, *_ in waiting(noticed, date(2014, 11, 30))] == ["2"]


def test_nobody_gets_a_letter_about_it(noticed: Ledger) -> None:
    noticed.issue(LONG_AFTER)
    assert noticed.issued(date(2014, 12, 31)) == []


@pytest.fixture
def claimed(ledger: Ledger) -> int:
    """Claim on 1 September that a leaf does not apply; five working days to confirm."""
    ledger.rules = scheme(sheets=ONLY, remind=RemindRules(confirm_within=5))
    na, basis = State.NOT_APPLICABLE, "Article 14"
    return ledger.saw("J01", "1.1", FOUND, state=na, due=FOUND, basis=basis)


@pytest.mark.usefixtures("claimed")
@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(date(2014, 8, 31), 0, id="not claimed yet"),
        pytest.param(date(2014, 9, 4), 0, id="three working days later"),
        pytest.param(date(2014, 9, 5), 1, id="four"),
        pytest.param(date(2014, 9, 9), 1, id="five, over a holiday: the day itself"),
        pytest.param(date(2014, 9, 10), 2, id="one late"),
    ],
)
def test_a_claim_waits_to_be_confirmed(today: date, level: int, ledger: Ledger) -> None:
    told = [
        (m.key.subject, m.level) for m in ledger.due(today) if m.kind == "to-confirm"
    ]
    assert told == ([(FOUND.isoformat(), level)] if level else [])


@pytest.mark.parametrize("accepted", [True, False])
def test_a_decision_confirms_it(
    accepted: bool,
    claimed: int,
    ledger: Ledger,
) -> None:
    ledger.write()
    with ledger.record.writing() as connection:
        who, why = Author(now=0, by=""), Grounds(reason="")
        rule_on_claims(connection, [claimed], why, who, accepted=accepted)
    assert [m for m in ledger.due(LONG_AFTER) if m.kind == "to-confirm"] == []


def test_claims_of_one_day_are_one_matter(claimed: int, ledger: Ledger) -> None:
    links = ledger.saw(
        "J01",
        "dead-links",
        FOUND,
        source=MONITOR,
        state=State.NOT_APPLICABLE,
        due=FOUND,
        basis="Article 15",
    )
    (told,) = (m for m in ledger.due(LONG_AFTER) if m.kind == "to-confirm")
    assert told.found == "Article 14; Article 15"
    assert told.required == f"confirm or refuse: {claimed}, {links}"
    assert (told.indicators, told.points) == (("1.1", "2.1"), F(7))


def test_unless_the_scheme_gives_days_nobody_is_reminded(
    claimed: int, ledger: Ledger
) -> None:
    kinds = {m.kind for m in ledger.due(LONG_AFTER, scheme())}
    assert claimed
    assert "to-confirm" not in kinds
