"""Dates set by law, near and passed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from assess.records.states import State
from assess.triggers.around_deadline import AroundDeadline
from reminders.keeping import BUREAU, MONITOR, REPORT, scheme

if TYPE_CHECKING:
    from reminders.keeping import Ledger

TOMORROW = date(2014, 4, 1)


@pytest.mark.parametrize(
    ("today", "late", "level"),
    [
        pytest.param(date(2014, 3, 14), None, 0, id="eleven days left"),
        pytest.param(date(2014, 3, 17), -10, 1, id="ten days left"),
        pytest.param(date(2014, 3, 31), 0, 1, id="the day itself"),
        pytest.param(date(2014, 4, 1), 1, 2, id="one day late"),
        pytest.param(date(2014, 4, 4), 4, 2, id="before the Qingming holiday"),
        pytest.param(date(2014, 4, 7), 4, 2, id="the holiday"),
        pytest.param(date(2014, 4, 8), 5, 3, id="five days late"),
        pytest.param(date(2014, 4, 15), 10, 3, id="ten days late"),
    ],
)
def test_the_usual_levels(
    today: date, late: int | None, level: int, ledger: Ledger
) -> None:
    told = [(m.code, m.kind, m.late, m.level) for m in ledger.due(today)]
    assert told == ([("B01", "statutory-date", late, level)] if level else [])


def test_the_leaf_may_say_otherwise(ledger: Ledger) -> None:
    loud = AroundDeadline(before=(2,), after=(1, 2, 3))
    leaf = replace(REPORT, remind=(loud,))
    rules = scheme()
    rules = replace(rules, sheets={**rules.sheets, BUREAU: (leaf,)})
    days = [date(2014, 3, day) for day in (26, 27, 31)]
    assert [m.level for day in days for m in ledger.due(day, rules)] == [1, 1]
    (told,) = ledger.due(date(2014, 4, 3), rules)
    assert (told.level, told.level_title) == (3, "通报"), "the fourth has no name"


@pytest.mark.parametrize(
    ("state", "owes"),
    [
        pytest.param(State.OBSERVED, False, id="the day it was published"),
        pytest.param(State.NOT_APPLICABLE, False, id="it does not apply"),
        pytest.param(State.EXPLAINED, True, id="an explanation is no report"),
        pytest.param(State.COULD_NOT_TELL, True, id="could not tell"),
        pytest.param(State.RECTIFIED, True, id="rectified carries no day"),
    ],
)
def test_what_settles_it(state: State, *, owes: bool, ledger: Ledger) -> None:
    ledger.saw("B01", "3.1", date(2014, 3, 28), source=MONITOR, state=state)
    assert bool(ledger.due(TOMORROW)) is owes


def test_a_class_without_the_leaf_owes_nothing(ledger: Ledger) -> None:
    assert {m.code for m in ledger.due(TOMORROW)} == {"B01"}
