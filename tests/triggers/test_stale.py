from __future__ import annotations

from datetime import date

import pytest

from assess.problems import BadParameterError
from assess.triggers import level as how_loud
from assess.triggers.stale import Stale
from assess.workdays import WorkCalendar

LIMIT = date(2014, 9, 30)  # 1 to 7 October are a holiday


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(date(2014, 9, 26), 0, id="three working days left"),
        pytest.param(date(2014, 9, 28), 1, id="two, on a Sunday that is worked"),
        pytest.param(LIMIT, 1, id="the last fresh day"),
        pytest.param(date(2014, 10, 8), 2, id="one working day too old"),
        pytest.param(date(2014, 10, 9), 3, id="two"),
    ],
)
def test_level(today: date, level: int) -> None:
    trigger = Stale(before=(2,), after=(1, 2))
    assert how_loud(trigger, LIMIT, today, WorkCalendar()) == level


def test_nothing_need_be_said_before() -> None:
    trigger = Stale(after=(1,), limit="3 months")
    assert how_loud(trigger, LIMIT, LIMIT, WorkCalendar()) == 0


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        pytest.param((1, 3), (1,), "before: not-falling", id="rising before"),
        pytest.param((), (2, 1), "after: not-rising", id="falling after"),
        pytest.param((), (), "after: not-rising", id="never loud"),
    ],
)
def test_refused(before: tuple[int, ...], after: tuple[int, ...], message: str) -> None:
    with pytest.raises(BadParameterError, match=message):
        Stale(before=before, after=after)
