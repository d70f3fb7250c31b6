from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest

from assess.methods.between import Between
from assess.methods.compared import Compared
from assess.methods.deduct import Deduct
from assess.methods.levels import Levels
from assess.methods.min_max import MinMax
from assess.methods.relative import Column
from assess.methods.share import Share
from assess.methods.tiers import Tier, Tiers
from assess.problems import BadParameterError

THIRDS = Tiers(
    tiers=(
        Tier(at_most=F("0.3"), points=F(5)),
        Tier(at_most=F("0.6"), points=F(3)),
        Tier(points=F(1)),
    )
)
TEN = "99 98 97 90 90 80 70 60 50 40"


def compared(by: str, then: object = THIRDS, **keys: Any) -> Compared:
    return Compared(**{"by": by, "then": then, "all_equal": F(1), **keys})


@pytest.mark.parametrize(
    ("method", "column", "measure", "points", "working"),
    [
        pytest.param(compared("place-share"), TEN, "97", "5", "5", id="third of ten"),
        pytest.param(compared("place-share"), TEN, "90", "3", "3", id="fourth, twice"),
        pytest.param(
            compared("place-share"), TEN, "80", "3", "3", id="the sixth of ten"
        ),
        pytest.param(compared("place-share"), TEN, "70", "1", "1", id="the seventh"),
        pytest.param(
            compared("place-share", less_is_better=True),
            TEN,
            "50",
            "5",
            "5",
            id="the lowest first",
        ),
        pytest.param(
            compared("place", Deduct(per=F("0.5"), beyond=F(1))),
            TEN,
            "98",
            "4.5",
            "5 - 0.5 × (2 - 1)",
            id="half a mark for each place",
        ),
        pytest.param(
            compared("z-score", Between(nothing_at=F(-2), full_at=F(2))),
            "2 4 4 4 5 5 7 9",
            "7",
            "15/4",
            "5 × (1 - (-2)) / (2 - (-2))",
            id="mean 5, deviation 2: one deviation above",
        ),
        pytest.param(
            compared(
                "z-score",
                Tiers(tiers=(Tier(at_most=F(1), points=F(5)), Tier(points=F(1)))),
            ),
            "0 0 2/3 2/3",
            "2/3",
            "5",
            "5",
            id="one deviation above, of a third each",
        ),
        pytest.param(
            compared("ratio-to-mean", Share()),
            "60 100",
            "60",
            "15/4",
            "5 × 0.75",
            id="a share of the mean",
        ),
        pytest.param(
            compared("ratio-to-mean", Share()),
            "-1 1",
            "1",
            "0",
            "5 × 0",
            id="mean of 0",
        ),
        pytest.param(
            compared("ratio-to-mean", Share()),
            "-3 1",
            "-3",
            "0",
            "5 × 0",
            id="mean below 0",
        ),
        pytest.param(
            compared("above-mean", THIRDS),
            "60 100",
            "60",
            "5",
            "5",
            id="below the mean",
        ),
        pytest.param(
            compared("above-mean", THIRDS), "60 100", "100", "1", "1", id="above it"
        ),
        pytest.param(compared("place"), "7 7", "7", "5", "5 × 1", id="all equal"),
    ],
)
def test_points(
    method: Compared, column: str, measure: str, points: str, working: str
) -> None:
    bound = method.among(Column.of(map(F, column.split())))
    assert bound.points(F(measure), F(5)) == F(points)
    assert bound.working(F(measure), F(5)) == working


@pytest.mark.parametrize(
    ("method", "falls"),
    [
        pytest.param(compared("place"), False, id="points fall with the place"),
        pytest.param(compared("place", less_is_better=True), True, id="lowest first"),
        pytest.param(
            compared("above-mean", Deduct(per=F(1))), True, id="less is better"
        ),
        pytest.param(compared("ratio-to-mean", Share()), False, id="more is better"),
        pytest.param(compared("place-share"), False, id="places over units"),
    ],
)
def test_direction(method: Compared, falls: bool) -> None:
    assert method.falls is falls


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        pytest.param(
            {"then": Levels(levels={"优": F(1)})}, "then: compared-then", id="words"
        ),
        pytest.param(
            {"then": MinMax(all_equal=F(1))}, "then: compared-then", id="twice"
        ),
        pytest.param(
            {"by": "above-mean", "less_is_better": True},
            "less_is_better: places-only",
            id="turned round without places",
        ),
    ],
)
def test_refused(keys: dict[str, Any], code: str) -> None:
    with pytest.raises(BadParameterError, match=code):
        Compared(**{"by": "place", "then": THIRDS, "all_equal": F(1), **keys})
