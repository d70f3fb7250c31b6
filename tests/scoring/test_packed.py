"""Units weighed many at once come to what judging each by itself gives."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest

from assess.scoring.judge import judge
from assess.scoring.packed import Plain, is_plain
from assess.scoring.reweighing import reweighed
from scoring.judging import block, judged_of, leaf, sheet_of

if TYPE_CHECKING:
    from assess.scoring.sheet import Sheet

FLAT = leaf("1", 60) + leaf("2", 40)
DEEP = (
    block("1", 30, 'not_applicable = "drop"')
    + leaf("1.1", 10, under="1")
    + leaf("1.2", 20, under="1")
    + block("2", 35, "weight = 2")
    + block("2.1", 25, 'parent = "2"')
    + leaf("2.1.1", 5, under="2.1")
    + leaf("2.1.2", 10, under="2.1", more="weight = 2")
    + leaf("2.2", 10, under="2")
)


def drawn(chance: Random, sheet: Sheet) -> str:
    """Draw what the leaves earned; a few are left out, also below a whole block."""
    share = chance.choice(("1/3", "0.25", "1", "0", "5/7"))
    return " ".join(
        "-"
        if chance.random() < 0.2
        else str(Fraction(share) * each.indicator.full / chance.randint(1, 4))
        for each in sheet.leaves
    )


@pytest.mark.parametrize(
    "indicators", [pytest.param(FLAT, id="flat"), pytest.param(DEEP, id="deep")]
)
def test_many_at_once_is_each_by_itself(indicators: str) -> None:
    sheet, chance = sheet_of(indicators), Random(7)  # noqa: S311 - no secret
    assert is_plain(sheet)
    units = [judged_of(sheet, drawn(chance, sheet)) for _unit in range(60)]
    units = [u for u in units if any(points for _cell, points, _n in u)]
    plain = Plain(sheet, [[points for _cell, points, _n in unit] for unit in units])
    for _change in range(5):
        factors = [chance.randint(750, 1250) for _leaf in sheet.leaves]
        changed = reweighed(sheet, [Fraction(f, 1000) for f in factors])
        alone = [judge(changed, unit, ()).total for unit in units]
        packed = [
            number * ratio
            for numbers, ratio in plain.weighed(factors)
            for number in numbers
        ]
        assert packed == [alone[unit] for unit in plain.order]


def test_no_factor_changes_nothing() -> None:
    sheet = sheet_of(DEEP)
    unit = judged_of(sheet, "10 5 5 4 2")
    changed = reweighed(sheet, [Fraction(1)] * 5)
    assert judge(changed, unit, ()).total == judge(sheet, unit, ()).total


def test_a_leaf_counts_for_more_and_the_whole_keeps_its_marks() -> None:
    sheet = sheet_of(FLAT)
    changed = reweighed(sheet, [Fraction(2), Fraction(1)])
    assert judge(changed, judged_of(sheet, "60 40"), ()).total == 100
    assert judge(changed, judged_of(sheet, "60 0"), ()).total == 75  # 120 of 160


@pytest.mark.parametrize(
    ("indicators", "whole"),
    [
        pytest.param(FLAT + block("3", 5, 'kind = "bonus"') + leaf("3.1", 5, under="3"),
                     "", id="a bonus"),
        pytest.param(FLAT, 'combine = "geometric"', id="another way to combine"),
        pytest.param(FLAT, "round_blocks = 1", id="rounded blocks"),
        pytest.param(leaf("1", 60, more="below_zero = true") + leaf("2", 40), "",
                     id="below nothing"),
    ],
)  # fmt: skip
def test_what_is_no_sum_is_judged_one_by_one(indicators: str, whole: str) -> None:
    assert not is_plain(sheet_of(indicators, whole))
