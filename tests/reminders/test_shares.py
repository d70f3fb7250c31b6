"""The points in a notice: from a score run, and so that they add up on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.reminders.notice import Share
from assess.scheme.model import RemindRules
from assess.scoring.run import score
from assess.stretches import at
from assess.workdays import WorkCalendar
from reminders.keeping import BUREAU, LEVELS, LINKS, MONITOR, PEOPLE, STREET, scheme

if TYPE_CHECKING:
    from assess.reminders.notice import Points
    from assess.scheme.model import Scheme
    from reminders.keeping import Ledger

DUE, SCORED, TODAY = date(2014, 9, 12), date(2014, 9, 15), date(2014, 9, 16)
SHEETS = {STREET: (PEOPLE, LINKS), BUREAU: ()}
RULES = scheme(due=DUE, sheets=SHEETS)


def scored(ledger: Ledger, rules: Scheme, day: date = SCORED) -> None:
    ledger.write()
    score(ledger.record, rules, WorkCalendar(), now=at(day))


def points(ledger: Ledger, rules: Scheme, kind: str = "not-in") -> Points:
    """Issue, and give the points of the notice to J01 about a kind of matter."""
    notices = (each.notice for each in ledger.issue(TODAY, rules).filed)
    (told,) = (
        each.points
        for each in notices
        if each.code == "J01" and kind in {item.kind for item in each.items}
    )
    return told


@pytest.fixture(autouse=True)
def found(ledger: Ledger) -> None:
    """Find two dead links at J01, which has not handed in its self-check either."""
    ledger.saw("J01", "dead-links", date(2014, 9, 1), source=MONITOR, value=2_000_000)
    ledger.saw(
        "J01", "dead-links", date(2014, 9, 2), source=MONITOR, value=2_000_000, due=DUE
    )


def test_before_anything_is_scored(ledger: Ledger) -> None:
    told = points(ledger, RULES)
    assert (told.run, told.full, told.earned) == (0, "7", "")
    assert told.shares[1] == Share("2.1", "2.1", "5", "", "")


def test_a_run_of_a_later_day_is_not_quoted(ledger: Ledger) -> None:
    scored(ledger, RULES, date(2014, 9, 17))
    assert points(ledger, RULES).run == 0


def test_nor_is_one_by_another_scheme(ledger: Ledger) -> None:
    scored(ledger, RULES)
    assert points(ledger, replace(RULES, sha256="other")).run == 0


def test_each_indicator_and_their_sums(ledger: Ledger) -> None:
    scored(ledger, RULES)
    told = points(ledger, RULES)
    assert (told.run, told.run_on) == (1, SCORED)
    assert told.shares == (
        Share("1.1", "1.1", "2", "0", "2"),
        Share("2.1", "2.1", "5", "3", "2"),
    )
    assert (told.full, told.earned, told.missing) == ("7", "3", "4")


def test_a_low_total_is_told_by_its_parts(ledger: Ledger) -> None:
    low = RemindRules(levels=LEVELS, below_score=F(60))
    rules = scheme(sheets=SHEETS, remind=low)
    scored(ledger, rules)
    told = points(ledger, rules, "low-score")
    assert [(each.id, each.earned) for each in told.shares] == [
        ("1.1", "0"),
        ("2.1", "3"),
    ]
    assert (told.full, told.earned, told.missing) == ("7", "3", "4")


def test_what_came_after_the_parts_is_a_row(ledger: Ledger) -> None:
    low = RemindRules(levels=LEVELS, below_score=F(60))
    third = replace(LINKS, weight=F(1, 3))
    rules = scheme(sheets={**SHEETS, STREET: (PEOPLE, third)}, remind=low)
    ledger.saw("J01", "1.1", date(2014, 9, 1), value=1_000_000)
    ledger.saw("J01", "dead-links", date(2014, 9, 3), source=MONITOR, value=3_000_000)
    scored(ledger, rules)
    told = points(ledger, rules, "low-score")
    assert [each.earned for each in told.shares] == ["2", "0.6666", "0.0034"]
    assert told.earned == "2.67"
