"""What may pass the full marks, or nothing: leaves, blocks, pools and the whole."""

from __future__ import annotations

from fractions import Fraction as F

import pytest
from catalogue import worked_out

from scoring.judging import block, leaf, outcome_of, sheet_of, value_of, working_of

BELOW, OVER, UNCAPPED = "below_zero = true", "over_full = true", "capped = false"


def upkeep(of_block: str = "", of_leaf: str = BELOW) -> str:
    """Write a first-level indicator of 20: accuracy 5, numbers 15; another of 80."""
    return (
        block("5", 20, of_block)
        + leaf("5.1", 5, under="5", more=of_leaf)
        + leaf("5.2", 15, under="5")
        + leaf("6", 80)
    )


@pytest.mark.parametrize(
    ("of_block", "points", "part", "total"),
    [
        pytest.param("", "5 15 80", "20", "100", id="nothing is lost"),
        pytest.param("", "0 15 80", "15", "95", id="the marks of the leaf"),
        pytest.param("", "-5 15 80", "10", "90", id="more than the leaf has"),
        pytest.param("", "-15 15 80", "0", "80", id="all that the block has"),
        pytest.param("", "-20 15 80", "0", "80", id="never more than that"),
        pytest.param(BELOW, "-20 15 80", "-5", "75", id="unless the block may, too"),
        pytest.param(BELOW, "-99 15 80", "-84", "0", id="but never less than no total"),
        pytest.param("", "-5 - 80", "0", "80", id="of 5 marks, for 20"),
    ],
)
def test_deductions_pass_their_leaf_but_not_the_block(
    of_block: str, points: str, part: str, total: str
) -> None:
    sheet = sheet_of(upkeep(of_block))
    outcome = outcome_of(sheet, points)
    assert value_of(sheet, outcome, "5") == F(part)
    assert outcome.total == F(total)
    assert worked_out(working_of(sheet, points, "5")) == F(part)
    assert worked_out(working_of(sheet, points)) == F(total)


def test_a_total_below_nothing() -> None:
    sheet = sheet_of(upkeep(BELOW), BELOW)
    outcome = outcome_of(sheet, "-120 15 80")
    assert outcome.total == -25
    assert outcome.printed == -2500
    assert worked_out(working_of(sheet, "-120 15 80")) == -25


@pytest.mark.parametrize(
    ("of_block", "whole", "points", "part", "total"),
    [
        pytest.param("", "", "7 10 80", "17", "97", id="it fills up what is lost"),
        pytest.param("", "", "7 15 80", "20", "100", id="up to what the block has"),
        pytest.param(OVER, "", "7 15 70", "22", "92", id="unless the block may, too"),
        pytest.param(OVER, "", "7 15 80", "22", "100", id="up to the full marks"),
        pytest.param(OVER, OVER, "7 15 80", "22", "102", id="unless the total may"),
    ],
)
def test_more_than_the_full_marks(
    of_block: str, whole: str, points: str, part: str, total: str
) -> None:
    sheet = sheet_of(upkeep(of_block, OVER), whole)
    outcome = outcome_of(sheet, points)
    assert value_of(sheet, outcome, "5") == F(part)
    assert outcome.total == F(total)
    assert worked_out(working_of(sheet, points)) == F(total)


def with_pool(kind: str, more: str = "") -> str:
    return (
        leaf("1", 100)
        + block("9", 5, f'kind = "{kind}"\n{more}')
        + leaf("9.1", 5, under="9", more=OVER)
        + leaf("9.2", 5, under="9", more=OVER)
    )


@pytest.mark.parametrize(
    ("kind", "more", "points", "total"),
    [
        pytest.param("minus", "", "90 2 1", "87", id="as far as they go"),
        pytest.param("minus", "", "90 20 10", "85", id="a minus block of 5 takes 5"),
        pytest.param("minus", UNCAPPED, "90 20 10", "60", id="without a cap: all"),
        pytest.param("minus", UNCAPPED, "20 20 10", "0", id="down to nothing"),
        pytest.param("bonus", "", "90 20 10", "95", id="a bonus of 5 gives 5"),
        pytest.param("bonus", UNCAPPED, "90 20 10", "120", id="without a cap: all 30"),
        pytest.param("bonus", UNCAPPED, "90 - -", "90", id="nothing was looked at"),
    ],
)
def test_pools(kind: str, more: str, points: str, total: str) -> None:
    sheet = sheet_of(with_pool(kind, more))
    assert outcome_of(sheet, points).total == F(total)
    assert worked_out(working_of(sheet, points)) == F(total)


def test_a_minus_may_leave_less_than_nothing() -> None:
    sheet = sheet_of(with_pool("minus", UNCAPPED), BELOW)
    assert outcome_of(sheet, "20 20 10").total == -10
    assert worked_out(working_of(sheet, "20 20 10")) == -10


def test_what_a_block_lacks_is_cut_off_before_a_bonus_is_added() -> None:
    sheet = sheet_of(
        block("1", 20)
        + leaf("1.1", 20, under="1", more=BELOW)
        + leaf("1.9", 3, under="1", more='kind = "bonus"')
    )
    assert outcome_of(sheet, "-10 3").total == 3
