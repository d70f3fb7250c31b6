from __future__ import annotations

from datetime import date

import pytest

from assess.problems import BadParameterError
from assess.triggers import level as how_loud
from assess.triggers.before_deadline import BeforeDeadline
from assess.workdays import WorkCalendar

DUE = date(2014, 10, 10)  # 1 to 7 October are a holiday, Sunday 28 September is worked


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(date(2014, 9, 27), 0, id="six working days left"),
        pytest.param(date(2014, 9, 28), 1, id="five, on a Sunday that is worked"),
        pytest.param(date(2014, 9, 30), 1, id="three"),
        pytest.param(date(2014, 10, 7), 1, id="still the holiday"),
        pytest.param(date(2014, 10, 8), 2, id="two: one level up"),
        pytest.param(date(2014, 10, 9), 3, id="one"),
        pytest.param(DUE, 3, id="the day itself"),
        pytest.param(date(2014, 10, 11), 0, id="once passed, silence"),
    ],
)
def test_level(today: date, level: int) -> None:
    assert how_loud(BeforeDeadline(days=(5, 2, 1)), DUE, today, WorkCalendar()) == level


@pytest.mark.parametrize(
    "days",
    [
        pytest.param((), id="none"),
        pytest.param((1, 0), id="on the day itself"),
        pytest.param((1, 5), id="rising"),
        pytest.param((5, 5), id="the same twice"),
    ],
)
def test_days_must_fall_to_1(days: tuple[int, ...]) -> None:
    with pytest.raises(BadParameterError, match="days: not-falling"):
        BeforeDeadline(days=days)
