"""What is owed, and issued once: one row for each way in which a year goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assess.records.states import State
from assess.reminders.book import Entry
from assess.reminders.entries import extend, snooze
from assess.scheme.model import RemindRules
from reminders.keeping import CLAIM, LEVELS, MONITOR, VISIT, scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.scheme.model import Scheme
    from reminders.keeping import Ledger

    Happen = Callable[[Ledger], object]

FOUND, DUE = date(2014, 9, 10), date(2014, 9, 25)  # a Thursday
L1, L2, L3 = date(2014, 9, 26), date(2014, 10, 8), date(2014, 10, 14)
ALL = [(1, L1), (2, L2), (3, L3)]
END = date(2014, 10, 24)


def found(ledger: Ledger) -> int:
    return ledger.found(FOUND, DUE)


def daily(first: date = DUE, last: date = END) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


OFTEN = [
    *(date(2014, 9, day) for day in (26, 28, 29)),
    *(date(2014, 10, day) for day in (8, 9, 11, 14, 16, 23)),
    END,
]  # the days on which something may happen, and some between


def told(ledger: Ledger, *days: date, rules: Scheme | None = None) -> list[object]:
    """Issue on some days; give the level and day of what J01 was owed."""
    return [
        (level, day)
        for code, level, day in ledger.issued(*days, rules=rules)
        if code == "J01"
    ]


@pytest.mark.parametrize(
    "days",
    [
        pytest.param(daily(), id="every day"),
        pytest.param([day for day in OFTEN for _twice in range(2)], id="twice a day"),
        pytest.param([*daily()[::7], END], id="every week"),
        pytest.param([date(2014, 9, 27), date(2014, 10, 9), END], id="now and then"),
        pytest.param([L1, L2, L3], id="only on the days themselves"),
        pytest.param([END], id="once, much later"),
        pytest.param([END, FOUND, DUE, END], id="in no order"),
    ],
)
def test_each_level_once_whatever_day_it_runs(days: list[date], ledger: Ledger) -> None:
    found(ledger)
    assert told(ledger, *days) == ALL


@pytest.mark.parametrize(
    ("due", "levels"),
    [
        pytest.param(date(2014, 3, 7), (10, 14, 21), id="a Friday: not the weekend"),
        pytest.param(date(2014, 3, 8), (10, 14, 21), id="a Saturday"),
        pytest.param(date(2014, 3, 9), (10, 14, 21), id="a Sunday"),
        pytest.param(date(2014, 4, 30), (4, 8, 15), id="worked on the Sunday after it"),
        pytest.param(date(2014, 9, 26), (28, 9, 15), id="a Sunday that is worked"),
        pytest.param(date(2014, 10, 3), (8, 13, 20), id="inside the holiday"),
        pytest.param(date(2016, 2, 26), (29, 4, 11), id="a leap day"),
    ],
)
def test_the_days_of_the_levels(
    due: date, levels: tuple[int, int, int], ledger: Ledger
) -> None:
    ledger.found(due - timedelta(days=5), due)
    issued = ledger.issued(due + timedelta(days=60))
    assert [day.day for code, _level, day in issued if code == "J01"] == list(levels)


def evening_before(ledger: Ledger) -> None:
    found(ledger)
    ledger.rectified(L1 - timedelta(days=1), hour=23)


def same_evening(ledger: Ledger) -> None:
    found(ledger)
    ledger.rectified(L1, hour=23)


def day_after(ledger: Ledger) -> None:
    found(ledger)
    ledger.rectified(date(2014, 9, 28))


def found_again(ledger: Ledger) -> None:
    day_after(ledger)
    ledger.found(date(2014, 10, 8), date(2014, 10, 13))


def moved_by_a_correction(ledger: Ledger) -> None:
    first = found(ledger)
    ledger.corrected(first, ledger.found(FOUND, date(2014, 10, 10)))


def not_put_right_by_others(ledger: Ledger) -> None:
    found(ledger)
    ledger.rectified(DUE, source=VISIT)


def unit_ends(ledger: Ledger) -> None:
    ledger.fresh[0][1]["valid_to"] = L2.toordinal() - 1
    found(ledger)


@pytest.mark.parametrize(
    ("happen", "levels"),
    [
        pytest.param(evening_before, [], id="rectified the evening before"),
        pytest.param(same_evening, [], id="rectified the same evening"),
        pytest.param(day_after, [(1, L1)], id="rectified after level 1"),
        pytest.param(
            found_again,
            [(1, L1), (1, date(2014, 10, 14)), (2, date(2014, 10, 20))],
            id="found again after it was closed",
        ),
        pytest.param(
            moved_by_a_correction,
            [(1, date(2014, 10, 11)), (2, date(2014, 10, 16)), (3, date(2014, 10, 23))],
            id="the deadline moved, by a correction",
        ),
        pytest.param(not_put_right_by_others, ALL, id="another source saw it right"),
        pytest.param(unit_ends, [(1, L1)], id="the unit ends after level 1"),
    ],
)
@pytest.mark.parametrize("days", [OFTEN, [END]], ids=["often", "at the end"])
def test_what_is_owed(
    happen: Happen, levels: list[object], days: list[date], ledger: Ledger
) -> None:
    happen(ledger)
    assert told(ledger, *days) == levels


def ends(ledger: Ledger, *days: date) -> list[tuple[str, date]]:
    """Issue on some days; give what ended, or opened again, and when."""
    return [
        (entry.what, entry.day)
        for day in days
        for entry in ledger.issue(day).plan.entries
        if entry.unit == ledger.ids["J01"]
    ]


@pytest.mark.parametrize("days", [OFTEN, [END]], ids=["often", "at the end"])
def test_what_was_told_of_and_settled_is_closed_once(
    days: list[date], ledger: Ledger
) -> None:
    day_after(ledger)
    assert ends(ledger, *days, END) == [("settled", date(2014, 9, 28))]


def test_what_nobody_was_told_of_is_not_closed(ledger: Ledger) -> None:
    evening_before(ledger)
    assert ends(ledger, *OFTEN) == []


def test_what_is_corrected_is_gone(ledger: Ledger) -> None:
    number = found(ledger)
    told(ledger, L1)
    ledger.corrected(number)
    assert ends(ledger, date(2014, 9, 30), END) == [("gone", date(2014, 9, 30))]


def test_what_opens_again_begins_anew(ledger: Ledger) -> None:
    found(ledger)
    closing = ledger.rectified(date(2014, 9, 29))
    assert told(ledger, L1) == [(1, L1)]
    assert ends(ledger, date(2014, 9, 30)) == [("settled", date(2014, 9, 29))]
    ledger.corrected(closing)  # it was not rectified at all
    again = date(2014, 10, 15)
    assert ends(ledger, again, again) == [("reopened", again)]
    levels = [(1, date(2014, 10, 16)), (2, date(2014, 10, 22)), (3, date(2014, 10, 29))]
    assert told(ledger, *(again + timedelta(days=n) for n in range(15))) == levels
    assert ledger.due(levels[-1][1], unit="J01")[0].due == again


def later(ledger: Ledger, today: date, until: date) -> None:
    entry = Entry(0, "extended", today, until=until, said="flood", authority="memo 7")
    extend(ledger.record, ledger.hand(today), "J01", "2.1", entry)


NEW_DAY = date(2014, 10, 10)
ANEW = [(1, date(2014, 10, 11)), (2, date(2014, 10, 16)), (3, date(2014, 10, 23))]


@pytest.mark.parametrize(
    ("on", "before"),
    [
        pytest.param(DUE, [], id="before it was late"),
        pytest.param(L1, [], id="on the day of level 1"),
        pytest.param(date(2014, 9, 28), [(1, L1)], id="after level 1"),
        pytest.param(date(2014, 10, 9), [(1, L1), (2, L2)], id="after level 2"),
    ],
)
@pytest.mark.parametrize("days", [OFTEN, [END]], ids=["often", "at the end"])
def test_what_is_extended_begins_anew(
    on: date, before: list[object], days: list[date], ledger: Ledger
) -> None:
    found(ledger)
    issued = told(ledger, *(day for day in days if day < on))
    later(ledger, on, NEW_DAY)
    issued += told(ledger, *(day for day in days if day >= on))
    assert issued == before + ANEW
    assert ledger.due(END, unit="J01")[0].due == NEW_DAY


def test_a_source_s_new_day_begins_anew(ledger: Ledger) -> None:
    old, new = scheme(due=DUE), scheme(due=NEW_DAY)
    assert told(ledger, L1, rules=old) == [(1, L1)]
    assert told(ledger, END, rules=new) == ANEW
    (first, *_others) = ledger.issue(END, new).plan.entries or [None]
    assert first is None, "what was told for the old day was closed with the first run"


@pytest.mark.parametrize("days", [OFTEN, [END]], ids=["often", "at the end"])
def test_a_snooze_stops_the_clock(days: list[date], ledger: Ledger) -> None:
    found(ledger)
    first = date(2014, 9, 28)
    issued = told(ledger, *(day for day in days if day < first))
    entry = Entry(0, "snoozed", first, until=date(2014, 10, 9), said="?", authority="!")
    snooze(ledger.record, ledger.hand(first), "J01", "2.1", entry)
    assert ledger.due(date(2014, 10, 9), unit="J01") == ()
    issued += told(ledger, *(day for day in days if day >= first))
    # five working days pass in silence: 28, 29, 30 September, 8, 9 October
    assert issued == [(1, L1), (2, date(2014, 10, 14)), (3, date(2014, 10, 21))]


def test_what_is_overtaken_is_for_the_file(ledger: Ledger) -> None:
    found(ledger)
    letters = ledger.issue(END).plan.letters
    mine = [letter.file_only for letter in letters if letter.code == "J01"]
    assert mine == [True, True, False]


def test_what_is_settled_is_for_the_file(ledger: Ledger) -> None:
    day_after(ledger)
    (letter,) = (x for x in ledger.issue(END).plan.letters if x.code == "J01")
    assert letter.file_only


def test_what_fell_due_before_the_ledger_began_is_left_alone(ledger: Ledger) -> None:
    found(ledger)
    first = ledger.issue(date(2014, 10, 9), since=L2)
    assert [x.level for x in first.plan.letters if x.code == "J01"] == [2]
    assert told(ledger, date(2014, 10, 9), END) == [(3, L3)], "now and later"


def two_findings(ledger: Ledger) -> None:
    found(ledger)
    ledger.found(FOUND, DUE, kind="500")
    ledger.found(FOUND, DUE + timedelta(days=1), kind="slow")


@pytest.mark.parametrize(
    ("sheets", "wanted"),
    [
        pytest.param("unit", [2, 1], id="what a unit owes since a day on one notice"),
        pytest.param("matter", [1, 1, 1], id="one notice for each matter"),
    ],
)
def test_sheets(sheets: str, wanted: list[int], ledger: Ledger) -> None:
    two_findings(ledger)
    rules = scheme(remind=RemindRules(levels=LEVELS, sheets=sheets))  # type: ignore[arg-type] # a column of the table
    letters = ledger.issue(date(2014, 9, 28), rules).plan.letters
    assert [len(x.parts) for x in letters if x.code == "J01"] == wanted


def test_urgent_matters_skip_a_level(ledger: Ledger) -> None:
    rules = scheme(due=DUE)
    sources = tuple(replace(s, urgent=s.id == CLAIM) for s in rules.sources)
    issued = told(ledger, *OFTEN, rules=replace(rules, sources=sources))
    assert issued == [(2, L1), (3, L2)]


def test_what_is_handed_in_settles(ledger: Ledger) -> None:
    rules = scheme(due=DUE)
    ledger.saw("J01", "1.1", date(2014, 9, 29), state=State.EXPLAINED)
    assert told(ledger, *OFTEN, rules=rules) == [(1, L1)]
    assert told(ledger, *OFTEN, rules=rules) == []


def test_two_sources_are_two_matters(ledger: Ledger) -> None:
    found(ledger)
    ledger.saw("J01", "dead-links", DUE, source=MONITOR, kind="500", value=2)
    assert told(ledger, L1, rules=scheme(due=DUE)) == [(1, L1)], "on one notice"
    (notice,) = ledger.issue(L1, scheme(due=DUE)).filed or [None]
    assert notice is None
