from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest
from marking import earned, worked

from assess.methods.deadline import Deadline
from assess.problems import BadParameterError

ALL = Deadline()
FLAT = Deadline(late=F(2))
DAILY = Deadline(per_day=F("0.5"), at_most=F(3))
BOTH = Deadline(late=F(1), per_day=F("0.5"))
SHARES = Deadline(late=F("0.4"), per_day=F("0.1"), at_most=F("0.8"), of_full=True)
FREE = Deadline(late=F(0))


@pytest.mark.parametrize(
    ("method", "days", "points", "working"),
    [
        pytest.param(ALL, 0, "5", "5", id="on time"),
        pytest.param(ALL, 1, "0", "5 - 5", id="late costs all"),
        pytest.param(FLAT, 0, "5", "5", id="on time, nothing is lost"),
        pytest.param(FLAT, 1, "3", "5 - 2", id="a day late"),
        pytest.param(FLAT, 90, "3", "5 - 2", id="later costs no more"),
        pytest.param(DAILY, 4, "3", "5 - min(0.5 × 4, 3)", id="each day late"),
        pytest.param(DAILY, 9, "2", "5 - min(0.5 × 9, 3)", id="at most"),
        pytest.param(BOTH, 2, "3", "5 - (1 + 0.5 × 2)", id="at once and each day"),
        pytest.param(
            BOTH, 99, "0", "max(5 - (1 + 0.5 × 99), 0)", id="until none is left"
        ),
        pytest.param(
            SHARES, 2, "2", "5 - min(2 + 5 × 0.1 × 2, 4)", id="shares of the leaf"
        ),
        pytest.param(FREE, 3, "5", "5 - 0", id="late, and it costs nothing"),
    ],
)
def test_points(method: Deadline, days: int, points: str, working: str) -> None:
    assert earned(method, F(days), F(5)) == F(points)
    assert worked(method, F(days), F(5)) == working


@pytest.mark.parametrize("name", ["late", "per_day", "at_most"])
def test_none_of_its_marks_is_below_nothing(name: str) -> None:
    wrong: dict[str, Any] = {name: F(-1)}
    with pytest.raises(BadParameterError, match=f"{name}: negative"):
        Deadline(**wrong)
