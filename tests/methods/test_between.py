from __future__ import annotations

from fractions import Fraction as F

import pytest
from marking import earned, worked

from assess.methods.between import Between
from assess.problems import BadParameterError

QUOTA = Between(nothing_at=F(0), full_at=F(200))
FAULTS = Between(nothing_at=F(20), full_at=F(0))
GROWTH = Between(nothing_at=F("-0.1"), full_at=F("0.1"))


@pytest.mark.parametrize(
    ("method", "measure", "points", "working"),
    [
        pytest.param(QUOTA, "0", "0", "8 × (0 - 0) / (200 - 0)", id="at the lower end"),
        pytest.param(QUOTA, "50", "2", "8 × (50 - 0) / (200 - 0)", id="a quarter"),
        pytest.param(QUOTA, "200", "8", "8 × (200 - 0) / (200 - 0)", id="at the upper"),
        pytest.param(
            QUOTA, "300", "8", "min(8 × (300 - 0) / (200 - 0), 8)", id="beyond"
        ),
        pytest.param(FAULTS, "0", "8", "8 × (0 - 20) / (0 - 20)", id="no faults"),
        pytest.param(FAULTS, "5", "6", "8 × (5 - 20) / (0 - 20)", id="few faults"),
        pytest.param(
            FAULTS, "21", "0", "max(8 × (21 - 20) / (0 - 20), 0)", id="too many"
        ),
        pytest.param(
            GROWTH, "0", "4", "8 × (0 - (-0.1)) / (0.1 - (-0.1))", id="from below 0"
        ),
        pytest.param(
            Between(nothing_at=F(0), full_at=F(3)),
            "1",
            "8/3",
            "8 × (1 - 0) / (3 - 0)",
            id="a third stays a third",
        ),
    ],
)
def test_points(method: Between, measure: str, points: str, working: str) -> None:
    assert earned(method, F(measure), F(8)) == F(points)
    assert worked(method, F(measure), F(8)) == working


def test_less_is_better_where_full_marks_lie_below() -> None:
    assert FAULTS.less_is_better
    assert not QUOTA.less_is_better


def test_the_two_ends_must_differ() -> None:
    with pytest.raises(BadParameterError, match="full_at: no-distance"):
        Between(nothing_at=F(5), full_at=F(5))
