"""Numbers that others have printed: their tests, and published assessment schemes."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest
from marking import earned

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
FORTY, TWENTY, SIXTY, SIXTY_FOUR = (  # 1.2 of 3, 0.4 of 2, 2.4 of 4, 1.28 of 2 lost
    Deduct(per=F(share), at_most=F(share), of_full=True)
    for share in ("0.4", "0.2", "0.6", "0.64")
)
LINKS = Deduct(per=F("0.1"))  # 每个失效链接扣 0.1 分
BLANK = Deduct(per=F(10))  # 空白月扣 10 分，共 40 分
GAPS = Deduct(per=F(1), each=F(2), steps="whole")  # 每两个月未更新扣 1 分
VISITS = Deduct(per=F(5), each=F("0.01"))  # 每 1% 扣 5 分
OVER_QUOTA = Linear(per=F(1), each=F("0.2"), beyond=F("0.3"), steps="whole")
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
        pytest.param(GRADED, "10", "10 8 6 0", "10 8 6 0", id="ten items: four levels"),
        pytest.param(TRAININGS, "6", "0 1 3 4", "0 2 6 6", id="2 each, at most 6"),
        pytest.param(SURVEYS, "5", "0 1 5 6", "0 2 2 5", id="surveys in a year"),
        pytest.param(MONTHS, "40", "0 1 8 12", "40 35 0 0", id="months below quota"),
        pytest.param(OVERDUE, "6", "0 1 2", "6 0 0", id="one empties the leaf"),
        pytest.param(FORTY, "3", "0 1 2", "3 1.8 1.8", id="40% lost once"),
        pytest.param(TWENTY, "2", "0 1", "2 1.6", id="20% lost"),
        pytest.param(SIXTY, "4", "0 1", "4 1.6", id="60% lost"),
        pytest.param(SIXTY_FOUR, "2", "0 1", "2 0.72", id="64% lost"),
        pytest.param(LINKS, "3", "0 3 30 31", "3 2.7 0 0", id="a tenth a link"),
        pytest.param(BLANK, "40", "0 1 4 5", "40 30 0 0", id="blank months"),
        pytest.param(GAPS, "5", "1 2 3 4", "5 4 4 3", id="gaps of two months"),
        pytest.param(VISITS, "25", "0 0.02 0.05 0.06", "25 15 0 0", id="5 per 1%"),
        pytest.param(
            OVER_QUOTA, "3", "0.1 0.3 0.5 0.75", "0 0 1 2", id="steps above a quota"
        ),
        pytest.param(IN_TIME, "5", "0 1 60", "5 3 3", id="late costs a flat 2"),
    ],
)
def test_published(method: Method, full: str, measures: str, points: str) -> None:
    given = [earned(method, F(measure), F(full)) for measure in measures.split()]
    assert given == [F(each) for each in points.split()]
