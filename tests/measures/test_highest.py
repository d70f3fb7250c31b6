from __future__ import annotations

from fractions import Fraction as F

import pytest
from catalogue import parted

from assess.measures.highest import Highest


@pytest.mark.parametrize(
    ("values", "number"),
    [
        pytest.param("7", "7", id="one alone"),
        pytest.param("10 0.5 9", "10", id="of three"),
        pytest.param("10 10", "10", id="of equals"),
    ],
)
def test_highest(values: str, number: str) -> None:
    parts = parted(*values.split())
    assert Highest().gathered(parts) == F(number)
    assert Highest().working(parts) == number
