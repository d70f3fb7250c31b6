from __future__ import annotations

from fractions import Fraction as F

import pytest

from assess.methods.ratio_to_best import RatioToBest
from assess.methods.relative import Column
from assess.problems import BadParameterError

MOST = RatioToBest(all_equal=F(1))
FIVE = RatioToBest(all_equal=F(1), places=F(5))
LEAST = RatioToBest(all_equal=F("1/2"), less_is_better=True)
SIX = "120 90 60 60 30 10"


@pytest.mark.parametrize(
    ("method", "column", "measure", "points", "working"),
    [
        pytest.param(FIVE, SIX, "120", "6", "6", id="the first gets 6 marks"),
        pytest.param(FIVE, SIX, "90", "4.5", "6 × 90 / 120", id="the second in ratio"),
        pytest.param(FIVE, SIX, "30", "1.5", "6 × 30 / 120", id="the fifth in ratio"),
        pytest.param(FIVE, SIX, "10", "0", "0", id="nothing after the fifth"),
        pytest.param(MOST, SIX, "10", "0.5", "6 × 10 / 120", id="no limit of places"),
        pytest.param(LEAST, SIX, "10", "6", "6", id="the lowest is best"),
        pytest.param(LEAST, SIX, "60", "1", "6 × 10 / 60", id="six times the lowest"),
        pytest.param(LEAST, "0 3", "0", "6", "6", id="none at all is best"),
        pytest.param(LEAST, "0 3", "3", "0", "0", id="against none, some is nothing"),
        pytest.param(MOST, "-2 -1", "-1", "0", "0", id="a best below 0 earns nothing"),
        pytest.param(MOST, "-2 4", "-2", "0", "0", id="below 0 earns nothing"),
        pytest.param(LEAST, "0 0", "0", "3", "6 × 0.5", id="all equal, as stated"),
        pytest.param(MOST, "7", "7", "6", "6 × 1", id="alone in the class"),
    ],
)
def test_points(
    method: RatioToBest, column: str, measure: str, points: str, working: str
) -> None:
    bound = method.among(Column.of(map(F, column.split())))
    assert bound.points(F(measure), F(6)) == F(points)
    assert bound.working(F(measure), F(6)) == working


def test_places_are_counted_from_one() -> None:
    with pytest.raises(BadParameterError, match="places: not-positive"):
        RatioToBest(all_equal=F(1), places=F(0))
