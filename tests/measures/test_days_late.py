from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest
from catalogue import folded

from assess.measures.days_late import DaysLate
from assess.workdays import WorkCalendar

DUE = date(2014, 9, 28)  # a Sunday worked for the National Day holiday


@pytest.mark.parametrize(
    ("came", "days", "working_days"),
    [
        pytest.param(date(2014, 9, 1), 0, 0, id="early is on time"),
        pytest.param(date(2014, 9, 28), 0, 0, id="the day itself is on time"),
        pytest.param(date(2014, 9, 29), 1, 1, id="the day after"),
        pytest.param(date(2014, 10, 7), 9, 2, id="the last day of the holiday"),
        pytest.param(date(2014, 10, 11), 13, 6, id="a Saturday that is worked"),
        pytest.param(date(2014, 10, 28), 30, 18, id="a month late"),
    ],
)
def test_days_late(came: date, days: int, working_days: int) -> None:
    tally = folded()._replace(value=came.toordinal(), n=1)
    assert DaysLate(due=DUE).of(tally, WorkCalendar()) == F(days)
    working = DaysLate(due=DUE, working=True)
    assert working.of(tally, WorkCalendar()) == F(working_days)


@pytest.mark.parametrize(
    ("came", "days", "working_days"),
    [
        pytest.param(date(2014, 9, 28), 0, 0, id="on the day"),
        pytest.param(date(2014, 9, 29), 1, 1, id="a day late"),
        pytest.param(date(2014, 9, 27), 1, 1, id="a day early"),
        pytest.param(date(2014, 9, 19), 9, 6, id="early, over a weekend"),
    ],
)
def test_days_early(came: date, days: int, working_days: int) -> None:
    tally = folded()._replace(value=came.toordinal(), n=1)
    assert DaysLate(due=DUE, early=True).of(tally, WorkCalendar()) == F(days)
    working = DaysLate(due=DUE, working=True, early=True)
    assert working.of(tally, WorkCalendar()) == F(working_days)


def test_what_never_came_has_no_number() -> None:
    assert DaysLate(due=DUE).of(folded(), WorkCalendar()) is None
