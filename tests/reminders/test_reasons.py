"""Triggers that ask for more than a day: shares, points, findings without a date."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.methods.min_max import MinMax
from assess.records.states import State
from assess.records.tables import Cell
from assess.triggers.after_deadline import AfterDeadline
from assess.triggers.below_score import BelowScore
from assess.triggers.not_rectified import NotRectified
from assess.triggers.share_missing import ShareMissing
from reminders.keeping import BUREAU, CLAIM, LINKS, MONITOR, STREET, leaf, scheme

if TYPE_CHECKING:
    from assess.scheme.model import Scheme
    from assess.triggers import Trigger
    from reminders.keeping import Ledger

DUE = date(2014, 9, 25)
FIVE = tuple(leaf(f"1.{n}", 1, CLAIM) for n in range(1, 6))
HALF = ShareMissing(share=F("0.4"), days=(1, 2, 3))


def half_missing(*triggers: Trigger) -> Scheme:
    rules = scheme(due=DUE, sheets={STREET: FIVE, BUREAU: ()})
    claim = replace(rules.sources[0], remind=triggers or (HALF,))
    return replace(rules, sources=(claim, *rules.sources[1:]))


def hand_in(ledger: Ledger, *days: date) -> None:
    for each, day in zip(FIVE, days, strict=False):
        ledger.saw("J01", each.id, day)


L1, L2, L3 = date(2014, 9, 26), date(2014, 9, 28), date(2014, 9, 29)


@pytest.mark.parametrize(
    ("days", "levels"),
    [
        pytest.param([], [1, 2, 3], id="nothing came"),
        pytest.param([DUE] * 3, [1, 2, 3], id="two of five are missing: 40 %"),
        pytest.param([DUE] * 4, [], id="one of five"),
        pytest.param([DUE] * 3 + [L2], [1], id="enough came on the day of level 2"),
        pytest.param([DUE] * 3 + [L3], [1, 2], id="and of level 3"),
    ],
)
@pytest.mark.parametrize("today", [date(2014, 9, 30), date(2014, 10, 31)])
def test_a_share_is_missing(
    days: list[date], levels: list[int], today: date, ledger: Ledger
) -> None:
    hand_in(ledger, *days)
    told = ledger.issued(today, rules=half_missing())
    assert [level for _code, level, _day in told] == levels


def test_what_is_left_is_listed_only_while_it_is_much(ledger: Ledger) -> None:
    hand_in(ledger, *[DUE] * 3, L2)
    assert [m.level for m in ledger.due(L1, half_missing())] == [1]
    assert ledger.due(L2, half_missing()) == ()


def test_of_two_triggers_that_which_asks_for_more_counts(ledger: Ledger) -> None:
    hand_in(ledger, *[DUE] * 4)
    rules = half_missing(AfterDeadline(days=(2,)), HALF)
    assert ledger.issued(L3, rules=rules) == []


WEAK = BelowScore(share=F("0.6"), level=2)
SCORED = replace(LINKS, remind=(WEAK,))
BLOCK = replace(LINKS, id="2", full=F(10), score=None, sources=(), remind=(WEAK,))
TODAY = date(2014, 2, 20)


def run(ledger: Ledger, leaf_points: str, block_points: str | None) -> None:
    ledger.scored(J01="90")
    parts = json.dumps({"points": {"2": block_points}})
    ledger.fresh[-1][1].update(cells="1,2", parts=parts)
    for number, indicator in ((1, "other"), (2, "2.1")):
        told = {"run": ledger.runs, "number": number, "indicator": indicator}
        beside = {"state": "observed", "points": leaf_points}
        ledger.fresh.append((Cell, told | beside | {"source": "", "sources": "[]"}))


@pytest.mark.parametrize(
    ("leaf_points", "block_points", "found"),
    [
        pytest.param("3", "6", [], id="on the line"),
        pytest.param("2.9", "6", [("2.1", "2.9 of 5 points (run 1)")], id="a leaf"),
        pytest.param("3", "17/3", [("2", "17/3 of 10 points (run 1)")], id="a block"),
        pytest.param("", None, [], id="left out"),
    ],
)
def test_few_points(
    leaf_points: str,
    block_points: str | None,
    found: list[tuple[str, str]],
    ledger: Ledger,
) -> None:
    run(ledger, leaf_points, block_points)
    told = ledger.due(TODAY, scheme(sheets={STREET: (BLOCK, SCORED), BUREAU: ()}))
    assert [(m.indicators[0], m.found) for m in told] == found
    assert {m.level for m in told} <= {2}


def test_a_better_run_settles_it(ledger: Ledger) -> None:
    rules = scheme(sheets={STREET: (BLOCK, SCORED), BUREAU: ()})
    run(ledger, "1", "9")
    assert [level for _c, level, _d in ledger.issued(TODAY, rules=rules)] == [2]
    run(ledger, "5", "9")
    plan = ledger.issue(TODAY, rules).plan
    assert [entry.what for entry in plan.entries] == ["settled"]
    assert not plan.letters


UNDATED = replace(LINKS, remind=(NotRectified(days=(1, 5), within=10),))
WITHIN = scheme(sheets={STREET: (UNDATED,), BUREAU: ()})


def looks(ledger: Ledger, *told: tuple[int, int]) -> None:
    """Look at the links on days of March, and find so many dead."""
    for day, value in told:
        day_of = date(2014, 3, day)
        ledger.saw("J01", "dead-links", day_of, source=MONITOR, value=value * 10**6)


@pytest.mark.parametrize(
    ("told", "due"),
    [
        pytest.param([(3, 2)], [17], id="seen amiss: ten working days"),
        pytest.param([(3, 0)], [], id="seen in order"),
        pytest.param(
            [(3, 2), (5, 1), (7, 3)], [17], id="still amiss: the first counts"
        ),
        pytest.param([(3, 2), (5, 0)], [], id="put right"),
        pytest.param([(3, 2), (5, 0), (6, 1)], [20], id="amiss anew: another finding"),
    ],
)
def test_findings_without_a_date(
    told: list[tuple[int, int]], due: list[int], ledger: Ledger
) -> None:
    looks(ledger, *told)
    found = ledger.due(date(2014, 3, 31), WITHIN, "J01")
    assert [m.due for m in found] == [date(2014, 3, day) for day in due]
    assert {m.kind for m in found} <= {"not-rectified"}


def test_where_the_others_decide_one_look_is_not_amiss(ledger: Ledger) -> None:
    looks(ledger, (3, 2))
    compared = replace(UNDATED, score=MinMax(all_equal=F(1), less_is_better=True))
    rules = scheme(sheets={STREET: (compared,), BUREAU: ()})
    assert ledger.due(date(2014, 3, 31), rules) == ()


def test_a_word_closes_it(ledger: Ledger) -> None:
    looks(ledger, (3, 2))
    ledger.rectified(date(2014, 3, 10), kind="")
    assert ledger.due(date(2014, 3, 31), WITHIN) == ()


def test_what_has_a_date_keeps_it(ledger: Ledger) -> None:
    ledger.found(date(2014, 3, 3), date(2014, 3, 20), kind="", value=2 * 10**6)
    looks(ledger, (5, 1))
    assert [m.due for m in ledger.due(date(2014, 3, 31), WITHIN)] == [date(2014, 3, 20)]


def test_without_days_an_undated_look_is_no_finding(ledger: Ledger) -> None:
    looks(ledger, (3, 2))
    rules = scheme(sheets={STREET: (LINKS,), BUREAU: ()})
    assert ledger.due(date(2014, 3, 31), rules) == ()


def test_could_not_tell_is_not_amiss(ledger: Ledger) -> None:
    day = date(2014, 3, 3)
    ledger.saw("J01", "dead-links", day, source=MONITOR, state=State.COULD_NOT_TELL)
    assert ledger.due(date(2014, 3, 31), WITHIN) == ()
