"""Findings that a later look closes: what was wrong is seen to be in order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING, Any, Final

import pytest

from assess.measures.count import Count
from assess.measures.days_late import DaysLate
from assess.measures.share_failing import ShareFailing
from assess.measures.sum import Sum
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.levels import Levels
from assess.methods.linear import Linear
from assess.methods.min_max import MinMax
from assess.methods.share import Share
from assess.methods.yes_no import YesNo
from assess.records.states import SCALE, State
from assess.reminders.closing import Closing, Later, faults_of, leaves_of
from assess.scheme.model import Indicator, Observe, Title
from assess.workdays import WorkCalendar
from reminders.keeping import (
    BUREAU,
    BY_LAW,
    CLAIM,
    STREET,
    VISIT,
    leaf,
    scheme,
)

if TYPE_CHECKING:
    from reminders.keeping import Ledger

JUNE, DUE = date(2014, 6, 10), date(2014, 6, 24)
MARCH, APRIL = date(2015, 3, 3), date(2015, 4, 10)
YES, NO, TWO = SCALE, 0, 2 * SCALE
WORDS = {1: "优", 2: "良", 3: "好"}

POINT = leaf("5.4", 2, VISIT, CLAIM)
LATE_REPLIES = leaf(
    "5.5",
    3,
    VISIT,
    observe=Observe(measure=Count()),
    score=Deduct(per=F(1, 2)),
)
LETTERS = leaf(
    "5.6",
    2,
    VISIT,
    observe=Observe(measure=ShareFailing()),
    score=Share(reverse=True),
)
GRADED = leaf("5.7", 2, VISIT, score=Levels(levels={"优": F(2), "良": F(1)}))
REPORT = leaf(
    "5.8",
    2,
    VISIT,
    observe=Observe(measure=DaysLate(due=BY_LAW)),
    score=Deadline(),
)
BLAMED = leaf(
    "10.1",
    4,
    VISIT,
    parent="10",
    observe=Observe(measure=Sum()),
    score=Linear(per=F(2)),
)
FEWEST = leaf("5.9", 2, VISIT, score=MinMax(all_equal=F(1), less_is_better=True))
MOST = leaf("5.9", 2, VISIT, score=MinMax(all_equal=F(1)))
PENALTIES = Indicator(id="10", title=Title("扣分"), full=F(5), kind="minus")
BLAMED_ALONE = replace(BLAMED, parent=None, kind="minus")
TWICE = (
    replace(LATE_REPLIES, observe=Observe(measure=Sum(), check="5.4"), id="5.41"),
    leaf("5.42", 2, VISIT, score=Linear(per=F(1)), observe=Observe(check="5.4")),
)


def closing(*sheet: Indicator) -> Closing:
    rules = scheme(sheets={STREET: sheet, BUREAU: ()})
    return Closing(
        leaves=leaves_of(rules),
        faults=frozenset(faults_of(rules)),
        words=WORDS,
        calendar=WorkCalendar(),
    )


def told(value: int | None, **given: Any) -> Later:
    """Say what was told later; without a value, that it was put right."""
    state = State.RECTIFIED if value is None else State.OBSERVED
    usual = {"class_id": STREET, "source": VISIT, "check": "5.4", "kind": ""}
    known = {"said_of": "", "state": state, "value": value}
    return Later(**{**usual, **known, **given})


@pytest.mark.parametrize(
    ("sheet", "check", "value", "closed"),
    [
        pytest.param((POINT,), "5.4", YES, True, id="yes"),
        pytest.param((POINT,), "5.4", NO, False, id="no"),
        pytest.param(
            (replace(POINT, score=YesNo(reverse=True)),),
            "5.4",
            NO,
            True,
            id="no, where yes is the bad answer",
        ),
        pytest.param((LATE_REPLIES,), "5.5", 0, True, id="none any more"),
        pytest.param((LATE_REPLIES,), "5.5", TWO, False, id="some still"),
        pytest.param((LETTERS,), "5.6", YES, True, id="a look that did not fail"),
        pytest.param((LETTERS,), "5.6", NO, False, id="a look that failed"),
        pytest.param((GRADED,), "5.7", 1, True, id="the best word"),
        pytest.param((GRADED,), "5.7", 2, False, id="a better word, not the best"),
        pytest.param((GRADED,), "5.7", 3, False, id="a word of no level"),
        pytest.param((REPORT,), "5.8", BY_LAW.toordinal(), False, id="a date: never"),
        pytest.param((PENALTIES, BLAMED), "10.1", 0, True, id="no fault"),
        pytest.param((PENALTIES, BLAMED), "10.1", TWO, False, id="the largest fault"),
        pytest.param((BLAMED_ALONE,), "10.1", TWO, False, id="a leaf taken off itself"),
        pytest.param(TWICE, "5.4", 0, False, id="two leaves: one has none of it"),
        pytest.param(TWICE[:1], "5.4", 0, True, id="the other leaf alone"),
        pytest.param((POINT,), "visit", YES, False, id="no leaf looks at it"),
        pytest.param((FEWEST,), "5.9", 0, True, id="none, where the fewest is best"),
        pytest.param((FEWEST,), "5.9", TWO, False, id="some, whatever others have"),
        pytest.param((MOST,), "5.9", TWO, False, id="never the most by itself"),
    ],
)
def test_what_a_value_closes(
    sheet: tuple[Indicator, ...], check: str, value: int, *, closed: bool
) -> None:
    assert closing(*sheet).closes(told(value, check=check)) is closed


@pytest.mark.parametrize(
    ("given", "closed"),
    [
        pytest.param({}, True, id="neither names a kind"),
        pytest.param({"kind": "404", "said_of": "404"}, True, id="the same kind"),
        pytest.param({"kind": "404"}, True, id="all kinds"),
        pytest.param({"said_of": "404"}, False, id="one kind of several"),
        pytest.param({"kind": "404", "said_of": "slow"}, False, id="another kind"),
        pytest.param({"check": "visit"}, True, id="no leaf looks at it"),
    ],
)
def test_what_a_rectification_closes(given: dict[str, str], *, closed: bool) -> None:
    assert closing(POINT).closes(told(None, **given)) is closed


def test_full_marks_are_those_of_the_units_class() -> None:
    lenient = replace(LATE_REPLIES, score=Deduct(per=F(1), beyond=F(3)))
    sheets = {STREET: (LATE_REPLIES,), BUREAU: (lenient,)}
    both = replace(closing(), leaves=leaves_of(scheme(sheets=sheets)))
    asked = [both.closes(told(TWO, check="5.5", class_id=c)) for c in (STREET, BUREAU)]
    assert asked == [False, True]


@pytest.mark.parametrize(
    ("given", "closed"),
    [
        pytest.param({}, True, id="in order in March"),
        pytest.param({"value": NO}, False, id="as it was in March"),
        pytest.param({"kind": "board"}, True, id="filed under a kind of issue"),
        pytest.param({"source": CLAIM}, False, id="by the unit's own word"),
        pytest.param({"check": "1.1"}, False, id="another thing"),
        pytest.param({"code": "J02"}, False, id="another unit"),
        pytest.param({"day": date(2014, 6, 9)}, False, id="in order the day before"),
        pytest.param({"day": JUNE}, False, id="two answers in one moment"),
        pytest.param({"day": JUNE, "hour": 1}, True, id="an hour later"),
        pytest.param({"day": APRIL, "hour": 23}, True, id="tonight"),
        pytest.param({"day": date(2015, 4, 11)}, False, id="tomorrow: not known yet"),
        pytest.param({"state": State.COULD_NOT_TELL}, False, id="could not tell"),
        pytest.param({"state": State.EXPLAINED}, False, id="explained"),
        pytest.param({"state": State.NOT_APPLICABLE}, False, id="not applicable"),
    ],
)
def test_a_later_look(given: dict[str, Any], *, closed: bool, ledger: Ledger) -> None:
    found_in_june(ledger)
    ledger.saw(**{**LOOK, **given})
    assert still_open(ledger) is not closed


LOOK: Final[dict[str, Any]] = {
    "code": "J01",
    "check": "5.4",
    "day": MARCH,
    "source": VISIT,
    "value": YES,
}


def found_in_june(ledger: Ledger) -> None:
    ledger.unit("J02", STREET)
    ledger.saw("J01", "5.4", JUNE, source=VISIT, value=NO, due=DUE)


def still_open(ledger: Ledger, day: date = APRIL) -> bool:
    rules = scheme(sheets={STREET: (POINT,), BUREAU: ()})
    return bool(ledger.due(day, rules, unit="J01"))


def test_it_was_open_until_then(ledger: Ledger) -> None:
    found_in_june(ledger)
    ledger.saw(**LOOK)
    asked = (date(2015, 3, 2), MARCH)
    assert [still_open(ledger, day) for day in asked] == [True, False]


def test_a_corrected_look_closes_nothing(ledger: Ledger) -> None:
    found_in_june(ledger)
    ledger.corrected(ledger.saw(**LOOK))
    assert still_open(ledger)


def test_wrong_again_is_not_the_old_finding(ledger: Ledger) -> None:
    found_in_june(ledger)
    ledger.saw(**LOOK)
    ledger.saw(**{**LOOK, "day": APRIL, "value": NO})
    assert not still_open(ledger)


def test_what_was_found_again_and_put_right_leaves_nothing_open(
    ledger: Ledger,
) -> None:
    found_in_june(ledger)
    ledger.saw("J01", "5.4", MARCH, source=VISIT, value=NO, due=date(2015, 3, 17))
    assert still_open(ledger)
    ledger.saw(**{**LOOK, "day": date(2015, 3, 11), "state": State.RECTIFIED})
    assert not still_open(ledger)
