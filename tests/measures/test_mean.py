from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest
from catalogue import folded, parted, worked_out

from assess.measures.mean import Mean
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from assess.records.tally import Tally


@pytest.mark.parametrize(
    ("tally", "number"),
    [
        pytest.param(folded(), None, id="never looked at"),
        pytest.param(folded("8"), "8", id="one alone"),
        pytest.param(folded("10", "8", "6"), "8", id="three raters"),
        pytest.param(folded("1", "0", "0"), "1/3", id="a third stays a third"),
    ],
)
def test_mean(tally: Tally, number: str | None) -> None:
    wanted = None if number is None else F(number)
    assert Mean().of(tally, WorkCalendar()) == wanted


def test_the_numbers_of_words() -> None:
    parts = parted("10", "8", "6", "6")
    assert Mean().gathered(parts) == F("7.5") == worked_out(Mean().working(parts))
    assert Mean().working(parts) == "(6 × 2 + 8 + 10) / 4"
