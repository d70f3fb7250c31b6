from __future__ import annotations

from fractions import Fraction as F

import pytest
from marking import earned, worked

from assess.methods.tiers import Tier, Tiers
from assess.problems import BadParameterError

COUNT = Tiers(
    tiers=(
        Tier(below=F(1), points=F(0)),
        Tier(at_most=F(5), points=F(2)),
        Tier(points=F(5)),
    )
)
RATE = Tiers(
    tiers=(
        Tier(at_least=F("0.9"), points=F(1)),
        Tier(above=F("0.5"), points=F("0.4")),
        Tier(points=F(0)),
    ),
    of_full=True,
)
RIGHT_AMOUNT = Tiers(
    tiers=(Tier(at_least=F(3), at_most=F(5), points=F(5)), Tier(points=F(1)))
)
WRITTEN_OUT = Tiers(
    tiers=(Tier(below=F(60), points=F(0)), Tier(at_least=F(60), points=F(9)))
)


@pytest.mark.parametrize(
    ("method", "measure", "points", "working"),
    [
        pytest.param(COUNT, "0", "0", "0", id="none"),
        pytest.param(COUNT, "0.99", "0", "0", id="just below a bound that is not in"),
        pytest.param(COUNT, "1", "2", "2", id="on a bound that is not included"),
        pytest.param(COUNT, "5", "2", "2", id="on a bound that is included"),
        pytest.param(COUNT, "6", "5", "5", id="beyond all bounds"),
        pytest.param(RATE, "0.9", "5", "5 × 1", id="at least 90%"),
        pytest.param(RATE, "0.6", "2", "5 × 0.4", id="above a half"),
        pytest.param(RATE, "0.5", "0", "5 × 0", id="a half is not above a half"),
        pytest.param(RIGHT_AMOUNT, "2", "1", "1", id="too few"),
        pytest.param(RIGHT_AMOUNT, "3", "5", "5", id="the right number"),
        pytest.param(RIGHT_AMOUNT, "6", "1", "1", id="too many"),
        pytest.param(WRITTEN_OUT, "60", "5", "min(9, 5)", id="never above full marks"),
    ],
)
def test_points(method: Tiers, measure: str, points: str, working: str) -> None:
    assert earned(method, F(measure), F(5)) == F(points)
    assert worked(method, F(measure), F(5)) == working


@pytest.mark.parametrize(
    ("method", "direction"),
    [
        pytest.param(COUNT, False, id="more is better"),
        pytest.param(RATE, False, id="more is better, written from the top"),
        pytest.param(RIGHT_AMOUNT, None, id="best in the middle"),
    ],
)
def test_direction(method: Tiers, direction: bool | None) -> None:
    assert method.less_is_better is direction


ALL = Tier(points=F(0))
UP_TO_5 = Tier(at_most=F(5), points=F(2))
BELOW_5 = Tier(below=F(5), points=F(2))
FROM_6 = Tier(at_least=F(6), points=F(3))
ABOVE_5 = Tier(above=F(5), points=F(3))


@pytest.mark.parametrize(
    ("tiers", "number"),
    [
        pytest.param((ALL, UP_TO_5), 2, id="after one without a bound"),
        pytest.param((UP_TO_5, UP_TO_5, ALL), 2, id="the same twice"),
        pytest.param((UP_TO_5, BELOW_5, ALL), 2, id="inside the one before"),
        pytest.param((UP_TO_5, ABOVE_5, ALL), 3, id="nothing is left for the last"),
        pytest.param(
            (Tier(above=F(9), below=F(3), points=F(0)), ALL), 1, id="bounds crossed"
        ),
    ],
)
def test_a_tier_that_no_number_reaches(tiers: tuple[Tier, ...], number: int) -> None:
    with pytest.raises(BadParameterError, match="tiers: tier-unreachable") as caught:
        Tiers(tiers=tiers)
    assert caught.value.facts == {"number": number}


@pytest.mark.parametrize(
    ("tiers", "low", "high"),
    [
        pytest.param((), "…", "…", id="no tiers"),
        pytest.param((UP_TO_5,), F(5), "…", id="nothing above"),
        pytest.param((UP_TO_5, FROM_6), F(5), F(6), id="5.5 falls between"),
        pytest.param((BELOW_5, ABOVE_5), F(5), F(5), id="5 itself belongs nowhere"),
    ],
)
def test_numbers_without_a_tier(
    tiers: tuple[Tier, ...], low: F | str, high: F | str
) -> None:
    with pytest.raises(BadParameterError, match="tiers: tiers-hole") as caught:
        Tiers(tiers=tiers)
    assert caught.value.facts == {"low": low, "high": high}
