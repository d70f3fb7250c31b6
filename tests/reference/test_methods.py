"""The methods and measures of the catalogues against their plainest readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.measures.count import Count
from assess.measures.days_late import DaysLate
from assess.measures.last import Last
from assess.measures.mean import Mean
from assess.measures.share_failing import ShareFailing
from assess.measures.sum import Sum
from assess.methods import METHODS, Method
from assess.methods.between import Between
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.given import Given
from assess.methods.levels import Levels
from assess.methods.linear import Linear
from assess.methods.share import Share
from assess.methods.stepwise import Steps
from assess.methods.tiers import Tier, Tiers
from assess.methods.yes_no import YesNo
from assess.records.states import State
from assess.workdays import WorkCalendar
from reference.building import F, fact
from reference.measures import measured
from reference.methods import clamp, points
from reference.observing import UNHURRIED

if TYPE_CHECKING:
    from assess.measures import Measure
    from reference.facts import Fact

TABLE = Levels(levels={"优": F(10), "良": F(8), "差": F(0)})
STEPS = Tiers(
    tiers=(
        Tier(below=F(1), points=F(0)),
        Tier(at_most=F(5), points=F(2)),
        Tier(points=F(5)),
    )
)


@pytest.mark.parametrize(
    ("method", "measure", "earned"),
    [
        pytest.param(YesNo(), "1", "10", id="yes"),
        pytest.param(YesNo(reverse=True), "1", "0", id="yes is bad"),
        pytest.param(TABLE, "1", "8", id="the second word"),
        pytest.param(Linear(per=F(2), at_most=F(6)), "2", "4", id="2 each"),
        pytest.param(Linear(per=F(2), at_most=F(6)), "4", "6", id="6 at most"),
        pytest.param(Linear(per=F(2), each=F(100)), "150", "3", id="2 for every 100"),
        pytest.param(
            Linear(per=F(1), each=F("0.2"), beyond=F("0.3"), steps="whole"),
            "0.75",
            "2",
            id="two full steps beyond 30%",
        ),
        pytest.param(
            Deduct(per=F(1), each=F(5), beyond=F(2), steps="begun"),
            "8",
            "8",
            id="the second five days are begun",
        ),
        pytest.param(
            Deduct(per=F(1), beyond=F(3), steps="begun"), "3", "10", id="three are free"
        ),
        pytest.param(Deduct(per=F("0.1")), "7", "9.3", id="0.1 off each"),
        pytest.param(Deduct(per=F(5), at_most=F(3)), "1", "7", id="3 off at most"),
        pytest.param(Deduct(per=F(5)), "3", "0", id="until nothing is left"),
        pytest.param(Deduct(per=F("0.4"), of_full=True), "2", "2", id="40% off each"),
        pytest.param(STEPS, "0.99", "0", id="below 1"),
        pytest.param(STEPS, "1", "2", id="1 is not below 1"),
        pytest.param(STEPS, "5", "2", id="5 is at most 5"),
        pytest.param(STEPS, "5.01", "5", id="the rest"),
        pytest.param(
            Between(nothing_at=F(0), full_at=F(200)), "50", "2.5", id="a quarter"
        ),
        pytest.param(
            Between(nothing_at=F(10), full_at=F(0)), "12", "0", id="beyond nothing"
        ),
        pytest.param(Share(), "0.9", "9", id="90%"),
        pytest.param(Share(reverse=True), "0.9", "1", id="90% failed"),
        pytest.param(Deadline(), "0", "10", id="on time"),
        pytest.param(Deadline(), "1", "0", id="late costs all"),
        pytest.param(Deadline(late=F(2), per_day=F(1)), "3", "5", id="2 and 1 a day"),
        pytest.param(Deadline(per_day=F(1), at_most=F(4)), "9", "6", id="4 at most"),
        pytest.param(Given(), "7", "7", id="as given"),
        pytest.param(Given(least=F(2), most=F(5)), "7", "5", id="within its limits"),
    ],
)
def test_points_of_ten(method: Method, measure: str, earned: str) -> None:
    assert points(method, F(measure), F(10)) == F(earned)


fractions = st.fractions(min_value=F(0), max_value=F(200), max_denominator=100)
marks = st.fractions(min_value=F(0), max_value=F(20), max_denominator=10)
above_zero = marks.filter(bool)
shares = st.fractions(min_value=F(0), max_value=F(1), max_denominator=20)
some_marks = st.none() | marks
flags = st.booleans()
stepwise: dict[str, st.SearchStrategy[Any]] = {
    "each": above_zero,
    "beyond": marks,
    "steps": st.sampled_from(get_args(Steps)),
}

every_method: st.SearchStrategy[Method] = st.one_of(
    st.builds(YesNo, reverse=flags),
    st.builds(Share, reverse=flags),
    st.builds(Linear, per=above_zero, at_most=some_marks, **stepwise),
    st.builds(Deduct, per=above_zero, at_most=some_marks, **stepwise),
    st.builds(
        Deduct,
        per=shares.filter(bool),
        at_most=st.none() | shares,
        of_full=st.just(value=True),
        **stepwise,
    ),
    st.builds(Deadline, late=some_marks, per_day=some_marks, at_most=some_marks),
    st.builds(
        Deadline,
        late=shares,
        per_day=shares,
        at_most=shares,
        of_full=st.just(value=True),
    ),
    st.builds(
        lambda low, more: Between(nothing_at=low, full_at=low + more),
        fractions,
        above_zero | above_zero.map(lambda mark: -mark),
    ),
    st.builds(lambda low, more: Given(least=low, most=low + more), marks, marks),
    st.builds(Given, least=marks),
    st.builds(
        lambda first, second, third: Tiers(
            tiers=(
                Tier(below=F(1), points=first),
                Tier(at_most=F(5), points=second),
                Tier(points=third),
            )
        ),
        marks,
        marks,
        marks,
    ),
)


@UNHURRIED
@given(method=every_method, measure=fractions, full=above_zero)
def test_the_catalogue_agrees(method: Method, measure: Any, full: Any) -> None:
    given = clamp(method.points(measure, full), full)
    assert given == points(method, measure, full)


@UNHURRIED
@given(levels=st.lists(shares, min_size=1, max_size=4), of_full=flags, full=above_zero)
def test_levels_agree(levels: list[Any], full: Any, *, of_full: bool) -> None:
    method = Levels(
        levels={f"第{n}": share for n, share in enumerate(levels)}, of_full=of_full
    )
    for place, number in enumerate(levels):
        given = clamp(method.points(number, full), full)
        assert given == points(method, F(place), full)


def test_every_method_is_known_here() -> None:
    known = {YesNo, Levels, Linear, Deduct, Share, Deadline, Between, Given, Tiers}
    assert set(METHODS.values()) == known


def numbers(*values: int | None) -> list[Fact]:
    told = [
        fact("a", state=State.COULD_NOT_TELL) if value is None else fact("a", value)
        for value in values
    ]
    return [replace(fact, order=n) for n, fact in enumerate(told)]


@pytest.mark.parametrize(
    ("measure", "number"),
    [
        pytest.param(Last(), "3", id="the last that could tell"),
        pytest.param(Sum(), "5", id="2 + 0 + 3"),
        pytest.param(Count(), "2", id="2 and 3, not 0"),
        pytest.param(Mean(), "5/3", id="5 over three"),
        pytest.param(ShareFailing(), "1/3", id="one of three"),
    ],
)
def test_measures(measure: Measure, number: str) -> None:
    rows = numbers(2, 0, 3, None)
    assert measured(measure, None, rows, WorkCalendar()) == F(number)


@pytest.mark.parametrize(
    ("day", "working", "late"),
    [
        pytest.param(date(2014, 4, 4), False, 0, id="before"),
        pytest.param(date(2014, 4, 8), False, 4, id="four days"),
        pytest.param(date(2014, 4, 8), True, 1, id="5 to 7 April were a holiday"),
    ],
)
def test_days_late(day: date, late: int, *, working: bool) -> None:
    measure = DaysLate(due=date(2014, 4, 4), working=working)
    assert measured(measure, None, [fact("a", day)], WorkCalendar()) == late


@pytest.mark.parametrize("came", [date(2014, 4, 3), date(2014, 4, 5)])
def test_days_off(came: date) -> None:
    measure = DaysLate(due=date(2014, 4, 4), early=True)
    assert measured(measure, None, [fact("a", came)], WorkCalendar()) == 1
