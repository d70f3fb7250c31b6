"""Grades with room for so many, M59, through the public commands."""

from __future__ import annotations

from collections import Counter

import pytest
from cases.commanding import assess

from results.office import kept

ALL = 'border = "all"'
NONE = 'border = "none"'


def first(top: str, rules: str) -> str:
    """Write a scheme whose first grade has a quota."""
    return f'\n[[grade]]\ntitle = "先进"\ntop = {top}\n{rules}\n{REST}'


REST = '\n[[grade]]\ntitle = "合格"\nat_least = 60\n\n[[grade]]\ntitle = "不合格"\n'


def counties(*marks: int) -> dict[str, str]:
    return {f"第{n}县": str(mark) for n, mark in enumerate(marks, 1)}


DIFFERENT = counties(*range(99, 25, -1))  # 74 of them


@pytest.mark.parametrize(
    ("top", "rules", "many"),
    [
        pytest.param("22", ALL, 22, id="22 of 74"),
        pytest.param('"30%"', f'{ALL}\ntop_rounding = "down"', 22, id="about 30%"),
        pytest.param('"30%"', f'{ALL}\ntop_rounding = "up"', 23, id="30% begun"),
        pytest.param('"25%"', f'{ALL}\ntop_rounding = "half-up"', 19, id="a quarter"),
    ],
)
def test_so_many_of_74(top: str, rules: str, many: int) -> None:
    ranking = kept(DIFFERENT, first(top, rules))
    graded = [unit["grade"] for unit in ranking]
    assert graded[:many] == ["先进"] * many
    assert Counter(graded) == {"先进": many, "合格": 40 - many, "不合格": 34}


@pytest.mark.parametrize(
    ("ties", "border", "many"),
    [
        ("competition", ALL, 3),
        ("competition", NONE, 1),
        ("dense", ALL, 3),
        ("average", NONE, 1),
        ("lowest-place", ALL, 3),
        pytest.param("ordinal", ALL, 3, id="equals stay equals in whatever order"),
        ("ordinal", NONE, 1),
    ],
)
def test_equals_at_the_border(ties: str, border: str, many: int) -> None:
    ranking = kept(counties(95, 90, 90, 80), first("2", border), ties=ties)
    assert [unit["grade"] for unit in ranking].count("先进") == many


def test_bounds_hold_besides() -> None:
    rules = first("3", f"{ALL}\nat_least = 90")
    ranking = kept(counties(95, 90, 89, 61), rules)
    assert [unit["grade"] for unit in ranking] == ["先进", "先进", "合格", "合格"]


def test_the_share_is_of_the_ranked() -> None:
    marks = counties(95, 90, 85, 80) | {"未查县": "", "又一县": ""}
    rules = first('"50%"', f'{NONE}\ntop_rounding = "down"')
    ranking = kept(marks, rules)
    assert [unit["grade"] for unit in ranking] == ["先进"] * 2 + ["合格"] * 2 + [""] * 2


def test_a_grade_that_a_rule_names_stays_and_takes_its_room() -> None:
    rules = (
        first("2", ALL)
        + """
[[gate]]
title = "满分存疑"
on = "total"
above = 98
effect = { grade = "合格" }
"""
    )
    ranking = kept(counties(99, 90, 80), rules)
    assert [unit["grade"] for unit in ranking] == ["合格", "先进", "合格"]


def test_one_quota_after_another_counts_from_the_first() -> None:
    shares = f'{ALL}\ntop_rounding = "half-up"'
    second = f'[[grade]]\ntitle = "二等"\ntop = "70%"\n{shares}'
    ranking = kept(counties(*range(99, 89, -1)), first('"30%"', f"{shares}\n{second}"))
    graded = Counter(unit["grade"] for unit in ranking)
    assert graded == {"先进": 3, "二等": 4, "合格": 3}


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        pytest.param(
            "第1县",
            "先进: the first 2 of the class, 2 of 4; 0 are better",
            id="found room",
        ),
        pytest.param(
            "第2县",
            "先进: the first 2 of the class, 2 of 4; 1 are better, 1 equal: no room",
            id="two for one room",
        ),
    ],
)
def test_it_is_explained(unit: str, told: str) -> None:
    kept(counties(95, 90, 90, 80), first("2", NONE))
    assert told in assess("explain", unit)
