"""Scores below the line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.scheme.model import RemindRules
from reminders.keeping import scheme

if TYPE_CHECKING:
    from reminders.keeping import Ledger

TODAY = date(2014, 2, 20)  # nothing else is due
RULES = scheme(remind=RemindRules(below_score=F(60)))


def low(ledger: Ledger) -> list[tuple[str, str]]:
    return [(m.code, m.found) for m in ledger.due(TODAY, RULES)]


def test_no_run_yet(ledger: Ledger) -> None:
    assert low(ledger) == []


@pytest.mark.parametrize(
    ("total", "found"),
    [
        pytest.param("59.99", "total 59.99, below 60 (run 1)", id="just below"),
        pytest.param("60.00", None, id="on the line"),
        pytest.param("9", "total 9, below 60 (run 1)", id="a number, not a text"),
        pytest.param("", "vetoed, without a total (run 1)", id="vetoed"),
    ],
)
def test_one_below(total: str, found: str | None, ledger: Ledger) -> None:
    ledger.scored(J01=total, B01="87.5")
    assert low(ledger) == ([("J01", found)] if found else [])


def test_the_newest_run_counts(ledger: Ledger) -> None:
    ledger.scored(J01="40", B01="40")
    ledger.scored(J01="70", B01="41")
    assert low(ledger) == [("B01", "total 41, below 60 (run 2)")]


def test_a_run_of_a_later_day_is_not_known_yet(ledger: Ledger) -> None:
    ledger.scored(J01="70", B01="41")
    ledger.scored(J01="40", made=TODAY + timedelta(days=1))
    assert low(ledger) == [("B01", "total 41, below 60 (run 1)")]


def test_without_a_line_there_is_silence(ledger: Ledger) -> None:
    ledger.scored(J01="0", B01="0")
    assert ledger.due(TODAY, replace(RULES, remind=RemindRules())) == ()


def test_it_has_no_day_and_the_first_level(ledger: Ledger) -> None:
    ledger.scored(J01="0")
    (told,) = ledger.due(TODAY, RULES)
    assert (told.due, told.late, told.points) == (None, None, None)
    assert (told.level, told.level_title) == (1, "level 1")
