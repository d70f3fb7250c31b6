"""The methods and measures of the catalogues against their plainest readings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.methods import METHODS, Method
from assess.methods.stepwise import Steps
from assess.methods.tiers import Tier
from assess.records.states import State
from assess.workdays import WorkCalendar
from reference.building import HEADING, F, by, fact, leaf, seen
from reference.hearing import Told
from reference.measures import measured
from reference.methods import points
from reference.observing import UNHURRIED
from reference.relative import RELATIVE
from reference.rules import Keys, period

if TYPE_CHECKING:
    from reference.facts import Fact

TABLE = by("levels", levels={"优": F(10), "良": F(8), "差": F(0)})
STEPS = by(
    "tiers",
    tiers=[
        {"below": F(1), "points": F(0)},
        {"at_most": F(5), "points": F(2)},
        {"points": F(5)},
    ],
)
PARTS = by("linear", per=1, each=F("0.2"), beyond=F("0.3"), steps="whole")


def earned(method: Keys, measure: F, full: F, **given: Any) -> F:
    return points(leaf("a", full, method, **given), measure, [])


@pytest.mark.parametrize(
    ("method", "measure", "marks"),
    [
        pytest.param(by("yes-no"), "1", "10", id="yes"),
        pytest.param(by("yes-no", reverse=True), "1", "0", id="yes is bad"),
        pytest.param(TABLE, "8", "8", id="the marks beside the word"),
        pytest.param(by("linear", per=2, at_most=6), "2", "4", id="2 each"),
        pytest.param(by("linear", per=2, at_most=6), "4", "6", id="6 at most"),
        pytest.param(by("linear", per=2, each=100), "150", "3", id="2 for every 100"),
        pytest.param(PARTS, "0.75", "2", id="two full steps beyond 30%"),
        pytest.param(
            by("deduct", per=1, each=5, beyond=2, steps="begun"),
            "8",
            "8",
            id="the second five days are begun",
        ),
        pytest.param(
            by("deduct", per=1, beyond=3, steps="begun"), "3", "10", id="three are free"
        ),
        pytest.param(by("deduct", per=F("0.1")), "7", "9.3", id="0.1 off each"),
        pytest.param(by("deduct", per=5, at_most=3), "1", "7", id="3 off at most"),
        pytest.param(by("deduct", per=5), "3", "0", id="until nothing is left"),
        pytest.param(
            by("deduct", per=F("0.4"), of_full=True), "2", "2", id="40% off each"
        ),
        pytest.param(STEPS, "0.99", "0", id="below 1"),
        pytest.param(STEPS, "1", "2", id="1 is not below 1"),
        pytest.param(STEPS, "5", "2", id="5 is at most 5"),
        pytest.param(STEPS, "5.01", "5", id="the rest"),
        pytest.param(
            by("between", nothing_at=0, full_at=200), "50", "2.5", id="a quarter"
        ),
        pytest.param(
            by("between", nothing_at=10, full_at=0), "12", "0", id="beyond nothing"
        ),
        pytest.param(by("share"), "0.9", "9", id="90%"),
        pytest.param(by("share", reverse=True), "0.9", "1", id="90% failed"),
        pytest.param(by("deadline"), "0", "10", id="on time"),
        pytest.param(by("deadline"), "1", "0", id="late costs all"),
        pytest.param(by("deadline", late=2, per_day=1), "3", "5", id="2 and 1 a day"),
        pytest.param(by("deadline", per_day=1, at_most=4), "9", "6", id="4 at most"),
        pytest.param(by("given"), "7", "7", id="as given"),
        pytest.param(by("given", least=2, most=5), "7", "5", id="within its limits"),
    ],
)
def test_points_of_ten(method: Keys, measure: str, marks: str) -> None:
    assert earned(method, F(measure), F(10)) == F(marks)


@pytest.mark.parametrize(
    ("method", "measure", "bounded", "free"),
    [
        pytest.param(by("deduct", per=5), "3", "0", "-5", id="three times 5 off 10"),
        pytest.param(by("deduct", per=5, at_most=4), "3", "6", "6", id="a limit holds"),
        pytest.param(by("linear", per=4), "3", "10", "12", id="three times 4"),
        pytest.param(by("share"), "1.2", "10", "12", id="120% done"),
        pytest.param(
            by("between", nothing_at=0, full_at=5), "6", "10", "12", id="further on"
        ),
        pytest.param(
            by("between", nothing_at=5, full_at=0), "6", "0", "-2", id="further back"
        ),
        pytest.param(by("deadline", per_day=3), "5", "0", "-5", id="five days late"),
        pytest.param(by("deadline"), "5", "0", "0", id="all the marks, no more"),
    ],
)
def test_points_that_may_pass_their_ends(
    method: Keys, measure: str, bounded: str, free: str
) -> None:
    assert earned(method, F(measure), F(10)) == F(bounded)
    passing = {"over_full": True, "below_zero": True}
    assert earned(method, F(measure), F(10), **passing) == F(free)


fractions = st.fractions(min_value=F(0), max_value=F(200), max_denominator=100)
marks = st.fractions(min_value=F(0), max_value=F(20), max_denominator=10)
above_zero = marks.filter(bool)
shares = st.fractions(min_value=F(0), max_value=F(1), max_denominator=20)
flags = st.booleans()
YES = st.just(value=True)


def drawn(method: str, *needed: str, **keys: Any) -> st.SearchStrategy[Keys]:
    must = {key: keys[key] for key in needed} | {"method": st.just(method)}
    may = {key: keys[key] for key in keys if key not in needed}
    return st.fixed_dictionaries(must, optional=may)


stepwise: dict[str, Any] = {
    "each": above_zero,
    "beyond": marks,
    "steps": st.sampled_from(get_args(Steps)),
}
of_marks = {"late": marks, "per_day": marks, "at_most": marks}
of_full = {"late": shares, "per_day": shares, "at_most": shares, "of_full": YES}
losing = {"per": shares.filter(bool), "at_most": shares, "of_full": YES}
three_tiers = st.builds(
    lambda first, second, third: by(
        "tiers",
        tiers=[
            {"below": F(1), "points": first},
            {"at_most": F(5), "points": second},
            {"points": third},
        ],
    ),
    marks,
    marks,
    marks,
)
every_method: st.SearchStrategy[Keys] = st.one_of(
    drawn("yes-no", reverse=flags),
    drawn("share", reverse=flags),
    drawn("linear", "per", per=above_zero, at_most=marks, **stepwise),
    drawn("deduct", "per", per=above_zero, at_most=marks, **stepwise),
    drawn("deduct", "per", "of_full", **losing, **stepwise),
    drawn("deadline", **of_marks),
    drawn("deadline", "of_full", **of_full),
    drawn("given", least=marks),
    st.builds(lambda low, more: by("given", least=low, most=low + more), marks, marks),
    st.builds(
        lambda low, more: by("between", nothing_at=low, full_at=low + more),
        fractions,
        above_zero | above_zero.map(lambda mark: -mark),
    ),
    three_tiers,
)


def catalogued(keys: Keys) -> Method:
    """Make the catalogue's own of a table."""
    fields = {key: value for key, value in keys.items() if key != "method"}
    if "tiers" in keys:
        fields["tiers"] = tuple(Tier(**tier) for tier in keys["tiers"])
    return METHODS[keys["method"]](**fields)


