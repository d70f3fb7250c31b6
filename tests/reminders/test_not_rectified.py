"""Findings that were not put right by their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.triggers.after_deadline import AfterDeadline
from assess.triggers.before_deadline import BeforeDeadline
from reminders.keeping import LINKS, MONITOR, STREET, VISIT, scheme

if TYPE_CHECKING:
    from assess.scheme.model import Scheme
    from reminders.keeping import Ledger

FOUND = date(2014, 9, 10)
DUE = date(2014, 9, 30)
LATE = date(2014, 10, 8)


@pytest.mark.parametrize(
    ("today", "level"),
    [
        pytest.param(date(2014, 9, 9), 0, id="not found yet"),
        pytest.param(DUE, 0, id="the day itself"),
        pytest.param(date(2014, 10, 7), 0, id="still the holiday"),
        pytest.param(LATE, 1, id="one day late"),
        pytest.param(date(2014, 10, 13), 2, id="five days late"),
        pytest.param(date(2014, 10, 20), 3, id="ten days late"),
    ],
)
def test_how_loud(today: date, level: int, ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    assert [m.level for m in ledger.due(today, unit="J01")] == (
        [level] if level else []
    )


def test_it_says_what_was_found_and_what_to_do(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE, note="three links", place="home", evidence="a.png")
    (told,) = ledger.due(LATE, unit="J01")
    assert (told.code, told.kind, told.indicators) == ("J01", "not-rectified", ("2.1",))
    assert told.found == "2014-09-10; 404; three links; home; a.png"
    assert (told.required, told.basis) == ("mend the links", "Article 7")
    assert (told.due, told.late, told.points) == (DUE, 1, F(5))
    assert told.level_title == "催办"


@pytest.mark.parametrize(
    ("day", "hour", "given", "open_"),
    [
        pytest.param(date(2014, 10, 7), 20, {}, False, id="the evening before"),
        pytest.param(LATE, 23, {}, False, id="the same evening"),
        pytest.param(date(2014, 10, 9), 0, {}, True, id="tomorrow: not known yet"),
        pytest.param(FOUND, 0, {}, False, id="the moment that it was found"),
        pytest.param(date(2014, 9, 9), 0, {}, True, id="before it was found again"),
        pytest.param(DUE, 0, {"kind": ""}, False, id="all of it, of whatever kind"),
        pytest.param(DUE, 0, {"kind": "slow"}, True, id="another kind of issue"),
        pytest.param(DUE, 0, {"source": VISIT}, True, id="told by another source"),
    ],
)
def test_what_closes_it(
    day: date, hour: int, given: dict[str, str], *, open_: bool, ledger: Ledger
) -> None:
    ledger.found(FOUND, DUE)
    ledger.rectified(day, hour=hour, **given)
    assert bool(ledger.due(LATE, unit="J01")) is open_


def test_what_another_unit_rectified_stays_open(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    ledger.ids["J01"], ledger.ids["B01"] = ledger.ids["B01"], ledger.ids["J01"]
    ledger.rectified(DUE)
    assert len(ledger.due(LATE, unit="J01")) == 1


def test_a_corrected_finding_does_not_stand(ledger: Ledger) -> None:
    ledger.corrected(ledger.found(FOUND, DUE))
    assert ledger.due(LATE, unit="J01") == ()


def test_a_corrected_rectification_does_not_close(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    ledger.corrected(ledger.rectified(DUE))
    assert len(ledger.due(LATE, unit="J01")) == 1


def test_found_again_after_it_was_closed(ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    ledger.rectified(date(2014, 9, 20))
    ledger.found(date(2014, 9, 22), date(2014, 10, 10))
    assert ledger.due(LATE, unit="J01") == ()
    (told,) = ledger.due(date(2014, 10, 11), unit="J01")
    assert (told.due, told.late) == (date(2014, 10, 10), 1)


def test_a_rectification_with_a_day_is_no_finding(ledger: Ledger) -> None:
    ledger.rectified(FOUND, due=DUE)
    assert ledger.due(LATE, unit="J01") == ()


def test_a_check_that_no_leaf_looks_at(ledger: Ledger) -> None:
    ledger.saw("J01", "blank-columns", FOUND, source=MONITOR, due=DUE)
    (told,) = ledger.due(LATE, unit="J01")
    assert (told.indicators, told.title, told.points) == (("blank-columns",), "", None)
    assert told.required == "put right what was found, and report it"


SOON, SLOW = BeforeDeadline(days=(3,)), AfterDeadline(days=(2,))


def leaf_reminds(rules: Scheme) -> Scheme:
    links = replace(LINKS, remind=(SOON,))
    return replace(rules, sheets={**rules.sheets, STREET: (links,)})


def source_reminds(rules: Scheme) -> Scheme:
    sources = (replace(s, remind=(SLOW,)) for s in rules.sources)
    return replace(rules, sources=tuple(sources))


@pytest.mark.parametrize(
    ("rules", "days"),
    [
        pytest.param(scheme(), [LATE, date(2014, 10, 9)], id="neither: one day late"),
        pytest.param(
            source_reminds(scheme()), [date(2014, 10, 9)], id="the source: two days"
        ),
        pytest.param(
            leaf_reminds(source_reminds(scheme())), [DUE], id="the leaf goes before"
        ),
    ],
)
def test_who_says_when(rules: Scheme, days: list[date], ledger: Ledger) -> None:
    ledger.found(FOUND, DUE)
    asked = (DUE, LATE, date(2014, 10, 9))
    assert [day for day in asked if ledger.due(day, rules, unit="J01")] == days
