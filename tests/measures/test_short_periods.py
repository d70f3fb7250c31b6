from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest
from catalogue import worked_out

from assess.measures.short_periods import ShortPeriods
from assess.messages import speak
from assess.problems import BadParameterError
from assess.records.tally import Part

MONTHLY = ShortPeriods(every="month", quota=F(20), blank=F(2))
GAPS = ShortPeriods(every="2 months", quota=F(1))
CASES = ShortPeriods(every="quarter", quota=F(2), take="count", blank=F(0))


def periods(*told: str) -> list[Part]:
    """Fold what was told of each period: its values, ``?`` for a row without one."""
    return [_period(number, values.split()) for number, values in enumerate(told)]


def _period(number: int, rows: list[str]) -> Part:
    values = [F(row) for row in rows if row != "?"]
    return Part(number, len(rows), len(values), values.count(F(0)), sum(values, F(0)))


@pytest.mark.parametrize(
    ("measure", "told", "number", "working"),
    [
        pytest.param(MONTHLY, ["20", "12 8"], "0", "0", id="the quota itself will do"),
        pytest.param(MONTHLY, ["19", "25", "1 2"], "2", "2", id="below the quota"),
        pytest.param(MONTHLY, ["19", "", "25", ""], "5", "1 + 2 × 2", id="blank"),
        pytest.param(MONTHLY, ["0", "0 0", "0 3"], "5", "1 + 2 × 2", id="only 0"),
        pytest.param(MONTHLY, ["?", "19 ?"], "1", "1", id="nobody could tell"),
        pytest.param(MONTHLY, [], "0", "0", id="no month is over"),
        pytest.param(GAPS, ["1", "", "3", ""], "2", "0 + 2 × 1", id="gaps"),
        pytest.param(CASES, ["1 0", "1 1", "7", ""], "2", "2 + 1 × 0", id="how many"),
    ],
)
def test_short_periods(
    measure: ShortPeriods, told: list[str], number: str, working: str
) -> None:
    parts = periods(*told)
    assert measure.gathered(parts) == F(number) == worked_out(working)
    assert measure.working(parts) == working


@pytest.mark.parametrize(
    ("given", "code"),
    [
        pytest.param({"every": "moon"}, "every: no-stretch", id="no stretch of time"),
        pytest.param({"quota": F(0)}, "quota: no-quota", id="nothing is short"),
        pytest.param({"blank": F(-1)}, "blank: negative", id="less than nothing"),
    ],
)
def test_refused(given: dict[str, Any], code: str) -> None:
    with pytest.raises(BadParameterError, match=code):
        ShortPeriods(**{"every": "month", "quota": F(20), **given})


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        (MONTHLY, "short periods (each month: below 20), a blank one as 2"),
        (GAPS, "short periods (each 2 months: below 1)"),
        (CASES, "short periods (each quarter: fewer than 2 times), a blank one as 0"),
    ],
)
def test_in_words(measure: ShortPeriods, said: str) -> None:
    speak("en")
    assert measure.words() == said
