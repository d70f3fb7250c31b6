from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest
from catalogue import folded

from assess.measures.count import Count
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from assess.records.tally import Tally


@pytest.mark.parametrize(
    ("tally", "number"),
    [
        pytest.param(folded(), None, id="never looked at"),
        pytest.param(folded("0", "0"), "0", id="looked twice and found nothing"),
        pytest.param(folded("1", "1", "0"), "2", id="two cases, then none"),
        pytest.param(folded("7"), "1", id="one observation is one case"),
        pytest.param(folded("2", "-2"), "2", id="below 0 is a finding too"),
    ],
)
def test_count(tally: Tally, number: str | None) -> None:
    wanted = None if number is None else F(number)
    assert Count().of(tally, WorkCalendar()) == wanted
