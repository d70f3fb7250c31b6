"""Shares made one: products, means, the least and the most."""

from __future__ import annotations

from fractions import Fraction as F
from math import prod
from typing import Any

import pytest
from catalogue import LAW, worked_out
from hypothesis import given
from hypothesis import strategies as st

from assess.rounding import PLACES, whole_root
from assess.scoring.combining import COMBINERS
from scoring.judging import block, leaf, outcome_of, sheet_of, value_of, working_of

PART = 10**PLACES


def of_100(combine: str, *fulls: str, more: str = "") -> str:
    leaves = (leaf(f"1.{n}", full, under="1") for n, full in enumerate(fulls, 1))
    return block("1", 100, f'combine = "{combine}"\n{more}') + "".join(leaves)


@pytest.mark.parametrize(
    ("combine", "points", "part"),
    [
        pytest.param("product", "40 10", "16", id="product"),
        pytest.param("geometric", "40 10", "40", id="a root that ends is exact"),
        pytest.param("harmonic", "40 10", "32", id="harmonic"),
        pytest.param("minimum", "40 10", "20", id="the least"),
        pytest.param("maximum", "40 10", "80", id="the most"),
        pytest.param("product", "40 -", "80", id="product: passed over"),
        pytest.param("geometric", "- 10", "20", id="geometric: passed over"),
        pytest.param("harmonic", "- 10", "20", id="harmonic: passed over"),
        pytest.param("minimum", "40 -", "80", id="the least of what is there"),
        pytest.param("product", "40 0", "0", id="product with nothing"),
        pytest.param("geometric", "40 0", "0", id="geometric with nothing"),
        pytest.param("harmonic", "40 0", "0", id="harmonic with nothing"),
        pytest.param("maximum", "40 0", "80", id="the most with nothing"),
    ],
)
def test_a_block_of_two(combine: str, points: str, part: str) -> None:
    sheet = sheet_of(of_100(combine, "50", "50"))
    assert value_of(sheet, outcome_of(sheet, points), "1") == F(part)
    assert abs(worked_out(working_of(sheet, points, "1")) - F(part)) < F(1, 10**9)


@pytest.mark.parametrize("combine", COMBINERS)
def test_nothing_applies(combine: str) -> None:
    sheet = sheet_of(of_100(combine, "50", "50") + leaf("2", 10))
    outcome = outcome_of(sheet, "- - 4")
    assert value_of(sheet, outcome, "1") is None
    assert outcome.total == 44


def test_means_weigh_by_marks_and_weights() -> None:
    heavy = leaf("1.2", 20, under="1", more='weight = "50%"')
    sheet = sheet_of(
        block("1", 40, 'combine = "harmonic"') + leaf("1.1", 30, under="1") + heavy
    )
    outcome = outcome_of(sheet, "15 20")
    assert outcome.total == 40 / (F(3, 4) / F(1, 2) + F(1, 4))
    assert worked_out(working_of(sheet, "15 20", "1")) == outcome.total


def test_a_root_that_does_not_end_is_cut_at_18_decimals() -> None:
    sheet = sheet_of(of_100("geometric", "50", "50"))
    share = value_of(sheet, outcome_of(sheet, "25 50"), "1")
    assert share == F(707106781186547524, PART) * 100


def test_a_root_that_is_a_fraction_is_exact() -> None:
    sheet = sheet_of(of_100("geometric", "60", "60"))
    assert value_of(sheet, outcome_of(sheet, "40 10"), "1") == F(100, 3)
    assert value_of(sheet, outcome_of(sheet, "40 40"), "1") == F(200, 3)


@pytest.mark.parametrize(
    ("combine", "total"), [("minimum", "40"), ("maximum", "75"), ("product", "30")]
)
def test_the_whole(combine: str, total: str) -> None:
    parts = leaf("1", 20) + leaf("2", 10)
    sheet = sheet_of(parts, f'full = 100\ncombine = "{combine}"')
    assert outcome_of(sheet, "15 4").total == F(total)
    assert worked_out(working_of(sheet, "15 4")) == F(total)


def test_the_most_of_a_bonus_counts() -> None:
    """Of honours for one and the same thing the highest counts (取最高一项)."""
    sheet = sheet_of(
        leaf("1", 100)
        + block("9", 3, 'kind = "bonus"\ncombine = "maximum"')
        + leaf("9.1", 3, under="9")
        + leaf("9.2", 3, under="9")
    )
    assert outcome_of(sheet, "90 1 3").total == 93
    assert outcome_of(sheet, "90 - -").total == 90


def test_coverage_counts_marks_as_they_reach_the_total() -> None:
    sheet = sheet_of(
        block("1", 10, 'combine = "minimum"')
        + leaf("1.1", 100, under="1")
        + leaf("1.2", 100, under="1")
        + leaf("2", 90)
    )
    assert [F(n, sum(sheet.chains)) for n in sheet.chains] == [
        F("0.05"),
        F("0.05"),
        F("0.9"),
    ]


shares = st.fractions(0, 1, max_denominator=1000)
weighed = st.lists(st.tuples(shares, st.integers(1, 50).map(F)), max_size=5)


@LAW
@given(parts=weighed.filter(bool), combine=st.sampled_from(sorted(COMBINERS)))
def test_what_comes_out_lies_where_it_must(parts: Any, combine: str) -> None:
    given = [share for share, _weight in parts]
    least = prod(given) if combine == "product" else min(given)
    made = COMBINERS[combine](tuple(parts))
    assert least - F(1, PART) * (combine == "geometric") <= made <= max(given)


@LAW
@given(parts=weighed.filter(bool), nth=st.integers(0), more=shares)
def test_more_is_never_worth_less(parts: Any, nth: int, more: F) -> None:
    share, weight = parts[nth % len(parts)]
    better = [*parts]
    better[nth % len(parts)] = (max(share, more), weight)
    for combine in COMBINERS.values():
        assert combine(tuple(better)) >= combine(tuple(parts))


@LAW
@given(number=st.integers(0, 10**300), degree=st.integers(1, 60))
def test_whole_roots(number: int, degree: int) -> None:
    root = whole_root(number, degree)
    assert root**degree <= number < (root + 1) ** degree


@pytest.mark.parametrize("degree", [1, 2, 3, 50, 5000])
@pytest.mark.parametrize("root", [1, 2, 10**6, 10**18 - 1])
def test_a_power_has_its_root(root: int, degree: int) -> None:
    assert whole_root(root**degree, degree) == root
    assert whole_root(root**degree - 1, degree) == root - 1
