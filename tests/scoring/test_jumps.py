"""Which units moved more than expected, and which leaves tell units apart."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.records.units import UnitRow
from assess.scoring.bench import Standing
from assess.scoring.comparing import Change
from assess.scoring.jumps import JumpRule, jumps_in
from assess.scoring.panel import Judgement
from assess.scoring.spreads import deciding, spreads
from assess.scoring.streams import Assessed
from scoring.judging import judged_of, leaf, outcome_of, sheet_of

if TYPE_CHECKING:
    from collections.abc import Sequence

FULL = F(100)


def moved(points: str, places: int = 0) -> Change:
    """Give a unit whose total changed so much, and that rose so many places."""
    before = Standing("issued", F(50), "50", 20, "")
    after = Standing("issued", F(50) + F(points), "", 20 - 2 * places, "")
    row = UnitRow(code="J01", name="x", class_id="street")
    return Change(row, "street", before, after, (), {})


@pytest.mark.parametrize(
    ("changes", "jumped"),
    [
        pytest.param([], [], id="nobody"),
        pytest.param([moved("9")], [""], id="one alone is the usual"),
        pytest.param([moved("0")] * 3 + [moved("1")], ["", "", "", ""], id="1 of 100"),
        pytest.param(
            [moved("0")] * 3 + [moved("1.01")], ["", "", "", "points"], id="a bit more"
        ),
        pytest.param(
            [moved("2"), moved("3"), moved("4"), moved("-1")],
            ["", "", "", "points"],
            id="against the others",
        ),
        pytest.param(
            [moved("2"), moved("3"), moved("4"), moved("6")],
            ["", "", "", ""],
            id="three times the usual distance is none yet",
        ),
        pytest.param([moved("0", 5), moved("0", -4)], ["places", ""], id="by places"),
    ],
)
def test_jumps(changes: Sequence[Change], jumped: list[str]) -> None:
    found = jumps_in(changes, FULL, JumpRule())
    told = [
        " ".join(name for name, is_so in each._asdict().items() if is_so)
        for each in found
    ]
    assert told == jumped


def test_the_leaves_that_decide_and_those_that_separate_nobody() -> None:
    sheet = sheet_of("".join(leaf(name, 10) for name in "1234"))
    units = ("1 5 0 -", "5 5 1 -", "9 5 2 -", "9 5 3 2")
    judged = [
        Judgement(
            Assessed(n, "street"), sheet, (), judged_of(sheet, p), outcome_of(sheet, p)
        )
        for n, p in enumerate(units)
    ]
    found = spreads(judged)
    assert [each.leaf.id for each in deciding(found)] == ["1"]
    assert [each.leaf.id for each in found if not each.separates] == ["2", "4"]
    assert sum(each.share for each in found) == 1


def test_nobody_has_a_total() -> None:
    assert spreads([]) == []
