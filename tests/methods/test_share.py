from __future__ import annotations

from fractions import Fraction as F

import pytest
from marking import earned, worked

from assess.methods import limits
from assess.methods.share import Share

DONE = Share()
FAILED = Share(reverse=True)


@pytest.mark.parametrize(
    ("method", "measure", "points", "working"),
    [
        pytest.param(DONE, "0", "0", "5 × 0", id="nothing"),
        pytest.param(DONE, "0.9", "4.5", "5 × 0.9", id="nine tenths"),
        pytest.param(DONE, "1/3", "5/3", "5 × (1/3)", id="a third stays a third"),
        pytest.param(DONE, "1.2", "5", "min(5 × 1.2, 5)", id="not above all"),
        pytest.param(FAILED, "0", "5", "5 × (1 - 0)", id="nothing failed"),
        pytest.param(FAILED, "0.1", "4.5", "5 × (1 - 0.1)", id="a tenth failed"),
        pytest.param(FAILED, "1", "0", "5 × (1 - 1)", id="all failed"),
    ],
)
def test_points(method: Share, measure: str, points: str, working: str) -> None:
    assert earned(method, F(measure), F(5)) == F(points)
    assert worked(method, F(measure), F(5)) == working


def test_a_share_lies_between_0_and_1_whatever_the_marks() -> None:
    assert limits(DONE, F(5)) == (F(0), F(1))


def test_less_is_better_where_it_is_what_failed() -> None:
    assert FAILED.less_is_better
    assert not DONE.less_is_better
