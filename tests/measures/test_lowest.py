from __future__ import annotations

from fractions import Fraction as F

import pytest
from catalogue import parted

from assess.measures.lowest import Lowest


@pytest.mark.parametrize(
    ("values", "number"),
    [
        pytest.param("7", "7", id="one alone"),
        pytest.param("10 0.5 9", "0.5", id="of three"),
        pytest.param("0.5 0.5", "0.5", id="of equals"),
    ],
)
def test_lowest(values: str, number: str) -> None:
    parts = parted(*values.split())
    assert Lowest().gathered(parts) == F(number)
    assert Lowest().working(parts) == number
