"""Numbers that others have printed: their tests, and published assessment schemes."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.methods.between import Between
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.levels import Levels
from assess.methods.linear import Linear
from assess.methods.tiers import Tier, Tiers

if TYPE_CHECKING:
    from assess.methods import Method

# openfisca/openfisca-core, tests/core/tax_scales/test_single_amount_tax_scale.py:
# thresholds 6, 9; a value equal to a threshold falls in the upper band
SINGLE_AMOUNT = Tiers(
    tiers=(
        Tier(below=F(6), points=F(0)),
        Tier(below=F(9), points=F("0.23")),
        Tier(points=F("0.29")),
    )
)
# openfisca/openfisca-core, tests/core/tax_scales/test_rate_tax_scale_like.py:
# thresholds 0, 2, 4; there, a value equal to a threshold falls in the lower band
BRACKET_INDEX = Tiers(
    tiers=(
        Tier(at_most=F(2), points=F(0)),
        Tier(at_most=F(4), points=F(1)),
        Tier(points=F(2)),
    )
)
# bluefoxr/COINr (MIT), tests/testthat/test-normalise.R: goalposts 0 and 10, and
# distance to a target, capped
GOALPOSTS = Between(nothing_at=F(0), full_at=F(10))
REVERSED = Between(nothing_at=F(10), full_at=F(0))

# 政府信息公开社会评议表: 优10 良8 一般6 差0, a prefecture-level city
GRADED = Levels(levels={"优": F(10), "良": F(8), "一般": F(6), "差": F(0)})
TRAININGS = Linear(per=F(2), at_most=F(6))  # 每项2分，最高6分
SURVEYS = Tiers(  # 0 次扣 5 分，1 至 5 次扣 3 分，6 次及以上不扣
    tiers=(
        Tier(below=F(1), points=F(0)),
        Tier(at_most=F(5), points=F(2)),
        Tier(points=F(5)),
    )
)
MONTHS = Deduct(per=F(5))  # 每月未达标扣 5 分，扣完为止，共 40 分
OVERDUE = Deduct(per=F(6))  # 超期办理每条扣 6 分，共 6 分
IN_TIME = Deadline(late=F(2))  # 未及时公开扣 2 分


@pytest.mark.parametrize(
    ("method", "full", "measures", "points"),
    [
        pytest.param(
            SINGLE_AMOUNT, "1", "1 8 10", "0 0.23 0.29", id="openfisca: single amount"
        ),
        pytest.param(
            BRACKET_INDEX, "2", "0 1 2 3 4 5", "0 0 0 1 1 2", id="openfisca: bracket"
        ),
        pytest.param(GOALPOSTS, "1", "1 11 -1", "0.1 1 0", id="COINr: goalposts"),
        pytest.param(REVERSED, "1", "1 -1 11", "0.9 1 0", id="COINr: less is better"),
        pytest.param(GOALPOSTS, "1", "0 5 11", "0 0.5 1", id="COINr: target, capped"),
        pytest.param(REVERSED, "1", "-1 1 10", "1 0.9 0", id="COINr: target of 0"),
        pytest.param(GRADED, "10", "0 1 2 3", "10 8 6 0", id="ten items: four levels"),
        pytest.param(TRAININGS, "6", "0 1 3 4", "0 2 6 6", id="2 each, at most 6"),
        pytest.param(SURVEYS, "5", "0 1 5 6", "0 2 2 5", id="surveys in a year"),
        pytest.param(MONTHS, "40", "0 1 8 12", "40 35 0 0", id="months below quota"),
        pytest.param(OVERDUE, "6", "0 1 2", "6 0 0", id="one empties the leaf"),
        pytest.param(IN_TIME, "5", "0 1 60", "5 3 3", id="late costs a flat 2"),
    ],
)
def test_published(method: Method, full: str, measures: str, points: str) -> None:
    given = [method.points(F(measure), F(full)) for measure in measures.split()]
    assert given == [F(each) for each in points.split()]
