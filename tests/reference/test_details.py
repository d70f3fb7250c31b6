"""The finer points of the reference scorer, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from assess.records.states import State
from reference.building import (
    CLAIM,
    MONITOR,
    VISIT,
    F,
    band,
    block,
    by,
    fact,
    leaf,
    not_applicable,
    one,
    scheme,
    seen,
)

if TYPE_CHECKING:
    from reference.rules import Rules


def with_source(rules: Rules, **given: Any) -> Rules:
    return replace(rules, sources={**rules.sources, MONITOR: given})


@pytest.mark.parametrize(
    ("of_leaf", "of_source", "of_scheme", "state"),
    [
        pytest.param("clean", "not-collected", "not-collected", "clean", id="leaf"),
        pytest.param(None, "clean", "not-collected", "clean", id="then source"),
        pytest.param(None, None, "clean", "clean", id="then scheme"),
        pytest.param(
            "not-collected", "clean", "clean", "not-collected", id="not clean"
        ),
    ],
)
def test_the_nearest_silence_counts(
    of_leaf: str | None, of_source: str | None, of_scheme: str, state: str
) -> None:
    rules = scheme(leaf("a", 10, silence=of_leaf), silence=of_scheme)
    assert (
        one(with_source(rules, **({"silence": of_source} if of_source else {}))).states[
            "a"
        ]
        == state
    )


def test_a_source_has_its_own_period_and_windows_end_with_it() -> None:
    summer = {"from": date(2014, 6, 1), "to": date(2014, 8, 31)}
    counted = by("linear", per=F(1))
    rules = scheme(
        leaf("a", 10, counted, observe=seen("count", check="x")),
        leaf(
            "b",
            10,
            counted,
            observe=seen("count", check="x", window="1 month"),
        ),
    )
    days = [(5, 31), (6, 1), (7, 31), (8, 1), (8, 31), (9, 1)]
    told = [fact("x", 1, date(2014, month, day)) for month, day in days]
    outcome = one(with_source(rules, period=summer), *told)
    assert (outcome.points["a"], outcome.points["b"]) == (F(4), F(2))


def test_kinds_of_issues_are_measured_together() -> None:
    rules = scheme(leaf("a", 10, by("linear", per=F(1)), observe=seen("sum")))
    assert one(rules, fact("a", 2, kind="甲"), fact("a", 3, kind="乙")).total == 5


@pytest.mark.parametrize(
    ("shut", "total"),
    [
        pytest.param((), "60", id="both hold"),
        pytest.param((0,), "50", id="the first does not"),
        pytest.param((1,), "50", id="the second does not"),
    ],
)
def test_a_bonus_needs_all_its_gates(shut: tuple[int, ...], total: str) -> None:
    gates = [
        {"on": "a", "at_least": F(99 if n in shut else 1), "opens": "more"}
        for n in (0, 1)
    ]
    rules = scheme(leaf("a", 100), leaf("more", 10, kind="bonus"), gates=tuple(gates))
    assert one(rules, fact("a", 50), fact("more", 10)).total == F(total)


def test_a_gate_looks_before_the_bonus_is_added() -> None:
    fails = {"grade": "不合格", "score": F(1)}
    rules = scheme(
        block("1", 100),
        leaf("1.1", 100, parent="1"),
        leaf("more", 20, parent="1", kind="bonus"),
        gates=({"on": "total", "below": F(60), "effect": fails},),
        grades=(band("不合格"),),
    )
    assert one(rules, fact("1.1", 50), fact("more", 20)).total == 1
    assert one(rules, fact("1.1", 60), fact("more", 20)).total == 80


def test_a_failed_block_is_nothing_to_the_gates_and_keeps_no_bonus() -> None:
    failing = seen("count", source=MONITOR, check="x", at_least=1)
    rules = scheme(
        block("1", 40),
        leaf("1.1", 40, parent="1"),
        leaf("1.more", 5, parent="1", kind="bonus"),
        leaf("2", 60),
        leaf("more", 10, kind="bonus"),
        vetoes=({"title": "否决", "when": failing, "effect": {"block": "1"}},),
        gates=({"on": "total", "above": F(80), "opens": "more"},),
    )
    told = [fact("1.1", 40), fact("1.more", 5), fact("2", 60), fact("more", 10)]
    assert one(rules, *told).total == 115
    outcome = one(rules, *told, fact("x", 1))
    assert (outcome.points["1"], outcome.total) == (F(0), F(60))


def test_what_is_added_to_a_part_is_rescaled_with_it() -> None:
    rules = scheme(
        block("1", 75),
        leaf("1.1", 75, parent="1"),
        leaf("1.more", 6, parent="1", kind="bonus"),
        leaf("2", 25),
    )
    told = [fact("1.1", 75), fact("1.more", 6), not_applicable("2")]
    assert one(rules, *told).total == 108


def test_leaves_that_do_not_apply_add_nothing_to_a_pool() -> None:
    rules = scheme(
        leaf("a", 10),
        block("more", 5, kind="bonus"),
        leaf("more.1", 5, parent="more"),
        leaf("more.2", 5, parent="more", weight=F("0.5")),
    )
    outcome = one(rules, fact("a", 1), not_applicable("more.1"), fact("more.2", 4))
    assert (outcome.points["more"], outcome.total) == (F(2), F(3))


@pytest.mark.parametrize(
    ("join", "covered"),
    [
        pytest.param("verified-claim", "0", id="the visit could not tell"),
        pytest.param("mean", "1", id="one of two was seen"),
    ],
)
def test_coverage_of_joined_sources(join: str, covered: str) -> None:
    rules = scheme(leaf("a", 10, sources=(CLAIM, VISIT), join=join))
    unsure = fact("a", source=VISIT, state=State.COULD_NOT_TELL)
    assert one(rules, fact("a", 5, source=CLAIM), unsure).coverage == F(covered)
