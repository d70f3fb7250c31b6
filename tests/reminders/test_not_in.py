"""Self-checks that are not in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.records.states import State
from assess.triggers.before_deadline import BeforeDeadline
from reminders.keeping import CLAIM, VISIT, scheme

if TYPE_CHECKING:
    from reminders.keeping import Ledger

DUE = date(2014, 9, 30)
LATE = date(2014, 10, 8)  # the first working day after it
IN_TIME = date(2014, 9, 20)


@pytest.mark.parametrize(
    ("due", "today", "late", "level"),
    [
        pytest.param((1, 24), (1, 24), 0, 0, id="the day itself is in time"),
        pytest.param((1, 24), (1, 25), 0, 0, id="a Saturday is no working day"),
        pytest.param((1, 24), (1, 26), 1, 1, id="this Sunday was worked"),
        pytest.param((1, 30), (2, 6), 0, 0, id="the whole Spring Festival"),
        pytest.param((1, 30), (2, 7), 1, 1, id="the first day after it"),
        pytest.param((1, 30), (2, 8), 2, 1, id="the Saturday worked for it"),
        pytest.param((1, 30), (2, 9), 2, 1, id="the Sunday after is free"),
        pytest.param((1, 30), (2, 11), 4, 1, id="four days late"),
        pytest.param((1, 30), (2, 12), 5, 2, id="the fifth is one level up"),
        pytest.param((9, 26), (9, 28), 1, 1, id="the Sunday worked for October"),
        pytest.param((9, 30), (10, 7), 0, 0, id="the whole National Day week"),
        pytest.param((9, 30), (10, 8), 1, 1, id="the first day after the week"),
        pytest.param((9, 30), (10, 11), 4, 1, id="the Saturday worked for the week"),
        pytest.param((9, 30), (10, 13), 5, 2, id="the Monday is the fifth"),
        pytest.param((9, 30), (10, 20), 10, 3, id="ten days: the last level"),
        pytest.param((9, 30), (12, 31), 62, 3, id="never above the last level"),
    ],
)
def test_how_late_and_how_loud(
    due: tuple[int, int],
    today: tuple[int, int],
    late: int,
    level: int,
    ledger: Ledger,
) -> None:
    rules = scheme(due=date(2014, *due))
    told = ledger.due(date(2014, *today), rules, unit="J01")
    assert [(m.kind, m.late, m.level) for m in told] == (
        [("not-in", late, level)] if level else []
    )


def test_it_says_what_is_missing_and_what_it_is_worth(ledger: Ledger) -> None:
    ledger.saw("B01", "1.1", IN_TIME)
    told = ledger.due(LATE, scheme(due=DUE))
    bureau, street = [m for m in told if m.kind == "not-in"]
    assert (street.indicators, street.points) == (("1.1",), F(2))
    assert street.found == "1 of 1 indicators missing"
    assert street.required == "hand in all of it"
    assert street.basis == "Article 5"
    assert (bureau.indicators, bureau.points) == (("1.2",), F(3))
    assert bureau.found == "1 of 2 indicators missing"
    assert bureau.required == "hand in the rest: 1.2"
    assert bureau.class_title == "部门"


@pytest.mark.parametrize(
    ("state", "missing"),
    [
        pytest.param(State.OBSERVED, [], id="a value"),
        pytest.param(State.EXPLAINED, [], id="an explanation"),
        pytest.param(State.NOT_APPLICABLE, [], id="a claim that it does not apply"),
        pytest.param(State.COULD_NOT_TELL, [], id="could not tell"),
        pytest.param(State.RECTIFIED, ["1.1"], id="rectified says nothing of it"),
    ],
)
def test_what_counts_as_handed_in(
    state: State, missing: list[str], ledger: Ledger
) -> None:
    ledger.saw("J01", "1.1", IN_TIME, state=state)
    told = ledger.due(LATE, scheme(due=DUE), unit="J01")
    assert [i for m in told for i in m.indicators] == missing


@pytest.mark.parametrize(
    ("source", "day"),
    [
        pytest.param(VISIT, IN_TIME, id="from another source"),
        pytest.param(CLAIM, date(2013, 12, 31), id="before the period"),
        pytest.param(CLAIM, date(2014, 10, 9), id="the day after today"),
    ],
)
def test_what_does_not_count(source: str, day: date, ledger: Ledger) -> None:
    ledger.saw("B01", "1.2", day, source=source)
    told = ledger.due(LATE, scheme(due=DUE), unit="B01")
    assert [m.indicators for m in told if m.kind == "not-in"] == [("1.1", "1.2")]


def test_what_was_corrected_away_is_missing(ledger: Ledger) -> None:
    ledger.corrected(ledger.saw("J01", "1.1", IN_TIME))
    assert len(ledger.due(LATE, scheme(due=DUE), unit="J01")) == 1


def test_handed_in_on_the_evening_of_today(ledger: Ledger) -> None:
    ledger.saw("J01", "1.1", LATE, hour=23)
    assert ledger.due(LATE, scheme(due=DUE), unit="J01") == ()


def test_without_a_day_there_is_silence(ledger: Ledger) -> None:
    assert ledger.due(date(2014, 12, 31), scheme(), unit="J01") == ()


def test_a_source_may_remind_before(ledger: Ledger) -> None:
    rules = scheme(due=DUE)
    claim = replace(rules.sources[0], remind=(BeforeDeadline(days=(3,)),))
    rules = replace(rules, sources=(claim, *rules.sources[1:]))
    (told,) = ledger.due(date(2014, 9, 26), rules, unit="J01")  # Friday
    assert told.late == -3  # the Sunday is worked
    assert ledger.due(date(2014, 9, 25), rules, unit="J01") == ()
    assert ledger.due(LATE, rules, unit="J01") == ()


def test_who_is_not_there_owes_nothing(ledger: Ledger) -> None:
    left, comes = date(2014, 10, 7).toordinal(), date(2014, 10, 9).toordinal()
    ledger.unit("J02", "street", valid_to=left)
    ledger.unit("J03", "street", valid_from=comes)
    ledger.unit("J04", "street", valid_to=comes)
    told = {m.code for m in ledger.due(LATE, scheme(due=DUE))}
    assert told == {"J01", "J04", "B01"}


def test_an_unpublished_year_is_marked(ledger: Ledger) -> None:
    rules = scheme(due=date(2031, 5, 5))
    (told,) = ledger.due(date(2031, 5, 6), rules, unit="J01")
    assert (told.late, told.estimated) == (1, True)
    (told,) = ledger.due(LATE, scheme(due=DUE), unit="J01")
    assert not told.estimated
