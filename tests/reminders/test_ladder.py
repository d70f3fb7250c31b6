"""Levels and their days: a ladder of many triggers, grace, urgency and silence."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.reminders.ladder import (
    Call,
    Ladder,
    Pause,
    begun,
    calls,
    climb,
    paused,
    speaking_of,
)
from assess.scheme.model import Level, RemindRules, Title
from assess.triggers.after_deadline import AfterDeadline
from assess.triggers.before_deadline import BeforeDeadline
from assess.triggers.below_score import BelowScore
from assess.triggers.not_rectified import NotRectified
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from assess.triggers import Trigger

CALENDAR = WorkCalendar()
DUE = date(2014, 9, 1)  # a Monday; the 8th is 中秋
LATE = AfterDeadline(days=(1, 3, 5))


def rules(*graces: int, urgent_from: int = 2) -> RemindRules:
    levels = tuple(Level(title=Title(f"L{n}"), grace=n) for n in graces)
    return RemindRules(levels=levels, urgent_from=urgent_from)


def days(ladder: Ladder) -> list[tuple[int, int]]:
    """Give the day of September on which each level is reached."""
    return [(step.level, step.day.day) for step in ladder.steps]


def of(*triggers: Trigger, told: RemindRules, urgent: bool = False) -> Ladder:
    return climb(calls(triggers, DUE, CALENDAR), told, CALENDAR, urgent=urgent)


@pytest.mark.parametrize(
    ("told", "urgent", "wanted"),
    [
        pytest.param(
            rules(), False, [(1, 2), (2, 4), (3, 9)], id="levels without names"
        ),
        pytest.param(
            rules(0, 0), False, [(1, 2), (2, 4)], id="above the last there is none"
        ),
        pytest.param(
            rules(0, 0, 0), True, [(2, 2), (3, 4)], id="urgent: one is skipped"
        ),
        pytest.param(
            rules(0, 0, 0, urgent_from=3), True, [(3, 2)], id="urgent: at the last"
        ),
        pytest.param(
            rules(1, 2, 0), False, [(1, 2), (2, 4), (3, 10)], id="grace puts it off"
        ),
        pytest.param(
            rules(3, 1, 0), False, [(1, 2), (2, 9), (3, 11)], id="grace goes on from it"
        ),
        pytest.param(
            rules(9, 0, 0), True, [(2, 2), (3, 4)], id="the grace of what is skipped"
        ),
    ],
)
def test_levels(
    told: RemindRules, wanted: list[tuple[int, int]], *, urgent: bool
) -> None:
    assert days(of(LATE, told=told, urgent=urgent)) == wanted


def test_of_two_triggers_the_first_to_reach_a_level_counts() -> None:
    early, late = AfterDeadline(days=(1, 9)), AfterDeadline(days=(2, 3, 4))
    assert days(of(early, late, told=rules())) == [(1, 2), (2, 4), (3, 5)]


def test_what_fell_silent_reaches_no_level() -> None:
    said = (Call((date(2014, 9, 2), date(2014, 9, 4)), last=date(2014, 9, 3)),)
    ladder = climb(said, rules(), CALENDAR, urgent=False)
    assert days(ladder) == [(1, 2)]
    assert [ladder.level(date(2014, 9, day)) for day in (1, 2, 3, 4)] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        pytest.param(date.min, [(1, 2), (2, 4), (3, 9)], id="long before"),
        pytest.param(date(2014, 9, 3), [(1, 3), (2, 4), (3, 9)], id="after level 1"),
        pytest.param(date(2014, 9, 6), [(2, 6), (3, 9)], id="two at once: the louder"),
        pytest.param(date(2014, 9, 30), [(3, 30)], id="after all of them"),
    ],
)
def test_begun_later(first: date, wanted: list[tuple[int, int]]) -> None:
    assert days(begun(of(LATE, told=rules()), first)) == wanted


@pytest.mark.parametrize(
    ("pause", "wanted"),
    [
        pytest.param((1, 1), [(1, 3), (2, 5), (3, 10)], id="one working day"),
        pytest.param((3, 5), [(1, 2), (2, 10), (3, 12)], id="three, and 中秋 passed"),
        pytest.param((6, 8), [(1, 2), (2, 4), (3, 9)], id="days that are not worked"),
        pytest.param((10, 12), [(1, 2), (2, 4), (3, 9)], id="when all is said"),
    ],
)
def test_a_pause_stops_the_clock(
    pause: tuple[int, int], wanted: list[tuple[int, int]]
) -> None:
    silence = Pause(*(date(2014, 9, day) for day in pause))
    assert days(paused(of(LATE, told=rules()), [silence], CALENDAR)) == wanted


def test_a_date_that_passes_falls_silent() -> None:
    ladder = of(BeforeDeadline(days=(2, 1)), told=rules())
    assert ladder.last == DUE
    assert ladder.level(date(2014, 9, 2)) == 0


ANY, ONLY = AfterDeadline(days=(1,)), NotRectified(days=(2,))
SCORE = BelowScore(share=F("0.6"))


@pytest.mark.parametrize(
    ("triggers", "wanted"),
    [
        pytest.param((ANY,), (ANY,), id="any trigger about days speaks of findings"),
        pytest.param((ANY, ONLY), (ONLY,), id="one about findings only goes first"),
        pytest.param((SCORE,), (), id="one about scores does not"),
    ],
)
def test_who_speaks_of_findings(
    triggers: tuple[Trigger, ...], wanted: tuple[Trigger, ...]
) -> None:
    assert speaking_of(triggers, "not-rectified") == wanted
