from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest
from catalogue import folded

from assess.measures.share_failing import ShareFailing
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from assess.records.tally import Tally


@pytest.mark.parametrize(
    ("tally", "number"),
    [
        pytest.param(folded(), None, id="never tried"),
        pytest.param(folded("1", "1"), "0", id="always worked"),
        pytest.param(folded("0"), "1", id="the only try failed"),
        pytest.param(folded("1", "0", "1"), "1/3", id="one of three"),
        pytest.param(folded(*["0"] * 7, *["1"] * 133), "0.05", id="just one in twenty"),
    ],
)
def test_share_failing(tally: Tally, number: str | None) -> None:
    wanted = None if number is None else F(number)
    assert ShareFailing().of(tally, WorkCalendar()) == wanted
