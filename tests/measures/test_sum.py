from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest
from catalogue import folded

from assess.measures.sum import Sum
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from assess.records.tally import Tally


@pytest.mark.parametrize(
    ("tally", "number"),
    [
        pytest.param(folded(), None, id="never looked at"),
        pytest.param(folded("0", "0"), "0", id="looked and found nothing"),
        pytest.param(folded("2", "3"), "5", id="added up"),
        pytest.param(folded("0.1", "0.2"), "0.3", id="tenths are exact"),
        pytest.param(folded("2", "-2"), "0", id="they may cancel out"),
    ],
)
def test_sum(tally: Tally, number: str | None) -> None:
    wanted = None if number is None else F(number)
    assert Sum().of(tally, WorkCalendar()) == wanted
