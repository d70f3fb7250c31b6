from __future__ import annotations

from fractions import Fraction as F

import pytest
from marking import earned, worked

from assess.methods import limits
from assess.methods.deduct import Deduct
from assess.methods.given import Given
from assess.problems import BadParameterError

FREE = Given()
LEAST = Given(least=F("0.1"))
NARROW = Given(least=F("0.1"), most=F("0.5"))


@pytest.mark.parametrize(
    ("method", "mark", "points", "working"),
    [
        pytest.param(FREE, "4.35", "4.35", "4.35", id="as it was given"),
        pytest.param(FREE, "7", "6", "min(max(7, 0), 6)", id="not above full marks"),
        pytest.param(NARROW, "0.3", "0.3", "0.3", id="within the limits"),
        pytest.param(NARROW, "0", "0.1", "min(max(0, 0.1), 0.5)", id="not below them"),
        pytest.param(NARROW, "6", "0.5", "min(max(6, 0.1), 0.5)", id="not above them"),
    ],
)
def test_points(method: Given, mark: str, points: str, working: str) -> None:
    assert earned(method, F(mark), F(6)) == F(points)
    assert worked(method, F(mark), F(6)) == working


@pytest.mark.parametrize(
    ("method", "full", "least", "most"),
    [
        pytest.param(FREE, "6", "0", "6", id="up to the full marks"),
        pytest.param(NARROW, "6", "0.1", "0.5", id="its own"),
        pytest.param(NARROW, "0.4", "0.1", "0.5", id="its own, whatever the marks"),
        pytest.param(LEAST, "0.05", "0.05", "0.05", id="fewer marks than the least"),
    ],
)
def test_limits(method: Given, full: str, least: str, most: str) -> None:
    assert limits(method, F(full)) == (F(least), F(most))


def test_other_methods_take_any_number() -> None:
    assert limits(Deduct(per=F(1)), F(5)) is None


def test_the_wrong_way_round() -> None:
    with pytest.raises(BadParameterError, match="most: below-least"):
        Given(least=F(3), most=F(2))
