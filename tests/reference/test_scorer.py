"""The reference scorer against examples worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from assess.records.states import State
from assess.workdays import WorkCalendar
from reference.building import (
    CLAIM,
    MONITOR,
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
from reference.facts import Fact, Unit, first_day
from reference.rounding import rounded
from reference.scorer import score

if TYPE_CHECKING:
    from reference.outcome import Outcome
    from reference.rules import Indicator, Keys, Rules

NA, TOLD, UNSURE = State.NOT_APPLICABLE, State.EXPLAINED, State.COULD_NOT_TELL
HALVES: Keys = {
    "not-collected": F(0),
    "could-not-tell": "leave-out",
    "explained-empty": F("0.6"),
    "stale": F(0),
}


def many(rules: Rules, marks: list[str]) -> list[Outcome]:
    """Score a unit for each mark observed for the leaf "a"."""
    units = {f"U{n}": Unit(STREET) for n in range(len(marks))}
    facts = [
        replace(fact("a", F(mark)), unit=f"U{n}", order=n)
        for n, mark in enumerate(marks)
        if mark
    ]
    return list(score(rules, units, facts, WorkCalendar()).values())


@pytest.mark.parametrize(
    ("policy", "total"),
    [
        pytest.param("rescale", "200/3", id="50 of 75, times 4/3"),
        pytest.param(
            "spread-evenly", "65", id="12.5 more each: 50 of 62.5, 15 of 37.5"
        ),
        pytest.param("drop", "50", id="lost"),
        pytest.param("full", "75", id="25 for nothing"),
    ],
)
def test_a_quarter_is_not_applicable(policy: str, total: str) -> None:
    rules = scheme(
        block("3", 100, not_applicable=policy),
        leaf("3.1", 25, parent="3"),
        leaf("3.2", 50, parent="3"),
        leaf("3.3", 25, parent="3"),
    )
    outcome = one(rules, not_applicable("3.1"), fact("3.2", 40), fact("3.3", 10))
    assert outcome.total == outcome.points["3"] == F(total)


def test_twenty_marks_spread_evenly_over_four_leaves() -> None:
    rules = scheme(
        *(
            leaf(name, full)
            for name, full in {"a": 20, "b": 40, "c": 20, "d": 10, "e": 10}.items()
        ),
        not_applicable="spread-evenly",
    )
    facts = [fact("b", 20), fact("c", 10), fact("d", 10), fact("e", 0)]
    assert one(rules, not_applicable("a"), *facts).total == F("22.5") + F("12.5") + 15


def test_a_block_without_anything_applicable_is_left_out_of_its_parent() -> None:
    rules = scheme(
        block("1", 25, not_applicable="full"),
        leaf("1.1", 10, parent="1"),
        leaf("1.2", 15, parent="1"),
        leaf("2", 75),
    )
    told = [not_applicable("1.1"), not_applicable("1.2"), fact("2", 60)]
    outcome = one(rules, *told)
    assert outcome.points["1"] is None
    assert (outcome.total, outcome.coverage) == (F(80), F(1))


def test_a_policy_is_handed_down_to_blocks_that_have_none() -> None:
    rules = scheme(
        block("1", 10, not_applicable="drop"),
        block("1.1", 10, parent="1"),
        leaf("1.1.1", 4, parent="1.1"),
        leaf("1.1.2", 6, parent="1.1"),
    )
    assert one(rules, not_applicable("1.1.1"), fact("1.1.2", 6)).total == 6


@pytest.mark.parametrize(
    ("weights", "total"),
    [
        pytest.param(("1", "1"), "50", id="30 and 20"),
        pytest.param(("0.8", "0.2"), "28", id="80% of 30 and 20% of 20"),
    ],
)
def test_weights(weights: tuple[str, str], total: str) -> None:
    rules = scheme(
        *(leaf(name, 50, weight=F(w)) for name, w in zip("ab", weights, strict=True))
    )
    assert one(rules, fact("a", 30), fact("b", 20)).total == F(total)


@pytest.mark.parametrize(
    ("facts", "state", "points"),
    [
        pytest.param([], "not-collected", "0", id="nobody looked"),
        pytest.param([fact("a", 3)], "observed", "3", id="seen"),
        pytest.param([fact("a", 30)], "observed", "10", id="not above full marks"),
        pytest.param([fact("a", 3), fact("a", 4)], "observed", "4", id="the later row"),
        pytest.param(
            [fact("a", 3), fact("a", 4, date(2014, 5, 1))],
            "observed",
            "3",
            id="seen later, written down earlier",
        ),
        pytest.param([fact("a", state=TOLD)], "explained-empty", "6", id="60% of 10"),
        pytest.param(
            [fact("a", 3), fact("a", state=TOLD)],
            "explained-empty",
            "6",
            id="told last",
        ),
        pytest.param([fact("a", state=UNSURE)], "could-not-tell", None, id="left out"),
        pytest.param(
            [fact("a", 3), fact("a", state=UNSURE)],
            "observed",
            "3",
            id="what was known stays known",
        ),
        pytest.param([not_applicable("a")], "not-applicable", None, id="claimed"),
        pytest.param(
            [not_applicable("a"), fact("a", 3)],
            "observed",
            "3",
            id="claimed, then seen",
        ),
        pytest.param(
            [fact("a", state=State.RECTIFIED)], "not-collected", "0", id="put right"
        ),
        pytest.param(
            [fact("a", 3), fact("a", 4, corrected=True)],
            "observed",
            "3",
            id="corrected",
        ),
        pytest.param(
            [fact("a", 3, date(2013, 12, 31))], "not-collected", "0", id="last year's"
        ),
        pytest.param(
            [fact("a", 3, source=VISIT)], "not-collected", "0", id="another source's"
        ),
    ],
)
def test_cells(facts: list[Fact], state: str, points: str | None) -> None:
    outcome = one(scheme(leaf("a", 10), leaf("b", 10), states=HALVES), *facts)
    assert outcome.states["a"] == state
    assert outcome.points["a"] == (None if points is None else F(points))


def test_clean_silence_is_a_measure_of_nothing() -> None:
    rules = scheme(leaf("a", 5, by("deduct", per=F("0.1")), silence="clean"))
    outcome = one(rules)
    assert outcome.states["a"] == "clean"
    assert (outcome.total, outcome.coverage) == (F(5), F(1))


@pytest.mark.parametrize(
    ("window", "first"),
    [
        pytest.param("10 days", date(2014, 12, 22), id="ten days"),
        pytest.param("2 weeks", date(2014, 12, 18), id="fourteen days"),
        pytest.param(
            "3 months", date(2014, 10, 1), id="from the day after 30 September"
        ),
        pytest.param(
            "10 months", date(2014, 3, 1), id="from the day after 28 February"
        ),
        pytest.param("1 year", date(2014, 1, 1), id="the whole year"),
    ],
)
def test_windows(window: str, first: date) -> None:
    assert first_day(window, date(2014, 12, 31)) == first
    counted = seen("count", window=window)
    rules = scheme(leaf("a", 10, by("linear", per=F(1)), observe=counted))
    eve = fact("a", 1, first - timedelta(days=1))
    assert one(rules, eve, fact("a", 1, first)).total == 1


@pytest.mark.parametrize(
    ("day", "state"),
    [
        pytest.param(date(2014, 9, 30), "stale", id="a day too old"),
        pytest.param(date(2014, 10, 1), "observed", id="just new enough"),
    ],
)
def test_stale(day: date, state: str) -> None:
    rules = scheme(leaf("a", 10, observe={"stale_after": "3 months"}))
    assert one(rules, fact("a", 1, day)).states["a"] == state


claimed, monitored, visited = (
    fact("a", value, source=source)
    for value, source in [(10, CLAIM), (7, MONITOR), (4, VISIT)]
)


@pytest.mark.parametrize(
    ("join", "facts", "points"),
    [
        pytest.param("verified-claim", [claimed], "10", id="a claim alone stands"),
        pytest.param("verified-claim", [claimed, visited], "4", id="the visit decides"),
        pytest.param("verified-claim", [visited, monitored], "4", id="in any order"),
        pytest.param("verified-claim", [], "0", id="nobody said anything"),
        pytest.param(
            "weighted", [claimed, monitored, visited], "6.1", id="2 + 2.1 + 2"
        ),
        pytest.param("weighted", [claimed, visited], "4", id="2 + nothing + 2"),
        pytest.param(
            "weighted",
            [claimed, fact("a", state=UNSURE), visited],
            "40/7",
            id="4 of the 70% that could be told",
        ),
        pytest.param("minimum", [claimed, monitored, visited], "4", id="the least"),
        pytest.param("mean", [claimed, monitored, visited], "7", id="the average"),
        pytest.param(
            "mean", [claimed, not_applicable("a"), visited], None, id="one says no"
        ),
    ],
)
def test_joins(join: str, facts: list[Fact], points: str | None) -> None:
    given: dict[str, Any] = {"join": join, "sources": (CLAIM, MONITOR, VISIT)}
    if join == "weighted":
        given["weights"] = (F("0.2"), F("0.3"), F("0.5"))
    rules = scheme(leaf("a", 10, **given), leaf("b", 1), states=HALVES)
    assert one(rules, *facts).points["a"] == (None if points is None else F(points))


def veto(condition: Keys, **effect: Any) -> Keys:
    return {"title": "否决", "when": condition, "effect": effect}


def dead(check: str, at_least: int | None = None, **given: Any) -> Keys:
    bounds = {} if at_least is None else {"at_least": at_least}
    return seen("count", source=MONITOR, check=check, **bounds, **given)


DOWN = dead("down", at_least=2)
TWICE = [fact("down", 1), fact("down", 1)]


@pytest.mark.parametrize(
    ("facts", "effects", "expected"),
    [
        pytest.param(
            TWICE[:1], [{"score": F(59)}], ("issued", 90, "良好", 1), id="once"
        ),
        pytest.param(
            TWICE,
            [{"grade": "不合格", "score": F(59)}],
            ("vetoed", 59, "不合格", 1),
            id="59",
        ),
        pytest.param(
            TWICE,
            [{"score": F(59)}],
            ("vetoed", 59, "一般", 1),
            id="59, graded by band",
        ),
        pytest.param(
            TWICE,
            [{"grade": "不合格", "no_score": True}],
            ("vetoed", None, "不合格", None),
            id="nothing but a grade",
        ),
        pytest.param(
            TWICE,
            [{"grade": "不合格"}],
            ("vetoed", 90, "不合格", 1),
            id="the number stays",
        ),
        pytest.param(
            TWICE,
            [{"grade": "差", "score": F(59)}, {"grade": "不合格", "score": F(40)}],
            ("vetoed", 40, "不合格", 1),
            id="the lowest of two",
        ),
        pytest.param(
            TWICE, [{"block": "b"}], ("issued", 50, "一般", 1), id="one part fails"
        ),
        pytest.param(
            TWICE, [{"score": F(95)}], ("vetoed", 90, "良好", 1), id="never lifted"
        ),
        pytest.param(
            TWICE,
            [{"score_at_most": F(59)}, {"grade_at_most": "差"}],
            ("issued", 59, "差", 1),
            id="no more than 59, no better than 差",
        ),
        pytest.param(
            TWICE,
            [{"grade_down": F(1)}, {"grade_down": F(2)}],
            ("issued", 90, "差", 1),
            id="two lower, not three",
        ),
    ],
)
def test_vetoes(
    facts: list[Fact],
    effects: list[dict[str, Any]],
    expected: tuple[str, int | None, str, int | None],
) -> None:
    rules = scheme(
        leaf("a", 50),
        block("b", 50),
        leaf("b.1", 50, parent="b"),
        vetoes=tuple(veto(DOWN, **effect) for effect in effects),
        grades=(
            band("良好", at_least="80"),
            band("一般", at_least="50"),
            band("差", at_least="45"),
            band("不合格"),
        ),
    )
    got = one(rules, *facts, fact("a", 50), fact("b.1", 40))
    assert (got.status, got.printed, got.grade, got.rank) == expected


def looks(days: int, per_day: int) -> list[Fact]:
    return [
        fact("visit", 0, date(2014, 12, 1 + day))
        for day in range(days)
        for _ in range(per_day)
    ]


@pytest.mark.parametrize(
    ("condition", "facts", "met"),
    [
        pytest.param(dead("x", at_least=1), [], False, id="silence meets nothing"),
        pytest.param(
            {"any": [DOWN, dead("x", 1)]}, [fact("x", 1)], True, id="any of two"
        ),
        pytest.param({"all": [DOWN, dead("x", 1)]}, TWICE, False, id="only one"),
        pytest.param(
            {"all": [DOWN, dead("x", 1)]}, [*TWICE, fact("x", 1)], True, id="both"
        ),
        pytest.param(
            {"sum": [dead("down"), dead("x")], "at_least": F(3)},
            [*TWICE, fact("x", 1)],
            True,
            id="2 + 1 is 3",
        ),
        pytest.param(
            {"sum": [dead("down"), dead("x")], "above": F(3)},
            [*TWICE, fact("x", 1)],
            False,
            id="3 is not above 3",
        ),
        pytest.param(
            dead("down", at_least=2, window="1 week"), TWICE, False, id="long ago"
        ),
    ],
)
def test_conditions(condition: Keys, facts: list[Fact], *, met: bool) -> None:
    rules = scheme(leaf("a", 1), vetoes=(veto(condition, no_score=True),))
    assert (one(rules, fact("a", 1), *facts).status == "vetoed") is met


@pytest.mark.parametrize(
    ("facts", "met"),
    [
        pytest.param(looks(days=7, per_day=20), True, id="twenty a day for a week"),
        pytest.param(looks(days=6, per_day=30), False, id="as many in six days"),
        pytest.param(looks(days=10, per_day=14), False, id="as many, too few a day"),
        pytest.param(
            looks(days=7, per_day=20)[1:], False, id="one look short on the first day"
        ),
        pytest.param(
            [*looks(days=7, per_day=20)[1:], fact("visit", state=UNSURE)],
            False,
            id="could not tell is no look",
        ),
    ],
)
def test_too_few_samples_are_no_veto(facts: list[Fact], *, met: bool) -> None:
    sample = {"per_day": F(20), "days": F(7)}
    share = seen("share-failing", source=MONITOR, check="visit", at_least=F("0.05"))
    failing = {**share, "sample": sample}
    rules = scheme(leaf("a", 1), vetoes=(veto(failing, no_score=True),))
    assert (one(rules, fact("a", 1), *facts).status == "vetoed") is met


def with_bonus(*gates: Keys) -> Rules:
    pool: list[Indicator] = [block("bonus", 10, kind="bonus")]
    pool += [leaf(f"more.{n}", 8, parent="bonus") for n in (1, 2)]
    return scheme(leaf("a", 100), *pool, gates=gates, grades=(band("不合格"),))


@pytest.mark.parametrize(
    ("gate", "mark", "total"),
    [
        pytest.param({"above": F(80)}, "80", "80", id="80 is not above 80"),
        pytest.param({"above": F(80)}, "80.01", "90.01", id="just above: 10 of 16"),
        pytest.param({"at_least": F(80)}, "80", "90", id="80 is at least 80"),
        pytest.param({"above": F(80)}, "100", "110", id="beyond full marks"),
    ],
)
def test_a_bonus_behind_a_gate(gate: Keys, mark: str, total: str) -> None:
    rules = with_bonus({"on": "total", "opens": "bonus", **gate})
    facts = [fact("a", F(mark)), fact("more.1", 8), fact("more.2", 8)]
    assert one(rules, *facts).total == F(total)


@pytest.mark.parametrize(
    ("marks", "total"),
    [
        pytest.param([24, 36], 60, id="neither"),
        pytest.param([23, 60], 83, id="one is not two"),
        pytest.param([23, 35], 50, id="two of two"),
    ],
)
def test_a_gate_counts(marks: list[int], total: int) -> None:
    low = [{"on": "a", "below": F(24)}, {"on": "b", "below": F(36)}]
    gate = {"of": low, "at_least": F(2), "effect": {"score_at_most": F(50)}}
    rules = scheme(leaf("a", 40), leaf("b", 60), gates=(gate,))
    facts = [fact(name, F(mark)) for name, mark in zip("ab", marks, strict=True)]
    assert one(rules, *facts).total == total


def test_a_gate_on_deductions_fails() -> None:
    fails = {"grade": "不合格", "score": F(50)}
    rules = with_bonus({"on": "deductions", "above": F(40), "effect": fails})
    assert one(rules, fact("a", 60)).status == "issued"
    assert one(rules, fact("a", F("59.9"))).total == 50


@pytest.mark.parametrize(
    ("faults", "total"),
    [
        pytest.param(2, "34", id="40 less 2 × 3"),
        pytest.param(9, "30", id="no more than 10"),
    ],
)
def test_a_minus_block_takes_off_what_its_children_say(faults: int, total: str) -> None:
    rules = scheme(
        leaf("a", 100),
        block("off", 10, kind="minus"),
        leaf("off.1", 10, by("linear", per=F(3)), parent="off"),
    )
    assert one(rules, fact("a", 40), fact("off.1", faults)).total == F(total)
    assert one(rules, fact("a", 1), fact("off.1", faults)).total == 0


def test_a_part_may_pass_its_full_marks_before_it_is_weighted() -> None:
    rules = scheme(
        block("work", 100, weight=F("0.7")),
        leaf("work.1", 100, parent="work"),
        leaf("more", 20, parent="work", kind="bonus"),
        leaf("tests", 100, weight=F("0.3")),
    )
    outcome = one(rules, fact("work.1", 100), fact("more", 20), fact("tests", 100))
    assert (outcome.points["work"], outcome.total) == (F(120), F(114))


@pytest.mark.parametrize(
    ("value", "half_up", "half_even", "down"),
    [
        pytest.param("0.005", "0.01", "0", "0", id="half, above an even digit"),
        pytest.param("0.015", "0.02", "0.02", "0.01", id="half, above an odd digit"),
        pytest.param("0.004999", "0", "0", "0", id="just below half"),
        pytest.param("0.005001", "0.01", "0.01", "0", id="just above half"),
        pytest.param("2/3", "0.67", "0.67", "0.66", id="two thirds"),
        pytest.param("84.97", "84.97", "84.97", "84.97", id="nothing to round"),
    ],
)
def test_rounding(value: str, half_up: str, half_even: str, down: str) -> None:
    wanted = {"half-up": half_up, "half-even": half_even, "down": down}
    for mode, expected in wanted.items():
        assert rounded(F(value), 2, mode) == F(expected)
        [outcome] = many(scheme(leaf("a", 100), rounding=mode), [value])
        assert (outcome.total, outcome.printed) == (F(value), F(expected))


@pytest.mark.parametrize(
    ("places", "total"),
    [
        pytest.param({}, "4/3", id="exact: 2 × 2/3"),
        pytest.param({"round_leaves": 1}, "1.4", id="two leaves of 0.7"),
        pytest.param({"round_blocks": 1}, "1.3", id="the block of 1.33"),
        pytest.param({"round_leaves": 1, "round_blocks": 0}, "1", id="both"),
    ],
)
def test_printed_numbers_are_added(places: dict[str, Any], total: str) -> None:
    leaves = [leaf(f"1.{n}", 1, parent="1") for n in (1, 2)]
    rules = scheme(block("1", 2), *leaves, **places)
    assert one(rules, fact("1.1", F("2/3")), fact("1.2", F("2/3"))).total == F(total)


@pytest.mark.parametrize(
    ("ties", "ranks"),
    [
        pytest.param("competition", "1 2 2 4", id="1 2 2 4"),
        pytest.param("dense", "1 2 2 3", id="1 2 2 3"),
        pytest.param("average", "1 5/2 5/2 4", id="1 2.5 2.5 4"),
    ],
)
def test_ties(ties: str, ranks: str) -> None:
    outcomes = many(scheme(leaf("a", 100), ties=ties), ["90", "80", "80", "70"])
    assert [outcome.rank for outcome in outcomes] == [F(r) for r in ranks.split()]


@pytest.mark.parametrize(
    ("rank_on", "ranks"),
    [
        pytest.param("printed", [1, 1], id="79.996 is printed as 80.00"),
        pytest.param("exact", [1, 2], id="79.996 is less than 80"),
    ],
)
def test_rank_on(rank_on: str, ranks: list[int]) -> None:
    outcomes = many(scheme(leaf("a", 100), rank_on=rank_on), ["80", "79.996"])
    assert [outcome.rank for outcome in outcomes] == ranks


def test_grades_are_read_off_the_printed_total() -> None:
    bands = (band("优秀", at_least="90"), band("良好", at_least="80"), band("一般"))
    rules = scheme(leaf("a", 100), grades=bands)
    outcomes = many(rules, ["89.995", "89.994", "80", "0"])
    assert [o.grade for o in outcomes] == ["优秀", "良好", "良好", "一般"]


@pytest.mark.parametrize(
    ("facts", "issue_from", "expected"),
    [
        pytest.param([fact("a", 30)], "0.3", ("issued", 30, "3/10"), id="just enough"),
        pytest.param([fact("a", 30)], "0.31", ("not-issued", None, "3/10"), id="below"),
        pytest.param(
            [fact("a", 30), not_applicable("b")],
            "0.5",
            ("issued", 100, "1"),
            id="of what is applicable",
        ),
        pytest.param(
            [fact("a", 30), fact("b", state=UNSURE)],
            "0.5",
            ("not-issued", None, "3/10"),
            id="could not tell is not seen",
        ),
        pytest.param(
            [fact("a", state=TOLD)], "0.3", ("issued", 18, "3/10"), id="explained"
        ),
        pytest.param(
            [not_applicable("a"), not_applicable("b")],
            "0.5",
            ("nothing-to-score", None, "0"),
            id="nothing applicable",
        ),
    ],
)
def test_coverage(
    facts: list[Fact], issue_from: str, expected: tuple[str, int | None, str]
) -> None:
    rules = scheme(
        leaf("a", 30), leaf("b", 70), states=HALVES, issue_from=F(issue_from)
    )
    outcome = one(rules, *facts)
    assert (outcome.status, outcome.total) == expected[:2]
    assert outcome.coverage == F(expected[2])


def test_nothing_to_score_may_be_worth_zero() -> None:
    rules = scheme(leaf("a", 30), nothing_to_score="zero", grades=(band("差"),))
    outcome = one(rules, not_applicable("a"))
    assert (outcome.status, outcome.total, outcome.grade) == ("issued", F(0), "差")


def test_classes_are_ranked_apart() -> None:
    rules = scheme(leaf("a", 100))
    both = dict.fromkeys((STREET, "office"), rules.sheets[STREET])
    rules = replace(rules, sheets=both, classes={name: {} for name in both})
    units = {"S1": Unit(STREET), "S2": Unit(STREET), "O1": Unit("office")}
    marks = {"S1": 70, "S2": 80, "O1": 60}
    facts = [
        replace(fact("a", mark), unit=unit, order=n)
        for n, (unit, mark) in enumerate(marks.items())
    ]
    outcomes = score(rules, units, facts, WorkCalendar())
    assert {code: o.rank for code, o in outcomes.items()} == {"S1": 2, "S2": 1, "O1": 1}