def clamped(value: F, full: F) -> F:
    return max(F(0), min(value, full))


@UNHURRIED
@given(method=every_method, measure=fractions, full=above_zero)
def test_the_catalogue_agrees(method: Keys, measure: Any, full: Any) -> None:
    found = clamped(catalogued(method).points(measure, full), full)
    assert found == earned(method, measure, full)


@UNHURRIED
@given(levels=st.lists(shares, min_size=1, max_size=4), of_full=flags, full=above_zero)
def test_levels_agree(levels: list[Any], full: Any, *, of_full: bool) -> None:
    table = {f"第{n}": share for n, share in enumerate(levels)}
    method = by("levels", levels=table, of_full=of_full)
    for level in levels:
        found = clamped(catalogued(method).points(level, full), full)
        assert found == earned(method, level, full)


def test_every_method_is_known_here() -> None:
    alone = {"yes-no", "levels", "linear", "deduct", "share", "deadline", "between"}
    assert {*METHODS} == {*alone, "given", "tiers", *RELATIVE}


def numbers(*values: int | None) -> list[Fact]:
    told = [
        fact("a", state=State.COULD_NOT_TELL) if value is None else fact("a", value)
        for value in values
    ]
    return [replace(fact, order=n) for n, fact in enumerate(told)]


def number(observe: Keys, rows: list[Fact], method: Keys | None = None) -> F:
    told = Told([], WorkCalendar(), date(2015, 1, 1))
    return measured(observe, method, rows, period(HEADING["period"]), told)


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        pytest.param(seen("last"), "3", id="the last that could tell"),
        pytest.param(seen("sum"), "5", id="2 + 0 + 3"),
        pytest.param(seen("count"), "2", id="2 and 3, not 0"),
        pytest.param(seen("mean"), "5/3", id="5 over three"),
        pytest.param(seen("share-failing"), "1/3", id="one of three"),
        pytest.param(seen("highest"), "3", id="the most"),
        pytest.param(seen("lowest"), "0", id="the least"),
        pytest.param(seen("median"), "2", id="2 is in the middle"),
        pytest.param(seen("trimmed-mean"), "2", id="0 and 3 are dropped"),
    ],
)
def test_measures(measure: Keys, expected: str) -> None:
    assert number(measure, numbers(2, 0, 3, None)) == F(expected)


