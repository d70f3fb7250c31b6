from __future__ import annotations

from fractions import Fraction as F

import pytest
from marking import earned, worked

from assess.methods.relative import Column
from assess.methods.share_of_sum import ShareOfSum

POT = ShareOfSum(all_equal=F("1/4"))
LEAST = ShareOfSum(all_equal=F(0), less_is_better=True)


@pytest.mark.parametrize(
    ("method", "column", "measure", "points", "working"),
    [
        pytest.param(POT, "30 50 20", "30", "3", "10 × 30 / 100", id="its part"),
        pytest.param(POT, "1 2", "1", "10/3", "10 × 1 / 3", id="a third stays a third"),
        pytest.param(POT, "0 5", "0", "0", "10 × 0 / 5", id="nothing brought"),
        pytest.param(POT, "-5 5", "5", "0", "0", id="a sum that is not above 0"),
        pytest.param(
            POT, "-5 15", "15", "10", "min(10 × 15 / 10, 10)", id="beyond it all"
        ),
        pytest.param(
            LEAST, "1 3", "1", "7.5", "10 × (1 / 1) / (4/3)", id="less is better"
        ),
        pytest.param(LEAST, "0 0 3", "0", "5", "10 / 2", id="none at all, twice"),
        pytest.param(LEAST, "0 0 3", "3", "0", "0", id="some against none"),
        pytest.param(POT, "0 0", "0", "2.5", "10 × 0.25", id="all equal, as stated"),
    ],
)
def test_points(
    method: ShareOfSum, column: str, measure: str, points: str, working: str
) -> None:
    bound = method.among(Column.of(map(F, column.split())))
    assert earned(bound, F(measure), F(10)) == F(points)
    assert worked(bound, F(measure), F(10)) == working
