"""The engine agrees with the reference scorer, on whatever scheme and record."""

from __future__ import annotations

from hypothesis import given, note, settings
from reference.engine import engine
from reference.observing import UNHURRIED, Assessment, assessments
from reference.scorer import score

from assess.workdays import WorkCalendar

CALENDAR = WorkCalendar()


@given(drawn=assessments())
@settings(UNHURRIED, max_examples=300)
def test_random_schemes_and_records(drawn: Assessment) -> None:
    note(drawn.text)
    told = (drawn.units, drawn.facts, CALENDAR, drawn.today)
    expected = score(drawn.rules, *told)
    assert engine(drawn.text, *told) == expected
