from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest
from catalogue import folded

from assess.measures.last import Last
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from assess.records.tally import Tally


@pytest.mark.parametrize(
    ("tally", "number"),
    [
        pytest.param(folded(), None, id="never looked at"),
        pytest.param(folded("0"), "0", id="looked and found nothing"),
        pytest.param(folded("9", "4.5"), "4.5", id="the newest, not the largest"),
        pytest.param(folded("0.000001"), "0.000001", id="a millionth"),
    ],
)
def test_last(tally: Tally, number: str | None) -> None:
    wanted = None if number is None else F(number)
    assert Last().of(tally, WorkCalendar()) == wanted
