from __future__ import annotations

from fractions import Fraction as F

import pytest
from catalogue import parted, worked_out

from assess.measures.median import Median


@pytest.mark.parametrize(
    ("values", "number", "working"),
    [
        pytest.param("7", "7", "7", id="one alone"),
        pytest.param("10 6 9", "9", "9", id="the one in the middle"),
        pytest.param("10 6 9 7", "8", "(7 + 9) / 2", id="the mean of two"),
        pytest.param("9 9 9 0", "9", "(9 × 2) / 2", id="one who is far off"),
    ],
)
def test_median(values: str, number: str, working: str) -> None:
    parts = parted(*values.split())
    assert Median().gathered(parts) == F(number) == worked_out(working)
    assert Median().working(parts) == working
