"""What holds for every trigger; a new one is under these laws once listed."""

from __future__ import annotations

from datetime import date

import pytest
from catalogue import LAW, build
from hypothesis import given
from hypothesis import strategies as st

from assess.triggers import TRIGGERS, Trigger, level
from assess.workdays import WorkCalendar

days = st.dates(date(2013, 1, 1), date(2028, 12, 31))
every_trigger = pytest.mark.parametrize("kind", TRIGGERS.values(), ids=TRIGGERS)


@every_trigger
@LAW
@given(due=days, today=days)
def test_a_level_is_never_below_silence(
    kind: type[Trigger], due: date, today: date
) -> None:
    assert level(build(kind), due, today, WorkCalendar()) >= 0


@every_trigger
def test_it_can_be_said(kind: type[Trigger]) -> None:
    assert build(kind).words().strip()


@every_trigger
@LAW
@given(due=days)
def test_its_steps_never_fall(kind: type[Trigger], due: date) -> None:
    steps = build(kind).steps(due, WorkCalendar())
    assert steps
    assert list(steps) == sorted(steps)
    assert steps[0] <= build(kind).last(due)


@every_trigger
def test_it_speaks_of_something(kind: type[Trigger]) -> None:
    assert kind.about
