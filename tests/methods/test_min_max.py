from __future__ import annotations

from fractions import Fraction as F

import pytest

from assess.methods.min_max import MinMax
from assess.methods.relative import Column

MOST = MinMax(all_equal=F("1/2"))
LEAST = MinMax(all_equal=F(0), less_is_better=True)
ENDS = "(200 - 50)"


@pytest.mark.parametrize(
    ("method", "column", "measure", "points", "working"),
    [
        pytest.param(MOST, "50 80 200", "200", "8", f"8 × {ENDS} / {ENDS}", id="top"),
        pytest.param(
            MOST, "50 80 200", "80", "1.6", f"8 × (80 - 50) / {ENDS}", id="between"
        ),
        pytest.param(
            MOST, "50 80 200", "50", "0", f"8 × (50 - 50) / {ENDS}", id="bottom"
        ),
        pytest.param(
            LEAST, "0 5 20", "5", "6", "8 × (5 - 20) / (0 - 20)", id="less is better"
        ),
        pytest.param(
            MOST, "-10 0 10", "0", "4", "8 × (0 - (-10)) / (10 - (-10))", id="below 0"
        ),
        pytest.param(MOST, "3 3", "3", "4", "8 × 0.5", id="all equal: half"),
        pytest.param(LEAST, "3", "3", "0", "8 × 0", id="alone: as all equal"),
    ],
)
def test_points(
    method: MinMax, column: str, measure: str, points: str, working: str
) -> None:
    bound = method.among(Column.of(map(F, column.split())))
    assert bound.points(F(measure), F(8)) == F(points)
    assert bound.working(F(measure), F(8)) == working
