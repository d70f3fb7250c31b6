from __future__ import annotations

from fractions import Fraction as F
from typing import Any

import pytest
from marking import earned, worked

from assess.methods.deduct import Deduct
from assess.problems import BadParameterError

HALF_EACH = Deduct(per=F("0.5"), at_most=F(4))
TENTHS = Deduct(per=F("0.1"))
SHARES = Deduct(per=F("0.4"), of_full=True)
HALF_AT_MOST = Deduct(per=F("0.2"), at_most=F("0.5"), of_full=True)
AFTER_THREE = Deduct(per=F(1), beyond=F(3))
TWO_MONTHS = Deduct(per=F(1), each=F(2), steps="whole")
WEEKS = Deduct(per=F(1), each=F(7), steps="begun")
ONE_IS_ALL = Deduct(per=F(1), of_full=True)
ONCE = Deduct(per=F("0.5"), at_most=F("0.5"))
BELOW_90 = Deduct(per=F("0.5"), each=F("0.01"), short_of=F("0.9"))
BELOW_90_WHOLE = Deduct(
    per=F("0.5"), each=F("0.01"), short_of=F("0.9"), steps="whole", at_most=F(3)
)
FIVE_PER_PERCENT = Deduct(per=F(2), each=F("0.01"))


@pytest.mark.parametrize(
    ("method", "measure", "points", "working"),
    [
        pytest.param(HALF_EACH, "0", "5", "5 - min(0.5 × 0, 4)", id="nothing happened"),
        pytest.param(HALF_EACH, "3", "3.5", "5 - min(0.5 × 3, 4)", id="three times"),
        pytest.param(HALF_EACH, "8", "1", "5 - min(0.5 × 8, 4)", id="exactly the most"),
        pytest.param(
            HALF_EACH, "99", "1", "5 - min(0.5 × 99, 4)", id="no more is lost"
        ),
        pytest.param(TENTHS, "3", "4.7", "5 - 0.1 × 3", id="tenths are exact"),
        pytest.param(
            TENTHS, "51", "0", "max(5 - 0.1 × 51, 0)", id="until nothing is left"
        ),
        pytest.param(SHARES, "1", "3", "5 - 5 × 0.4 × 1", id="40% of the leaf"),
        pytest.param(
            HALF_AT_MOST, "9", "2.5", "5 - min(5 × 0.2 × 9, 2.5)", id="half at most"
        ),
        pytest.param(
            FIVE_PER_PERCENT, "0.02", "1", "5 - 2 × 0.02 / 0.01", id="2 per 1%"
        ),
        pytest.param(AFTER_THREE, "2", "5", "5 - 1 × max(2 - 3, 0)", id="still free"),
        pytest.param(AFTER_THREE, "3", "5", "5 - 1 × (3 - 3)", id="the last free one"),
        pytest.param(AFTER_THREE, "5", "3", "5 - 1 × (5 - 3)", id="from the fourth on"),
        pytest.param(TWO_MONTHS, "1", "5", "5 - 1 × 0", id="not yet full"),
        pytest.param(TWO_MONTHS, "5", "3", "5 - 1 × 2", id="two full ones"),
        pytest.param(WEEKS, "0", "5", "5 - 1 × 0", id="nothing begun"),
        pytest.param(WEEKS, "7", "4", "5 - 1 × 1", id="one, to the end"),
        pytest.param(WEEKS, "8", "3", "5 - 1 × 2", id="the second begun"),
        pytest.param(ONE_IS_ALL, "1", "0", "5 - 5 × 1 × 1", id="one is all"),
        pytest.param(
            BELOW_90,
            "0.88",
            "4",
            "5 - 0.5 × (0.9 - 0.88) / 0.01",
            id="每低1个百分点扣0.5分: 2 points below 90%",
        ),
        pytest.param(
            BELOW_90, "0.95", "5", "5 - 0.5 × max(0.9 - 0.95, 0) / 0.01", id="enough"
        ),
        pytest.param(
            BELOW_90,
            "0",
            "0",
            "max(5 - 0.5 × 0.9 / 0.01, 0)",
            id="扣完为止: until nothing is left",
        ),
        pytest.param(
            BELOW_90_WHOLE,
            "0.875",
            "4",
            "5 - min(0.5 × 2, 3)",
            id="2.5 are 2 full ones",
        ),
        pytest.param(
            BELOW_90_WHOLE, "0.5", "2", "5 - min(0.5 × 40, 3)", id="3 at most"
        ),
        pytest.param(ONCE, "4", "4.5", "5 - min(0.5 × 4, 0.5)", id="costs once"),
    ],
)
def test_points(method: Deduct, measure: str, points: str, working: str) -> None:
    assert earned(method, F(measure), F(5)) == F(points)
    assert worked(method, F(measure), F(5)) == working


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        pytest.param({"per": F(0)}, "per: not-positive", id="nothing each time"),
        pytest.param({"per": F("-0.5")}, "per: not-positive", id="a sign too many"),
        pytest.param({"each": F(0)}, "each: not-positive", id="for every 0"),
        pytest.param({"beyond": F(-3)}, "beyond: negative", id="free below 0"),
        pytest.param({"at_most": F(-3)}, "at_most: negative", id="at most less than 0"),
    ],
)
def test_refused(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(BadParameterError, match=message):
        Deduct(**{"per": F(1), **wrong})


def test_a_share_above_all_is_refused() -> None:
    with pytest.raises(BadParameterError, match="per: share-above-one"):
        Deduct(per=F(40), of_full=True)
