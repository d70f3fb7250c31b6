"""What putting a matter right would bring, and does when it is recorded and scored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING, Any

import pytest

from assess.measures.count import Count
from assess.measures.days_late import DaysLate
from assess.measures.mean import Mean
from assess.measures.short_periods import ShortPeriods
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.levels import Levels
from assess.methods.linear import Linear
from assess.methods.share import Share
from assess.methods.tiers import Tier, Tiers
from assess.methods.yes_no import YesNo
from assess.records.states import SCALE
from assess.records.tables import Word
from assess.reminders.clock import Clock
from assess.reminders.gain import Gain, with_gains
from assess.reminders.table import gain_in_words
from assess.scheme.model import Bounds, Grade, Indicator, Observe, Title
from assess.scoring.run import score
from assess.scoring.runs import results
from assess.workdays import WorkCalendar
from reminders.keeping import BUREAU, MONITOR, STREET, VISIT, leaf, scheme

if TYPE_CHECKING:
    from assess.scheme.model import Scheme
    from reminders.keeping import Ledger

FOUND, DUE, TODAY = date(2014, 9, 10), date(2014, 9, 25), date(2014, 10, 8)
TIERS = Tiers(tiers=(Tier(points=F(5), at_least=F(7), at_most=F(9)), Tier(points=F(1))))


MONTHS = ShortPeriods(every="month", quota=F(5))


def look(score: Any, measure: Any = None, **given: Any) -> Indicator:
    seen = Observe(measure=measure, check="x") if measure else Observe(check="x")
    return leaf("2", 5, MONITOR, score=score, observe=seen, **given)


OTHER = leaf("1", 5, VISIT)
YES, NO = SCALE, 0


def of(sheet: Indicator, **given: Any) -> Scheme:
    grades = (Grade(title=Title("合格"), bounds=Bounds()),)
    sheets = {STREET: (OTHER, sheet), BUREAU: (OTHER, sheet)}
    return scheme(sheets=sheets, grades=grades, **given)


def gain_of(ledger: Ledger, rules: Scheme, code: str = "J01") -> Gain | None:
    matters = ledger.due(TODAY, rules)
    clock = Clock(TODAY, WorkCalendar())
    told = with_gains(ledger.record, rules, clock, matters)
    (mine,) = (matter for matter in told if matter.code == code)
    return mine.gain


def found(ledger: Ledger, value: int) -> None:
    ledger.unit("J02", STREET)
    for code, links in (("J01", value), ("J02", value)):
        ledger.saw(code, "1", FOUND, source=VISIT, value=YES if code == "J02" else NO)
        ledger.saw(code, "x", FOUND, source=MONITOR, value=links, due=DUE)


@pytest.mark.parametrize(
    ("sheet", "value", "points"),
    [
        pytest.param(look(YesNo()), NO, "5", id="no becomes yes"),
        pytest.param(look(YesNo(reverse=True)), YES, "5", id="yes becomes no"),
        pytest.param(look(Deduct(per=F(1))), 3 * SCALE, "3", id="none any more"),
        pytest.param(look(Linear(per=F("0.5"))), 4 * SCALE, "3", id="as many as count"),
        pytest.param(look(Share()), SCALE // 2, "5/2", id="the whole share"),
        pytest.param(look(TIERS), 2 * SCALE, "4", id="the number that a tier wants"),
        pytest.param(look(Deduct(per=F(1)), Mean()), 3 * SCALE, "3/2", id="a mean"),
        pytest.param(look(Deduct(per=F(1)), Count()), SCALE, "0", id="found is found"),
        pytest.param(
            look(Linear(per=F(1)), over_full=True), SCALE, "4", id="no more than full"
        ),
        pytest.param(
            look(Deduct(per=F("0.5")), MONTHS), SCALE, "0", id="this month is not over"
        ),
    ],
)
def test_a_finding(sheet: Indicator, value: int, points: str, ledger: Ledger) -> None:
    found(ledger, value)
    gain = gain_of(ledger, of(sheet))
    assert gain
    assert gain.points == F(points)


def test_words(ledger: Ledger) -> None:
    sheet = look(Levels(levels={"差": F(1), "优": F(5)}))
    ledger.fresh.append((Word, {"id": 1, "text": "差"}))
    ledger.saw("J01", "x", FOUND, source=MONITOR, value=1, reading="word", due=DUE)
    gain = gain_of(ledger, of(sheet))
    assert gain
    assert gain.points == 4


def test_a_date_by_law_counts_as_late_as_it_is(ledger: Ledger) -> None:
    sheet = look(Deadline(), DaysLate(due=date(2014, 9, 30)))
    ledger.saw("J01", "1", FOUND, source=VISIT, value=YES)
    gain = gain_of(ledger, of(sheet))
    assert gain
    assert gain.points == F(0), "too late for any"


def test_places(ledger: Ledger) -> None:
    ledger.unit("J02", STREET)
    ledger.saw("J01", "x", FOUND, source=MONITOR, value=3 * SCALE, due=DUE)
    ledger.saw("J02", "x", FOUND, source=MONITOR, value=SCALE)
    rules = of(look(Deduct(per=F(1))))
    gain = gain_of(ledger, rules)
    assert gain == Gain(F(3), "3", "5.00", "2", "1")


def test_what_is_promised_comes_out(ledger: Ledger) -> None:
    found(ledger, 3 * SCALE)
    rules = of(look(Deduct(per=F(1))))
    gain = gain_of(ledger, rules)
    ledger.saw("J01", "x", TODAY, source=MONITOR, value=0)
    ledger.write()
    run = score(ledger.record, rules, WorkCalendar(), now=0)
    with ledger.record.reading() as connection:
        (mine,) = (r for r in results(connection, run) if r.code == "J01")
    assert gain
    assert (mine.printed, mine.rank) == (gain.total, gain.new_place)


def test_what_is_to_be_handed_in(ledger: Ledger) -> None:
    sheet = leaf("2", 5, "self-check")
    ledger.saw("J01", "1", FOUND, source=VISIT, value=YES)
    rules = of(sheet)
    claim = replace(rules.sources[0], due=DUE)
    gain = gain_of(ledger, replace(rules, sources=(claim, *rules.sources[1:])))
    assert gain
    assert gain.points == 5


def test_nothing_is_kept(ledger: Ledger) -> None:
    found(ledger, 3 * SCALE)
    ledger.write()
    before = ledger.record.path.read_bytes()
    gain_of(ledger, of(look(Deduct(per=F(1)))))
    assert ledger.record.path.read_bytes() == before


def test_where_nothing_is_known_nothing_is_said() -> None:
    nobody = Gain(points=None, shown="", total="", place="", new_place="")
    assert gain_in_words(nobody) == ""
