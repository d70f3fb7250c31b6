"""What the language says of wider matters, worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from assess.records.states import State
from assess.workdays import WorkCalendar
from reference.building import (
    MONITOR,
    NO_WORTH,
    STREET,
    VISIT,
    F,
    band,
    block,
    by,
    fact,
    leaf,
    not_applicable,
    one,
    scheme,
    seen,
)
from reference.combining import combined
from reference.facts import Fact, Unit
from reference.relative import among
from reference.rounds import spread_out
from reference.scorer import score

if TYPE_CHECKING:
    from reference.outcome import Outcome
    from reference.rules import Indicator, Keys, Rules

ALL = F(1)


def class_of(
    rules: Rules, marks: list[str], named: dict[str, Unit] | None = None
) -> list[Outcome]:
    """Score one unit for each mark."""
    units = named or {f"U{n}": Unit(STREET) for n in range(len(marks))}
    facts = [
        replace(fact("a", F(mark)), unit=code, order=n)
        for n, (code, mark) in enumerate(zip(units, marks, strict=True))
    ]
    return list(score(rules, units, facts, WorkCalendar()).values())


THREE = [("0.2", "0.5"), ("0.3", "0.8"), ("0.5", "1")]


@pytest.mark.parametrize(
    ("how", "shares", "share"),
    [
        pytest.param("product", THREE, "0.4", id="0.5 × 0.8 × 1"),
        pytest.param("minimum", THREE, "0.5", id="the least"),
        pytest.param("maximum", THREE, "1", id="the most"),
        pytest.param("harmonic", THREE, "40/51", id="1 / (0.4 + 0.375 + 0.5)"),
        pytest.param(
            "geometric", [("1", "0.25"), ("1", "1")], "0.5", id="the root of a quarter"
        ),
        pytest.param(
            "geometric", [("2", "0.125"), ("1", "1")], "0.25", id="weighted 2 to 1"
        ),
        pytest.param(
            "geometric",
            [("1", "0.5"), ("1", "1")],
            "0.707106781186547524",
            id="cut after 18 decimals",
        ),
        pytest.param(
            "geometric", [("1", "2/3"), ("1", "1/6")], "1/3", id="the root of a ninth"
        ),
        pytest.param("geometric", [("1", "0"), ("9", "1")], "0", id="nothing of one"),
        pytest.param("harmonic", [("1", "0"), ("9", "1")], "0", id="nothing either"),
    ],
)
def test_shares_combined(how: str, shares: list[tuple[str, str]], share: str) -> None:
    given = [(F(weight), F(each)) for weight, each in shares]
    assert combined(how, given) == F(share)


@pytest.mark.parametrize(
    ("how", "told", "total"),
    [
        pytest.param("product", ["a 5", "b 10"], "5", id="a half of ten"),
        pytest.param("minimum", ["a 5", "b 10"], "5", id="as the weakest"),
        pytest.param("harmonic", ["a 5", "b 10"], "20/3", id="2 / (2 + 1) of ten"),
        pytest.param("harmonic", ["a 5", "b -"], "5", id="what is left out says none"),
        pytest.param("product", ["a -", "b -"], None, id="nothing is left"),
    ],
)
def test_a_block_of_shares(how: str, told: list[str], total: str | None) -> None:
    parts = [leaf(name, 10, parent="1", weight=F("0.5")) for name in "ab"]
    rules = scheme(block("1", 10, combine=how), *parts)
    facts = [
        not_applicable(name) if mark == "-" else fact(name, F(mark))
        for name, mark in map(str.split, told)
    ]
    assert one(rules, *facts).total == (None if total is None else F(total))


MORE: Keys = by("deduct", per=6)


@pytest.mark.parametrize(
    ("of_leaf", "of_block", "of_total", "points"),
    [
        pytest.param({}, {}, {}, "0 8 18", id="each is emptied for itself"),
        pytest.param(
            {"below_zero": True}, {}, {}, "-8 0 10", id="the block bears it, no more"
        ),
        pytest.param(
            {"below_zero": True}, {"below_zero": True}, {}, "-8 0 10", id="0 as it is"
        ),
    ],
)
def test_deductions_that_pass_their_leaf(
    of_leaf: Keys, of_block: Keys, of_total: Keys, points: str
) -> None:
    rules = scheme(
        block("1", 18, **of_block),
        leaf("1.1", 10, MORE, parent="1", **of_leaf),
        leaf("1.2", 8, parent="1"),
        leaf("2", 10),
        **of_total,
    )
    outcome = one(rules, fact("1.1", 3), fact("1.2", 8), fact("2", 10))
    found = [outcome.points["1.1"], outcome.points["1"], outcome.total]
    assert found == [F(each) for each in points.split()]


@pytest.mark.parametrize(
    ("freedoms", "total"),
    [
        pytest.param([], "2", id="nobody goes below zero"),
        pytest.param(["leaf"], "2", id="the block stops it"),
        pytest.param(["leaf", "block"], "0", id="the total stops it"),
        pytest.param(["leaf", "block", "total"], "-6", id="nothing stops it"),
    ],
)
def test_how_far_down(freedoms: list[str], total: str) -> None:
    free = {name: {"below_zero": name in freedoms} for name in ("leaf", "block")}
    rules = scheme(
        block("1", 10, **free["block"]),
        leaf("1.1", 10, MORE, parent="1", **free["leaf"]),
        leaf("2", 10),
        below_zero="total" in freedoms,
    )
    assert one(rules, fact("1.1", 3), fact("2", 2)).total == F(total)


def test_points_over_full_stop_at_the_block_unless_it_lets_them_pass() -> None:
    for free, total in ((False, 20), (True, 24)):
        rules = scheme(
            block("1", 20, over_full=free),
            leaf("1.1", 10, by("share"), parent="1", over_full=True),
            leaf("1.2", 10, parent="1"),
            over_full=free,
        )
        assert one(rules, fact("1.1", F("1.4")), fact("1.2", 10)).total == total


@pytest.mark.parametrize(
    ("faults", "total"),
    [
        pytest.param(0, "20", id="12 and 10, of 20"),
        pytest.param(1, "20", id="a fault lifts nothing: 12 and 9, of 20"),
        pytest.param(4, "18", id="12 and 6"),
    ],
)
def test_a_minus_lets_no_block_pass_its_marks(faults: int, total: str) -> None:
    linear = by("linear", per=1)
    rules = scheme(
        block("1", 20),
        leaf("1.1", 10, linear, parent="1", over_full=True),
        block("1.2", 10, parent="1"),
        leaf("1.2.1", 10, parent="1.2"),
        leaf("1.2.off", 9, linear, parent="1.2", kind="minus"),
    )
    told = [fact("1.1", 12), fact("1.2.1", 10), fact("1.2.off", faults)]
    assert one(rules, *told).total == F(total)


@pytest.mark.parametrize(
    ("capped", "total"),
    [pytest.param(True, 30, id="10 at most"), pytest.param(False, 10, id="all of 30")],
)
def test_major_deductions_without_a_cap(total: int, *, capped: bool) -> None:
    rules = scheme(
        leaf("a", 100),
        block("off", 10, kind="minus", capped=capped),
        leaf("off.1", 15, by("linear", per=5), parent="off"),
        leaf("off.2", 15, by("linear", per=5), parent="off"),
    )
    told = [fact("a", 40), fact("off.1", 3), fact("off.2", 3)]
    assert one(rules, *told).total == total


DECIDED: Keys = {"source": VISIT}


@pytest.mark.parametrize(
    ("keys", "decided", "total"),
    [
        pytest.param({}, [], "50", id="nothing was decided"),
        pytest.param({}, ["2", "-0.5"], "51.5", id="2 less a half"),
        pytest.param({"at_most": F(1)}, ["2"], "51", id="1 at most"),
        pytest.param({"at_least": F(-3)}, ["-9"], "47", id="not more than 3 off"),
        pytest.param({}, ["-60"], "0", id="not below nothing"),
    ],
)
def test_adjustments(keys: Keys, decided: list[str], total: str) -> None:
    rules = scheme(leaf("a", 100), adjustments={**DECIDED, **keys})
    rows = [fact("adjustment", F(each), source=VISIT) for each in decided]
    assert one(rules, fact("a", 50), *rows).total == F(total)


def test_what_a_state_is_worth_to_one_leaf() -> None:
    states = {**NO_WORTH, "explained-empty": F("0.6")}
    rules = scheme(
        leaf("a", 10, worth={"explained-empty": F("0.4")}), leaf("b", 10), states=states
    )
    told = [fact(name, state=State.EXPLAINED) for name in "ab"]
    assert one(rules, *told).total == 4 + 6


COLUMN = [F(each) for each in (10, 8, 8, 5, 0)]


@pytest.mark.parametrize(
    ("keys", "points"),
    [
        pytest.param(
            by("rank-points", by_place=[F(60), F(57), F(54), F(51)]),
            "60 57 57 51 0",
            id="equals share the best place",
        ),
        pytest.param(
            by("rank-points", by_place=[F(60), F(57), F(54)], rest=9, equals="mean"),
            "60 55.5 55.5 9 9",
            id="or the mean of their places",
        ),
        pytest.param(by("ratio-to-best"), "60 48 48 30 0", id="in proportion"),
        pytest.param(
            by("ratio-to-best", places=3), "60 48 48 0 0", id="three places count"
        ),
        pytest.param(
            by("ratio-to-best", less_is_better=True), "0 0 0 0 60", id="nothing is best"
        ),
        pytest.param(by("min-max"), "60 48 48 30 0", id="between the ends"),
        pytest.param(
            by("min-max", less_is_better=True), "0 12 12 30 60", id="the other way"
        ),
        pytest.param(by("share-of-sum"), "600/31 480/31 480/31 300/31 0", id="of 31"),
    ],
)
def test_points_among_others(keys: Keys, points: str) -> None:
    found = [among({**keys, "all_equal": ALL}, own, F(60), COLUMN) for own in COLUMN]
    assert found == [F(each) for each in points.split()]


@pytest.mark.parametrize("method", ["rank-points", "ratio-to-best", "share-of-sum"])
def test_all_are_equal(method: str) -> None:
    keys = by(method, all_equal=F("0.5"), by_place=[F(9)])
    assert among(keys, F(3), F(10), [F(3), F(3)]) == 5
    assert among(keys, F(0), F(10), [F(0)]) == 5


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [
        pytest.param("ordinal", "1 2 3 4", id="1 2 3 4"),
        pytest.param("lowest-place", "1 3 3 4", id="1 3 3 4"),
    ],
)
def test_places_of_equals(ties: str, ranks: str) -> None:
    outcomes = class_of(scheme(leaf("a", 100), ties=ties), ["90", "80", "80", "70"])
    assert [outcome.rank for outcome in outcomes] == [F(rank) for rank in ranks.split()]


@pytest.mark.parametrize(
    ("equals", "names", "ranks"),
    [
        pytest.param("code", "明石安", "1 2 3", id="as their codes"),
        pytest.param("name", "明石安", "2 3 1", id="an, ming, shi"),
        pytest.param("strokes", "明石安", "3 1 2", id="5, 6 and 8 strokes"),
        pytest.param("strokes", ["明三", "明一", "安"], "3 2 1", id="one by one"),
    ],
)
def test_the_order_of_equals(equals: str, names: list[str], ranks: str) -> None:
    named = {f"U{n}": Unit(STREET, name) for n, name in enumerate(names)}
    rules = scheme(leaf("a", 100), ties="ordinal", equals=equals)
    outcomes = class_of(rules, ["9", "9", "9"], named)
    assert [outcome.rank for outcome in outcomes] == [F(rank) for rank in ranks.split()]


@pytest.mark.parametrize(
    ("keys", "grades"),
    [
        pytest.param({"top": F(1)}, "先 一 一 一", id="the first alone"),
        pytest.param({"top": F(2)}, "先 先 先 一", id="equals at the border"),
        pytest.param({"top": F(2), "border": "none"}, "先 一 一 一", id="or none"),
        pytest.param({"top": F("0.3")}, "先 先 先 一", id="30% of 4, up: 2, equals"),
        pytest.param(
            {"top": F("0.3"), "top_rounding": "down"}, "先 一 一 一", id="down: 1"
        ),
        pytest.param(
            {"top": F("0.375"), "top_rounding": "half-up"}, "先 先 先 一", id="1.5 is 2"
        ),
        pytest.param({"top": F(3), "at_least": F(85)}, "先 一 一 一", id="and 85"),
        pytest.param({"top": F(3)}, "先 先 先 一", id="three fit"),
    ],
)
def test_grades_for_the_first(keys: Keys, grades: str) -> None:
    first = {"title": "先", "border": "all", "top_rounding": "up", **keys}
    rules = scheme(leaf("a", 100), grades=(first, band("一")))
    outcomes = class_of(rules, ["90", "80", "80", "70"])
    assert [outcome.grade for outcome in outcomes] == grades.split()


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param([], ("unscored", None, "合格"), id="no marks, one grade"),
        pytest.param([fact("x", 1)], ("vetoed", None, "不合格"), id="but for a veto"),
    ],
)
def test_a_class_without_marks(
    facts: list[Fact], expected: tuple[str, None, str]
) -> None:
    down = seen("count", source=MONITOR, check="x", at_least=1)
    veto = {"title": "否决", "when": down, "effect": {"grade": "不合格"}}
    rules = scheme(vetoes=(veto,), grades=(band("合格"), band("不合格")))
    rules = replace(rules, classes={STREET: {"unscored": "合格"}})
    outcome = one(rules, *facts)
    assert (outcome.status, outcome.total, outcome.grade) == expected
    assert outcome.rank is None


HALF: Keys = {"from": date(2014, 1, 1), "to": date(2014, 6, 30)}
REST: Keys = {"from": date(2014, 7, 1), "to": date(2014, 12, 31)}


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        pytest.param({}, "50", id="half of 80 and of 20"),
        pytest.param({"q1": F("0.25"), "q2": F("0.75")}, "35", id="20 and 15"),
    ],
)
def test_rounds(weights: dict[str, F], total: str) -> None:
    rounds: dict[str, Keys] = {"q1": {"period": HALF}, "q2": {"period": REST}}
    for name, weight in weights.items():
        rounds[name]["weight"] = weight
    parts = [
        block("3", 100, rounds=("q1", "q2")),
        leaf("3.1", 60, parent="3"),
        leaf("3.2", 40, parent="3"),
    ]
    rules = scheme(*spread_out(parts, rounds))
    summer, autumn = date(2014, 6, 30), date(2014, 9, 1)
    told = [("3.1", 60, summer), ("3.2", 20, summer), ("3.1", 20, autumn)]
    outcome = one(rules, *(fact(name, mark, day) for name, mark, day in told))
    assert outcome.total == F(total)
    assert (outcome.points["3.2@q1"], outcome.points["3@q2"]) == (F(20), F(20))


def test_a_round_of_which_nothing_applies_counts_for_the_others() -> None:
    rounds: dict[str, Keys] = {"q1": {"period": HALF}, "q2": {"period": REST}}
    rules = scheme(*spread_out([leaf("3", 100, rounds=("q1", "q2"))], rounds))
    told = [fact("3", 80, date(2014, 6, 1)), not_applicable("3", day=date(2014, 9, 1))]
    assert one(rules, *told).total == 80


@pytest.mark.parametrize(
    ("period", "window", "counted"),
    [
        pytest.param({"from": date(2014, 6, 1)}, "", 3, id="from June on"),
        pytest.param({"to": date(2014, 6, 30)}, "", 2, id="until June"),
        pytest.param({"to": date(2014, 6, 30)}, "2 months", 2, id="May and June"),
        pytest.param({"to": date(2014, 6, 30)}, "1 month", 1, id="June"),
        pytest.param(
            {"from": date(2014, 12, 10)}, "1 month", 1, id="December from the tenth"
        ),
    ],
)
def test_what_is_seen_in_a_period_counts(
    period: Keys, window: str, counted: int
) -> None:
    observe = {**seen("count"), "period": period}
    if window:
        observe["window"] = window
    rules = scheme(leaf("a", 10, by("linear", per=1), observe=observe))
    days = [(5, 1), (6, 1), (12, 1), (12, 10)]
    told = [fact("a", 1, date(2014, month, day)) for month, day in days]
    assert one(rules, *told).total == counted


@pytest.mark.parametrize(
    ("plan", "state", "points"),
    [
        pytest.param(["100"], "observed", "8", id="80 of 100"),
        pytest.param(["100", "160"], "observed", "5", id="the last plan holds"),
        pytest.param([], "no-target", "0", id="no plan"),
        pytest.param(["0"], "no-target", "0", id="a plan of nothing"),
    ],
)
def test_against_a_target(plan: list[str], state: str, points: str) -> None:
    observe = {**seen("sum"), "target": VISIT}
    rules = scheme(
        leaf("a", 10, by("share"), observe=observe),
        states={**NO_WORTH, "no-target": F(0)},
    )
    rows = [fact("a", F(each), source=VISIT) for each in plan]
    outcome = one(rules, fact("a", 50), fact("a", 30), *rows)
    assert (outcome.states["a"], outcome.points["a"]) == (state, F(points))


@pytest.mark.parametrize(
    ("keys", "today", "number"),
    [
        pytest.param({}, date(2015, 1, 1), 10, id="two are short, nine blank"),
        pytest.param({"blank": F(2)}, date(2015, 1, 1), 19, id="a blank one is two"),
        pytest.param({}, date(2014, 12, 31), 9, id="December is not over"),
        pytest.param({"take": "count"}, date(2015, 1, 1), 12, id="two rows are few"),
        pytest.param(
            {"every": "quarter", "quota": F(22)}, date(2015, 1, 1), 3, id="quarters"
        ),
        pytest.param(
            {"every": "quarter", "quota": F(22), "window": "10 months"},
            date(2015, 1, 1),
            3,
            id="three whole quarters from March on",
        ),
    ],
)
def test_short_periods(keys: Keys, today: date, number: int) -> None:
    observe = {**seen("short-periods", every="month", quota=20), **keys}
    rules = scheme(leaf("a", 100, by("linear", per=1), observe=observe))
    days = [((1, 5), 20), ((2, 5), 2), ((3, 5), 15), ((3, 6), 5)]
    told = [
        replace(fact("a", value, date(2014, *day)), order=n)
        for n, (day, value) in enumerate(days)
    ]
    found = score(rules, {"U1": Unit(STREET)}, told, WorkCalendar(), today)
    assert found["U1"].total == number


def test_a_unit_answers_for_the_months_in_which_it_exists() -> None:
    observe = seen("short-periods", every="month", quota=20)
    rules = scheme(leaf("a", 100, by("linear", per=1), observe=observe))
    unit = Unit(STREET, first=date(2014, 7, 15), last=date(2014, 11, 29))
    told = [replace(fact("a", 20, date(2014, 8, 5)))]
    found = score(rules, {"U1": unit}, told, WorkCalendar(), date(2015, 1, 1))
    assert found["U1"].total == 2  # September and October; November is not whole


BUREAU, SITE = "bureau", "site"


@pytest.mark.parametrize(
    ("keys", "measure"),
    [
        pytest.param({}, "60", id="the mean of 80 and 40"),
        pytest.param({"take": "sum"}, "120", id="the sum"),
        pytest.param({"take": "lowest"}, "40", id="the lowest"),
        pytest.param({"take": "count", "below": F(60)}, "1", id="one fails"),
        pytest.param({"take": "share", "at_least": F(60)}, "0.5", id="half pass"),
        pytest.param({"take": "count", "grade": "差"}, "1", id="one is bad"),
        pytest.param({"on": "b", "take": "highest"}, "4", id="of one indicator"),
    ],
)
def test_subordinates(keys: Keys, measure: str) -> None:
    observe = {**seen("subordinates"), "classes": [SITE], **keys}
    upper = leaf("s", 1000, by("linear", per=1), observe=observe, sources=("",))
    sheets: dict[str, tuple[Indicator, ...]] = {
        BUREAU: (upper,),
        SITE: (leaf("a", 96), leaf("b", 4)),
    }
    rules = replace(
        scheme(grades=(band("好", at_least="60"), band("差"))),
        sheets=sheets,
        classes={name: {} for name in sheets},
    )
    units = {"B": Unit(BUREAU), "S1": Unit(SITE, "", "B"), "S2": Unit(SITE, "", "B")}
    units["S3"] = Unit(SITE)
    told = [("S1", "a", 76), ("S1", "b", 4), ("S2", "a", 40), ("S3", "a", 96)]
    facts = [
        replace(fact(check, mark), unit=unit, order=n)
        for n, (unit, check, mark) in enumerate(told)
    ]
    assert score(rules, units, facts, WorkCalendar())["B"].total == F(measure)


@pytest.mark.parametrize(
    ("marks", "total"),
    [
        pytest.param([10, 7], "17", id="only one lost marks"),
        pytest.param([9, 7], "19", id="lost once"),
        pytest.param([10, 10], "20", id="nothing is lost"),
    ],
)
def test_no_double_count(marks: list[int], total: str) -> None:
    rules = scheme(leaf("a", 10), leaf("b", 10, spared_by=("a",)))
    told = [fact(name, mark) for name, mark in zip("ab", marks, strict=True)]
    assert one(rules, *told).total == F(total)


def test_several_leaves_read_the_same_facts_each_in_its_own_days() -> None:
    early = {**seen("count"), "check": "x", "period": HALF}
    late = {**seen("count"), "check": "x", "period": REST}
    counted = by("linear", per=1)
    rules = scheme(
        leaf("a", 10, counted, observe=early), leaf("b", 10, counted, observe=late)
    )
    outcome = one(rules, fact("x", 1, date(2014, 3, 1)), fact("x", 1))
    assert (outcome.points["a"], outcome.states["b"]) == (F(2), "not-collected")
