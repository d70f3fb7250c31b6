from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest

from assess.problems import BadParameterError
from assess.triggers import level as how_loud
from assess.triggers.below_score import BelowScore
from assess.workdays import WorkCalendar

RUN = date(2014, 9, 27)  # a Saturday


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(date(2014, 9, 26), 0, id="before the run"),
        pytest.param(RUN, 2, id="at once, whatever the day"),
        pytest.param(date(2015, 9, 27), 2, id="never louder"),
    ],
)
def test_level(today: date, level: int) -> None:
    trigger = BelowScore(share=F("0.6"), level=2)
    assert how_loud(trigger, RUN, today, WorkCalendar()) == level


@pytest.mark.parametrize(
    ("share", "level", "message"),
    [
        pytest.param("0", 1, "share: no-share", id="below nothing is nobody"),
        pytest.param("0.6", 0, "level: not-positive", id="no level"),
    ],
)
def test_refused(share: str, level: int, message: str) -> None:
    with pytest.raises(BadParameterError, match=message):
        BelowScore(share=F(share), level=level)
