from __future__ import annotations

from fractions import Fraction as F

import pytest
from catalogue import parted, worked_out

from assess.measures.trimmed_mean import TrimmedMean
from assess.problems import BadParameterError

RATERS = "10 9 8.5 8.5 6"  # 去掉最高分和最低分


@pytest.mark.parametrize(
    ("values", "drop", "number", "working"),
    [
        pytest.param(RATERS, 1, "26/3", "(8.5 × 2 + 9) / 3", id="five raters"),
        pytest.param(RATERS, 2, "8.5", "8.5", id="two at each end"),
        pytest.param("10 10 8 0", 1, "9", "(8 + 10) / 2", id="one of two equals"),
        pytest.param("10 8", 1, "9", "(8 + 10) / 2", id="nothing would be left"),
        pytest.param("7", 1, "7", "7", id="one alone"),
    ],
)
def test_trimmed_mean(values: str, drop: int, number: str, working: str) -> None:
    measure, parts = TrimmedMean(drop=drop), parted(*values.split())
    assert measure.gathered(parts) == F(number) == worked_out(working)
    assert measure.working(parts) == working


@pytest.mark.parametrize("drop", [0, -1])
def test_something_is_dropped(drop: int) -> None:
    with pytest.raises(BadParameterError, match="drop: drops-nothing"):
        TrimmedMean(drop=drop)
