"""What has not been seen anew for too long, or soon will not have been."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from assess.records.states import State
from assess.reminders.sighted import fresh_through
from assess.scheme.model import Observe
from assess.stretches import stretch
from assess.triggers.stale import Stale
from reminders.keeping import BUREAU, LINKS, MONITOR, STREET, scheme

if TYPE_CHECKING:
    from reminders.keeping import Ledger

LEAF = replace(
    LINKS,
    observe=Observe(check="dead-links", stale_after="3 months"),
    remind=(Stale(before=(5,), after=(1, 10)),),
)
RULES = scheme(sheets={STREET: (LEAF,), BUREAU: ()})


@pytest.fixture(autouse=True)
def watched(ledger: Ledger) -> None:
    ledger.rules = RULES


def look(ledger: Ledger, month: int, day: int, state: State = State.OBSERVED) -> None:
    ledger.saw("J01", "dead-links", date(2014, month, day), source=MONITOR, state=state)


@pytest.mark.parametrize(
    ("seen", "limit", "last"),
    [
        pytest.param(date(2014, 3, 1), "3 months", date(2014, 5, 31), id="months"),
        pytest.param(date(2014, 1, 31), "1 month", date(2014, 2, 28), id="a short one"),
        pytest.param(date(2014, 11, 30), "3 months", date(2015, 2, 28), id="no 30th"),
        pytest.param(date(2014, 3, 1), "2 weeks", date(2014, 3, 14), id="weeks"),
        pytest.param(date(2014, 3, 1), "1 day", date(2014, 3, 1), id="a day"),
        pytest.param(date(2015, 3, 1), "1 year", date(2016, 2, 29), id="a leap year"),
    ],
)
def test_the_last_fresh_day(seen: date, limit: str, last: date) -> None:
    length = stretch(limit)
    assert length
    assert fresh_through(seen, length) == last
    assert length.before(last) <= seen < length.before(last + timedelta(days=1))


@pytest.mark.parametrize(
    ("today", "level", "late"),
    [
        pytest.param(date(2014, 5, 23), 0, None, id="six working days before"),
        pytest.param(date(2014, 5, 26), 1, -4, id="five before: four to come"),
        pytest.param(date(2014, 5, 31), 1, 0, id="the last fresh day"),
        pytest.param(date(2014, 6, 3), 2, 1, id="too old, past the Duanwu holiday"),
        pytest.param(date(2014, 6, 16), 3, 10, id="ten working days too old"),
    ],
)
def test_how_loud(today: date, level: int, late: int | None, ledger: Ledger) -> None:
    look(ledger, 3, 1)
    told = [(m.level, m.late) for m in ledger.due(today)]
    assert told == ([(level, late)] if level else [])


def test_it_says_since_when(ledger: Ledger) -> None:
    look(ledger, 3, 1)
    (told,) = ledger.due(date(2014, 6, 3))
    assert (told.kind, told.due) == ("stale", date(2014, 5, 31))
    assert (told.indicators, told.found) == (("2.1",), "seen last on 2014-03-01")
    assert told.required == "mend the links"


def test_nothing_seen_yet_counts_from_the_first_day(ledger: Ledger) -> None:
    (told,) = ledger.due(date(2014, 4, 1))
    assert (told.due, told.found) == (date(2014, 3, 31), "never seen")


@pytest.mark.parametrize(
    ("state", "open_"),
    [
        pytest.param(State.OBSERVED, False, id="a value"),
        pytest.param(State.COULD_NOT_TELL, False, id="a look that could not tell"),
        pytest.param(State.RECTIFIED, True, id="a word is no look"),
    ],
)
def test_a_new_look_settles_it(state: State, *, open_: bool, ledger: Ledger) -> None:
    look(ledger, 3, 1)
    look(ledger, 6, 2, state)
    assert bool(ledger.due(date(2014, 6, 3))) is open_


def test_each_look_begins_anew(ledger: Ledger) -> None:
    for month, day in ((3, 1), (6, 4), (9, 1)):
        look(ledger, month, day)
    days = [date(2014, month, 28) for month in range(1, 13)]
    assert ledger.issued(*days) == [
        ("J01", 1, date(2014, 5, 26)),  # five working days before 31 May
        ("J01", 2, date(2014, 6, 3)),  # the Duanwu holiday ends on the 2nd
        ("J01", 1, date(2014, 8, 27)),  # before 3 September
        ("J01", 1, date(2014, 11, 24)),  # before 30 November
        ("J01", 2, date(2014, 12, 1)),
        ("J01", 3, date(2014, 12, 12)),
    ]


def test_after_the_period_there_is_silence(ledger: Ledger) -> None:
    look(ledger, 11, 1)
    assert ledger.due(date(2015, 3, 2)) == ()


def test_a_limit_of_its_own_goes_first(ledger: Ledger) -> None:
    leaf = replace(LEAF, remind=(Stale(after=(1,), limit="2 weeks"),))
    look(ledger, 3, 1)
    rules = scheme(sheets={STREET: (leaf,), BUREAU: ()})
    assert [m.due for m in ledger.due(date(2014, 3, 17), rules)] == [date(2014, 3, 14)]
