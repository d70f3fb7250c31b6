from __future__ import annotations

from fractions import Fraction as F

import pytest
from marking import earned, worked

from assess.messages import speak
from assess.methods.rank_points import RankPoints
from assess.methods.relative import Column
from assess.problems import BadParameterError

PAID = RankPoints(by_place=(F(60), F(57), F(54), F(51), F(48)), all_equal=F(1))
COUNTY = RankPoints(
    by_place=(F(20), F(19), F(18), F(17), F(16)), rest=F(10), all_equal=F(0)
)
SHARED = RankPoints(by_place=PAID.by_place, equals="mean", all_equal=F(1))
FEWEST = RankPoints(by_place=PAID.by_place, less_is_better=True, all_equal=F(1))
SIX = "95 90 90 80 70 60"


@pytest.mark.parametrize(
    ("method", "column", "measure", "points", "working"),
    [
        pytest.param(PAID, SIX, "95", "60", "60", id="the first"),
        pytest.param(PAID, SIX, "90", "57", "57", id="equals share the better place"),
        pytest.param(PAID, SIX, "80", "51", "51", id="behind them a place is left out"),
        pytest.param(PAID, SIX, "60", "0", "0", id="after the last paid place"),
        pytest.param(COUNTY, SIX, "60", "10", "10", id="the rest may be paid, too"),
        pytest.param(
            SHARED, SIX, "90", "111/2", "(57 + 54) / 2", id="equals share the mean"
        ),
        pytest.param(FEWEST, SIX, "60", "60", "60", id="the lowest is first"),
        pytest.param(PAID, "8 8 8", "8", "60", "60 × 1", id="all equal, all full"),
        pytest.param(COUNTY, "8 8 8", "8", "0", "60 × 0", id="all equal, nothing"),
    ],
)
def test_points(
    method: RankPoints, column: str, measure: str, points: str, working: str
) -> None:
    bound = method.among(Column.of(map(F, column.split())))
    assert earned(bound, F(measure), F(60)) == F(points)
    assert worked(bound, F(measure), F(60)) == working


def test_a_place_pays_nothing_or_more() -> None:
    with pytest.raises(BadParameterError, match="by_place: negative"):
        RankPoints(by_place=(F(-1),), all_equal=F(1))


def test_no_place_pays_more_than_the_one_before_it() -> None:
    with pytest.raises(BadParameterError, match="by_place: places-rise"):
        RankPoints(by_place=(F(5), F(6)), all_equal=F(1))


def test_all_equal_is_a_share() -> None:
    with pytest.raises(BadParameterError, match="all_equal: not-a-share"):
        RankPoints(by_place=(F(1),), all_equal=F(60))


def test_where_it_stands_is_said() -> None:
    speak("en")
    bound = PAID.among(Column.of(map(F, SIX.split())))
    said = bound.standing(F(90))
    assert "place 2, 2 with this value" in said
    assert "lowest 60, highest 95, sum 485, mean 485/6" in said
