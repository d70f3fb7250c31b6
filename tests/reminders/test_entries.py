"""What is entered by hand, and the history of a unit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assess.problems import InputError
from assess.reminders.book import Entry, read_entries
from assess.reminders.entries import answer, contact, extend, snooze
from assess.reminders.history import KEYS, for_people, history
from reminders.keeping import scheme

if TYPE_CHECKING:
    from assess.reminders.entries import Entered
    from reminders.keeping import Ledger

FOUND, DUE = date(2014, 9, 10), date(2014, 9, 25)
TODAY = date(2014, 9, 26)
CALL = Entry(0, "contact", TODAY, minute=570, way="phone", person="Wang", said="soon")
MORE = Entry(0, "extended", TODAY, until=date(2014, 10, 10), said="?", authority="!")
HUSH = Entry(0, "snoozed", TODAY, until=date(2014, 9, 30), said="?", authority="!")


def entered(ledger: Ledger) -> list[Entry]:
    with ledger.record.reading() as connection:
        return read_entries(connection)


def called(ledger: Ledger, unit: str, about: str) -> Entered:
    rules = scheme(due=date(2014, 12, 1))
    return contact(ledger.record, ledger.hand(TODAY, rules), unit, about, CALL)


@pytest.mark.parametrize("unit", ["J01", "name of J01"])
@pytest.mark.parametrize(
    ("about", "kind"),
    [
        pytest.param("", "", id="the unit as a whole"),
        pytest.param("2.1", "not-rectified", id="a finding by its indicator"),
        pytest.param("1", "not-rectified", id="a finding by its number"),
        pytest.param("self-check", "not-in", id="what a source is to bring"),
    ],
)
def test_a_call_is_entered(unit: str, about: str, kind: str, ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    told = called(ledger, unit, about)
    assert told.unit == "name of J01"
    (entry,) = entered(ledger)
    assert (entry.unit, entry.kind, entry.what) == (1, kind, "contact")
    assert (entry.day, entry.minute, entry.way) == (TODAY, 570, "phone")
    assert (entry.person, entry.said) == ("Wang", "soon")


@pytest.mark.parametrize(
    ("unit", "about", "code"),
    [
        pytest.param("J99", "2.1", "no-such-unit", id="nobody"),
        pytest.param("J99", "", "no-such-unit", id="nobody, about nothing"),
        pytest.param("J01", "9.9", "no-such-matter", id="no such indicator"),
        pytest.param("J01", "1.1", "no-such-matter", id="a part of what is to be in"),
        pytest.param("B01", "2.1", "no-such-matter", id="a matter of somebody else"),
        pytest.param("J01", "2.1", "which-matter", id="two findings of one indicator"),
    ],
)
def test_whom_and_what_must_be_clear(
    unit: str, about: str, code: str, ledger: Ledger
) -> None:
    ledger.found(FOUND, DUE)
    ledger.found(FOUND, DUE, kind="500")
    with pytest.raises(InputError, match=code):
        called(ledger, unit, about)
    assert entered(ledger) == []


def test_what_is_settled_is_no_matter(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    ledger.rectified(DUE)
    with pytest.raises(InputError, match="no-such-matter"):
        called(ledger, "J01", "2.1")


def test_a_low_total_is_named_score(ledger: Ledger) -> None:
    ledger.scored(J01="40")
    rules = scheme(remind=ledger.rules.remind.__class__(below_score=60))  # type: ignore[arg-type] # any number will do
    told = contact(ledger.record, ledger.hand(TODAY, rules), "J01", "score", CALL)
    assert told.entry.kind == "low-score"
    with pytest.raises(InputError, match="no-day-to-extend"):
        extend(ledger.record, ledger.hand(TODAY, rules), "J01", "score", MORE)


@pytest.mark.parametrize(
    ("until", "code"),
    [
        pytest.param(DUE, "not-later", id="the day that it has"),
        pytest.param(date(2014, 9, 23), "not-later", id="an earlier day"),
        pytest.param(date(2014, 9, 1), "in-the-past", id="a day that is over"),
    ],
)
def test_an_extension_gives_more_time(until: date, code: str, ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    hand = ledger.hand(date(2014, 9, 22))
    with pytest.raises(InputError, match=code):
        extend(ledger.record, hand, "J01", "2.1", MORE._replace(until=until))


def test_an_extension_is_not_known_before_its_day(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    extend(
        ledger.record,
        ledger.hand(date(2014, 10, 8)),
        "J01",
        "2.1",
        MORE._replace(day=date(2014, 10, 8)),
    )
    (told,) = ledger.due(TODAY, unit="J01")
    assert (told.due, told.level) == (DUE, 1)


def test_an_extension_to_a_day_past_gives_none(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    late = MORE._replace(until=date(2014, 10, 7))
    with pytest.raises(InputError, match="in-the-past"):
        extend(ledger.record, ledger.hand(date(2014, 10, 8)), "J01", "2.1", late)
    extend(ledger.record, ledger.hand(date(2014, 10, 7)), "J01", "2.1", late)


def test_an_extension_may_be_extended(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    for until in (date(2014, 10, 10), date(2014, 10, 20)):
        hand = ledger.hand(TODAY)
        extend(ledger.record, hand, "J01", "2.1", MORE._replace(until=until))
    (told,) = ledger.due(date(2014, 10, 21), unit="J01")
    assert (told.due, told.level) == (date(2014, 10, 20), 1)


def test_a_silence_ends_in_the_future(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    over = HUSH._replace(until=date(2014, 9, 25))
    with pytest.raises(InputError, match="in-the-past"):
        snooze(ledger.record, ledger.hand(TODAY), "J01", "2.1", over)


def test_a_silence_of_one_day(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    only = HUSH._replace(until=TODAY)
    snooze(ledger.record, ledger.hand(TODAY), "J01", "2.1", only)
    assert ledger.due(TODAY, unit="J01") == ()
    assert [m.level for m in ledger.due(date(2014, 9, 28), unit="J01")] == [1]


def test_an_answer_is_filed_under_its_notice(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    number = next(
        each.notice.number
        for each in ledger.issue(TODAY).filed
        if each.notice.code == "J01"
    )
    told = Entry(0, "answered", TODAY, person="Li", said="done", authority="No. 3")
    assert answer(ledger.record, ledger.hand(TODAY), number, told).unit == "name of J01"
    (filed,) = (
        each.notice
        for each in ledger.issue(date(2014, 10, 8)).filed
        if each.notice.code == "J01"
    )
    earlier = [(each.what, each.number, each.said) for each in filed.items[0].earlier]
    assert earlier == [("notice", number, ""), ("answered", number, "done")]


def test_an_answer_to_nothing(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="no-such-notice"):
        answer(
            ledger.record, ledger.hand(TODAY), 7, Entry(0, "answered", TODAY, said="?")
        )


def test_an_answer_settles_nothing(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    ledger.issue(TODAY)
    answer(ledger.record, ledger.hand(TODAY), 1, Entry(0, "answered", TODAY, said="?"))
    assert [m.level for m in ledger.due(date(2014, 10, 8), unit="J01")] == [2]


def test_the_history_of_a_unit(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    ledger.issue(TODAY, by="clerk")
    called(ledger, "J01", "2.1")
    hand = ledger.hand(date(2014, 9, 28))
    extend(ledger.record, hand, "J01", "2.1", MORE)
    ledger.rectified(date(2014, 9, 29))
    ledger.issue(date(2014, 9, 30))
    table = history(ledger.record, "J01")
    rows = [dict(zip(KEYS, row, strict=True)) for row in table.rows]
    assert [(row["day"], row["what"]) for row in rows] == [
        ("2014-09-26", "notice"),
        ("2014-09-26", "contact"),
        ("2014-09-28", "extended"),
        ("2014-09-29", "settled"),
    ]
    assert rows[0]["entered_by"] == "clerk"
    assert rows[1]["time"] == "09:30"
    assert rows[1]["matter"] == "not rectified: 2.1 2.1"
    assert (rows[2]["until"], rows[2]["authority"]) == ("2014-10-10", "!")
    assert len(for_people(table).rows) == 4
    assert history(ledger.record, "B01").rows != table.rows


def test_the_history_of_nobody(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="unit-not-there"):
        history(ledger.record, "J99")
