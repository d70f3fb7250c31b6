from __future__ import annotations

from datetime import date

import pytest

from assess.problems import BadParameterError
from assess.triggers import level as how_loud
from assess.triggers.not_rectified import NotRectified
from assess.workdays import WorkCalendar

DUE = date(2014, 9, 26)  # a Friday; Sunday 28 September is worked


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(DUE, 0, id="the day itself"),
        pytest.param(date(2014, 9, 27), 0, id="a Saturday"),
        pytest.param(date(2014, 9, 28), 1, id="the Sunday worked for the holiday"),
        pytest.param(date(2014, 9, 29), 2, id="the second working day"),
    ],
)
def test_level(today: date, level: int) -> None:
    trigger = NotRectified(days=(1, 2), within=10)
    assert how_loud(trigger, DUE, today, WorkCalendar()) == level


def test_it_speaks_of_findings_only() -> None:
    assert NotRectified.about == ("not-rectified",)


def test_days_are_not_negative() -> None:
    with pytest.raises(BadParameterError, match="within: days-negative"):
        NotRectified(days=(1,), within=-1)
