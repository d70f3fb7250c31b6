from __future__ import annotations

from fractions import Fraction as F

import pytest

from assess.methods.yes_no import YesNo


@pytest.mark.parametrize(
    ("method", "measure", "points", "working"),
    [
        pytest.param(YesNo(), 1, "2", "2 × 1", id="yes"),
        pytest.param(YesNo(), 0, "0", "2 × 0", id="no"),
        pytest.param(YesNo(reverse=True), 1, "0", "2 × 0", id="yes, where no is good"),
        pytest.param(YesNo(reverse=True), 0, "2", "2 × 1", id="no, where no is good"),
    ],
)
def test_points(method: YesNo, measure: int, points: str, working: str) -> None:
    assert method.points(F(measure), full=F(2)) == F(points)
    assert method.working(F(measure), full=F(2)) == working


def test_less_is_better_where_no_is_good() -> None:
    assert YesNo(reverse=True).less_is_better
    assert not YesNo().less_is_better
