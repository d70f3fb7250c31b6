from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest
from marking import earned, worked

from assess.methods.linear import Linear
from assess.problems import BadParameterError

TWO_EACH = Linear(per=F(2), at_most=F(6))
UNCAPPED = Linear(per=F(2))
PER_HUNDRED = Linear(per=F(2), each=F(100))
ABOVE_QUOTA = Linear(per=F(1), each=F(20), beyond=F(30), steps="whole")
PARTS = Linear(per=F("0.3"), of_full=True)


@pytest.mark.parametrize(
    ("method", "measure", "points", "working"),
    [
        pytest.param(TWO_EACH, 0, "0", "min(2 × 0, 6)", id="nothing done"),
        pytest.param(TWO_EACH, 2, "4", "min(2 × 2, 6)", id="twice"),
        pytest.param(TWO_EACH, 3, "6", "min(2 × 3, 6)", id="exactly the cap"),
        pytest.param(TWO_EACH, 9, "6", "min(2 × 9, 6)", id="not above the cap"),
        pytest.param(UNCAPPED, 9, "10", "min(2 × 9, 10)", id="not above full marks"),
        pytest.param(PER_HUNDRED, 250, "5", "2 × 250 / 100", id="2 per hundred"),
        pytest.param(ABOVE_QUOTA, 30, "0", "1 × 0", id="the quota earns nothing"),
        pytest.param(ABOVE_QUOTA, 75, "2", "1 × 2", id="two full twenties"),
        pytest.param(PARTS, 2, "6", "10 × 0.3 × 2", id="two parts of 30%"),
    ],
)
def test_points(method: Linear, measure: int, points: str, working: str) -> None:
    assert earned(method, F(measure), F(10)) == F(points)
    assert worked(method, F(measure), F(10)) == working


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        pytest.param({"per": F(0)}, "per: not-positive", id="nothing for each"),
        pytest.param({"each": F(0)}, "each: not-positive", id="for every 0"),
        pytest.param({"at_most": F(-1)}, "at_most: negative", id="a cap below nothing"),
    ],
)
def test_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(BadParameterError, match=message):
        Linear(**{"per": F(1), **wrong})
