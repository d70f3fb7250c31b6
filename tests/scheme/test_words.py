"""Schemes in words."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.measures.last import Last
from assess.measures.share_failing import ShareFailing
from assess.measures.sum import Sum
from assess.messages import speak
from assess.methods.deduct import Deduct
from assess.scheme.load import read_scheme
from assess.scheme.model import Bounds, Indicator, Observe, Title, Worths
from assess.scheme.observed import Span, Target
from assess.scheme.result_words import whole_in_words
from assess.scheme.vetoes import Condition, Effect, Gate, Sample
from assess.scheme.words import (
    bounds_in_words,
    condition_in_words,
    effect_in_words,
    gate_in_words,
    rule_in_words,
    sheet_lines,
    sources_in_words,
)

if TYPE_CHECKING:
    from assess.scheme.model import Scheme

SUM = Condition(source="monitoring", check="dead", measure=Sum())
SEEN = Condition(
    source="monitoring",
    check="visit",
    measure=ShareFailing(),
    window="1 week",
    sample=Sample(per_day=20, days=7),
    bounds=Bounds(at_least=F("0.05")),
)


@pytest.fixture
def scheme(good: str) -> Scheme:
    speak("en")
    return read_scheme(good, "good")


WHOLE = """
combine = "geometric"
below_zero = true
[source.decisions]
title = "复核决定"
[adjustments]
source = "decisions"
at_most = 5
"""


def test_what_is_special_about_the_total(good: str) -> None:
    speak("en")
    told = read_scheme(
        good.replace("full = 100\n", "").replace("[states]", WHOLE + "[states]"), ""
    )
    assert list(whole_in_words(told)) == [
        ("the total", "the geometric mean of what the parts earned"),
        ("the total", "may go below 0"),
        (
            "adjustments",
            "the sum of “adjustment” (复核决定) is added to the total; at most 5",
        ),
    ]


def test_a_plain_total_goes_unsaid(scheme: Scheme) -> None:
    assert list(whole_in_words(scheme)) == []


def leaf(**given: object) -> Indicator:
    usual = {"id": "1", "title": Title("x"), "full": F(5), "score": Deduct(per=F(1))}
    return Indicator(**{**usual, **given})  # type: ignore[arg-type] # a table of cases


def test_a_sheet_is_read_from_the_top_down(scheme: Scheme) -> None:
    lines = [(line.depth, line.id) for line in sheet_lines(scheme, "street")]
    assert lines == [(0, "1"), (1, "1.1"), (1, "1.2"), (0, "2"), (0, "9"), (1, "9.1")]


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        pytest.param(
            leaf(), "1 off for each, at most 5", id="the newest value goes unsaid"
        ),
        pytest.param(
            leaf(observe=Observe(window="1 week")),
            "the newest value, in the last week: 1 off for each, at most 5",
            id="unless there is a window",
        ),
        pytest.param(
            leaf(observe=Observe(measure=Sum())),
            "the sum of all values: 1 off for each, at most 5",
            id="another measure",
        ),
        pytest.param(
            leaf(observe=Observe(period=Span(first=date(2014, 7, 1)))),
            "the newest value, from 2014-07-01 on: 1 off for each, at most 5",
            id="from a day on",
        ),
        pytest.param(
            leaf(observe=Observe(measure=Sum(), target=Target(source="plan"))),
            "the sum of all values, of the target: 1 off for each, at most 5",
            id="of a target",
        ),
        pytest.param(
            leaf(weight=F("0.8")), "1 off for each, at most 5; weight 80%", id="weight"
        ),
        pytest.param(
            leaf(score=None, kind="bonus"), "added on top, at most 5", id="bonus"
        ),
        pytest.param(
            leaf(score=None, kind="minus", capped=False),
            "taken off, however much",
            id="a minus without a cap",
        ),
        pytest.param(
            leaf(below_zero=True), "1 off for each; may go below 0", id="below nothing"
        ),
        pytest.param(
            leaf(over_full=True),
            "1 off for each, at most 5; may pass the full marks",
            id="above the full marks",
        ),
        pytest.param(
            leaf(worth=Worths(explained_empty=F("0.4"), stale="leave-out")),
            "1 off for each, at most 5; explained as empty: 40%; stale: left out",
            id="what states are worth",
        ),
        pytest.param(
            leaf(score=None, combine="minimum", not_applicable="drop"),
            "the part that earned least of its marks decides; "
            "what does not apply: its marks are lost",
            id="a block that is no sum",
        ),
        pytest.param(leaf(score=None), "", id="a plain block"),
        pytest.param(
            leaf(score=None, not_applicable="drop"),
            "what does not apply: its marks are lost",
            id="a block with a choice",
        ),
    ],
)
@pytest.mark.usefixtures("scheme")
def test_rules(indicator: Indicator, said: str) -> None:
    assert rule_in_words(indicator) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param({"sources": ("monitoring",)}, "Monitoring", id="one"),
        pytest.param(
            {
                "sources": ("monitoring",),
                "observe": Observe(target=Target(source="self-check")),
            },
            "Monitoring; target: Self-check",
            id="and its target",
        ),
        pytest.param(
            {"sources": ("self-check", "monitoring"), "join": "verified-claim"},
            "Self-check, Monitoring; the last that looked decides",
            id="verified",
        ),
        pytest.param(
            {
                "sources": ("self-check", "monitoring"),
                "join": "weighted",
                "weights": (F("0.2"), F(1, 3)),
            },
            "Self-check, Monitoring; weighted 20% : 1/3",
            id="weighted",
        ),
    ],
)
def test_sources(given: dict[str, object], said: str, scheme: Scheme) -> None:
    assert sources_in_words(scheme, leaf(**given)) == said


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        pytest.param(
            SEEN,
            "visit (Monitoring), the share that failed, in the last week, from 20 "
            "looks a day on 7 days up: at least 5%",
            id="one measure",
        ),
        pytest.param(
            Condition(sum=(SUM, SUM), bounds=Bounds(above=F(4))),
            "dead (Monitoring), the sum of all values + dead (Monitoring), the sum of "
            "all values: above 4",
            id="a sum",
        ),
        pytest.param(
            Condition(
                any=(
                    Condition(
                        source="monitoring",
                        check="a",
                        measure=Last(),
                        bounds=Bounds(below=F(1)),
                    ),
                )
                * 2
            ),
            "a (Monitoring), the newest value: below 1 or a (Monitoring), the newest "
            "value: below 1",
            id="one of two",
        ),
    ],
)
def test_conditions(condition: Condition, said: str, scheme: Scheme) -> None:
    assert condition_in_words(scheme, condition) == said


def test_gates(scheme: Scheme) -> None:
    gate = Gate(on="total", bounds=Bounds(above=F(80)), opens="9")
    assert gate_in_words(scheme, gate) == ("the total: above 80", "opens 9")


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (Effect(grade="不合格", score=F(59)), "grade 不合格, score 59"),
        (Effect(no_score=True), "no score"),
        (Effect(block="1"), "1 becomes 0"),
    ],
)
def test_effects(effect: Effect, said: str, scheme: Scheme) -> None:
    assert effect_in_words(scheme, effect) == said


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        (Bounds(at_least=F(60), below=F(90)), "at least 60 and below 90"),
        (Bounds(), "otherwise"),
    ],
)
@pytest.mark.usefixtures("scheme")
def test_bounds(bounds: Bounds, said: str) -> None:
    assert bounds_in_words(bounds) == said
