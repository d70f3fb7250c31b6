from __future__ import annotations

from datetime import date
from fractions import Fraction as F

import pytest

from assess.problems import BadParameterError
from assess.triggers import level as how_loud
from assess.triggers.share_missing import ShareMissing
from assess.workdays import WorkCalendar

DUE = date(2014, 9, 30)  # 1 to 7 October are a holiday


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(date(2014, 10, 7), 0, id="still the holiday"),
        pytest.param(date(2014, 10, 8), 1, id="the first working day"),
        pytest.param(date(2014, 10, 9), 2, id="the second"),
    ],
)
def test_level_where_so_much_is_missing(today: date, level: int) -> None:
    trigger = ShareMissing(share=F("0.3"), days=(1, 2))
    assert how_loud(trigger, DUE, today, WorkCalendar()) == level


@pytest.mark.parametrize("share", ["0", "-0.1", "1.01"])
def test_a_share_lies_between_nothing_and_all(share: str) -> None:
    with pytest.raises(BadParameterError, match="share: no-share"):
        ShareMissing(share=F(share), days=(1,))
