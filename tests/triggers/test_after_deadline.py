from __future__ import annotations

from datetime import date

import pytest

from assess.problems import BadParameterError
from assess.triggers import level as how_loud
from assess.triggers.after_deadline import AfterDeadline
from assess.workdays import WorkCalendar

DUE = date(2014, 9, 28)  # 1 to 7 October are a holiday, Saturday the 11th is worked


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(date(2014, 9, 27), 0, id="the day before"),
        pytest.param(DUE, 0, id="the day itself"),
        pytest.param(date(2014, 9, 29), 1, id="first working day"),
        pytest.param(date(2014, 9, 30), 1, id="second"),
        pytest.param(date(2014, 10, 7), 1, id="still the holiday"),
        pytest.param(date(2014, 10, 8), 2, id="third: one level up"),
        pytest.param(date(2014, 10, 10), 2, id="fifth"),
        pytest.param(date(2014, 10, 11), 3, id="sixth, a Saturday that is worked"),
        pytest.param(date(2020, 1, 1), 3, id="never above the last level"),
    ],
)
def test_level(today: date, level: int) -> None:
    assert how_loud(AfterDeadline(days=(1, 3, 6)), DUE, today, WorkCalendar()) == level


@pytest.mark.parametrize(
    "days",
    [
        pytest.param((), id="none"),
        pytest.param((0, 1), id="on the day itself"),
        pytest.param((5, 1), id="falling"),
        pytest.param((1, 1), id="the same twice"),
    ],
)
def test_days_must_rise_from_1(days: tuple[int, ...]) -> None:
    with pytest.raises(BadParameterError, match="days: not-rising"):
        AfterDeadline(days=days)
