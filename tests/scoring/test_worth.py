"""What a state is worth where a leaf says so, and where it leaves it to [states]."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.records.states import State
from assess.scoring.cells import Judging, cell_of
from assess.workdays import WorkCalendar
from scoring.judging import leaf, sheet_of

if TYPE_CHECKING:
    from assess.records.fold import Row

NOBODY = None
ONLY_A_STATEMENT: Row = (1, 1, 0, None, State.EXPLAINED.value, 0, 0, 0)
COULD_NOT_TELL: Row = (1, 1, 0, None, State.COULD_NOT_TELL.value, 0, 0, 0)


@pytest.mark.parametrize(
    ("worth", "row", "points"),
    [
        pytest.param("", NOBODY, "0", id="as [states] says"),
        pytest.param("", COULD_NOT_TELL, None, id="left out, as [states] says"),
        pytest.param("", ONLY_A_STATEMENT, None, id="left out where nothing is said"),
        pytest.param(
            'explained-empty = "60%"', ONLY_A_STATEMENT, "1.2", id="costs 40%"
        ),
        pytest.param(
            'explained-empty = "40%"', ONLY_A_STATEMENT, "0.8", id="costs 60%"
        ),
        pytest.param('explained-empty = "40%"', NOBODY, "0", id="another state"),
        pytest.param("could-not-tell = 1", COULD_NOT_TELL, "2", id="worth all"),
        pytest.param('not-collected = "leave-out"', NOBODY, None, id="left out"),
    ],
)
def test_points(worth: str, row: Row | None, points: str | None) -> None:
    sheet = sheet_of(leaf("1", 2, more=f"worth = {{ {worth} }}"))
    judging = Judging(sheet.scheme, WorkCalendar(), {}, now=0)
    cell = cell_of(judging, sheet.leaves[0], 0, [row])
    assert cell.points == (None if points is None else F(points))
