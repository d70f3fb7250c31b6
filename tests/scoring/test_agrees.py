"""The engine agrees with the reference scorer, on whatever scheme and record."""

from __future__ import annotations

from datetime import date

from hypothesis import given, note, settings
from reference.building import MONITOR, STREET, by, fact, seen, written
from reference.engine import engine
from reference.facts import Unit
from reference.observing import UNHURRIED, Assessment, assessments
from reference.reading import rules
from reference.scorer import LONG_AFTER, score

from assess.workdays import WorkCalendar

CALENDAR = WorkCalendar()


def test_a_window_without_one_whole_period() -> None:
    observe = seen("short-periods", every="month", quota=2, window="10 days")
    fewer = {"score": by("deduct", per=1), "observe": observe, "source": MONITOR}
    text = written({"id": "1", "full": 5, **fewer})
    facts = [fact("1", 0, date(2014, 12, 30))]
    told = ({"U1": Unit(STREET)}, facts, CALENDAR, LONG_AFTER)
    assert engine(text, *told)["U1"].total == score(rules(text), *told)["U1"].total == 5


def test_a_minus_lets_no_block_pass_its_marks() -> None:
    linear = {"source": MONITOR, "score": by("linear", per=1)}
    text = written(
        {"id": "1", "full": 20},
        {"id": "1.1", "full": 10, "parent": "1", "over_full": True, **linear},
        {"id": "1.2", "full": 10, "parent": "1"},
        {"id": "1.2.1", "full": 10, "parent": "1.2", **linear},
        {"id": "1.2.off", "full": 9, "parent": "1.2", "kind": "minus", **linear},
    )
    marks = {"1.1": 12, "1.2.1": 10, "1.2.off": 1}
    facts = [
        fact(check, mark, order=n) for n, (check, mark) in enumerate(marks.items())
    ]
    told = ({"U1": Unit(STREET)}, facts, CALENDAR, LONG_AFTER)
    assert engine(text, *told)["U1"].total == 20


@given(drawn=assessments())
@settings(UNHURRIED, max_examples=300)
def test_random_schemes_and_records(drawn: Assessment) -> None:
    note(drawn.text)
    told = (drawn.units, drawn.facts, CALENDAR, drawn.today)
    expected = score(drawn.rules, *told)
    assert engine(drawn.text, *told) == expected