@pytest.mark.parametrize(
    ("measure", "values", "expected"),
    [
        pytest.param(seen("median"), [90, 80, 70, 60], "75", id="between two"),
        pytest.param(seen("median"), [4], "4", id="of one"),
        pytest.param(
            seen("trimmed-mean"), [95, 90, 88, 86, 40], "88", id="95 and 40 dropped"
        ),
        pytest.param(
            seen("trimmed-mean", drop=2), [95, 90, 88, 86, 40], "88", id="two each"
        ),
        pytest.param(
            seen("trimmed-mean"), [90, 90, 80, 90], "90", id="one of equals goes"
        ),
    ],
)
def test_raters(measure: Keys, values: list[int], expected: str) -> None:
    assert number(measure, numbers(*values)) == F(expected)


@pytest.mark.parametrize(
    ("measure", "number_of_words"),
    [
        pytest.param(seen("last"), "0", id="the last word"),
        pytest.param(seen("mean"), "6.5", id="10, 8, 8 and 0"),
        pytest.param(seen("median"), "8", id="between 8 and 8"),
        pytest.param(seen("highest"), "10", id="the best word"),
        pytest.param(seen("lowest"), "0", id="the worst"),
        pytest.param(seen("trimmed-mean"), "8", id="neither best nor worst"),
    ],
)
def test_words_of_several_raters(measure: Keys, number_of_words: str) -> None:
    rows = zip(numbers(1, 2, 3, 4), "优良良差", strict=True)
    words = [replace(row, value=word) for row, word in rows]
    assert number(measure, words, TABLE) == F(number_of_words)


@pytest.mark.parametrize(
    ("day", "working", "late"),
    [
        pytest.param(date(2014, 4, 4), False, 0, id="before"),
        pytest.param(date(2014, 4, 8), False, 4, id="four days"),
        pytest.param(date(2014, 4, 8), True, 1, id="5 to 7 April were a holiday"),
    ],
)
def test_days_late(day: date, late: int, *, working: bool) -> None:
    measure = seen("days-late", due=date(2014, 4, 4), working=working)
    assert number(measure, [fact("a", day)]) == late


@pytest.mark.parametrize("came", [date(2014, 4, 3), date(2014, 4, 5)])
def test_days_off(came: date) -> None:
    measure = seen("days-late", due=date(2014, 4, 4), early=True)
    assert number(measure, [fact("a", came)]) == 1
