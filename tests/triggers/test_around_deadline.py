from __future__ import annotations

from datetime import date

import pytest

from assess.problems import BadParameterError
from assess.triggers import level as how_loud
from assess.triggers.around_deadline import AroundDeadline
from assess.workdays import WorkCalendar

DUE = date(2014, 9, 30)  # 1 to 7 October are a holiday, Sunday 28 September is worked


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(date(2014, 9, 25), 0, id="four working days left"),
        pytest.param(date(2014, 9, 26), 1, id="three"),
        pytest.param(date(2014, 9, 29), 2, id="one"),
        pytest.param(DUE, 2, id="the day itself"),
        pytest.param(date(2014, 10, 7), 2, id="passed, but still the holiday"),
        pytest.param(date(2014, 10, 8), 3, id="first working day late"),
        pytest.param(date(2014, 10, 9), 4, id="second"),
        pytest.param(date(2015, 9, 30), 4, id="never above the last level"),
    ],
)
def test_level(today: date, level: int) -> None:
    trigger = AroundDeadline(before=(3, 1), after=(1, 2))
    assert how_loud(trigger, DUE, today, WorkCalendar()) == level


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        pytest.param((1, 3), (1,), "before: not-falling", id="rising before"),
        pytest.param((3, 1), (2, 1), "after: not-rising", id="falling after"),
        pytest.param((), (1,), "before: not-falling", id="nothing before"),
    ],
)
def test_refused(before: tuple[int, ...], after: tuple[int, ...], message: str) -> None:
    with pytest.raises(BadParameterError, match=message):
        AroundDeadline(before=before, after=after)
