"""Tables to dataclasses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction as F
from typing import Any

import pytest
from catalogue import CATALOGUES, build, example_of

from assess.measures.days_late import DaysLate
from assess.measures.last import Last
from assess.methods.deduct import Deduct
from assess.methods.tiers import Tier, Tiers
from assess.methods.yes_no import YesNo
from assess.scheme.binding import Binder
from assess.scheme.model import Bounds, Grade, Indicator, Observe, Period, States, Title
from assess.scheme.slots import CATALOGUES as PROTOCOLS
from assess.scheme.vetoes import Condition, Effect, Gate, Sample

PROTOCOL_OF = {word: protocol for protocol, (word, _kinds) in PROTOCOLS.items()}
ENTRIES = [
    pytest.param(word, kind, id=f"{word}-{name}")
    for word, kinds in CATALOGUES.items()
    for name, kind in kinds.items()
]
LEAF = {"id": "1", "title": "x", "full": 5}


@pytest.mark.parametrize(("word", "kind"), ENTRIES)
def test_every_catalogue_entry_is_read_from_its_example(word: str, kind: type) -> None:
    binder = Binder()
    assert binder.entry(PROTOCOL_OF[word], example_of(kind), ()) == build(kind)
    assert not binder.faults


@pytest.mark.parametrize(
    ("kind", "raw", "bound"),
    [
        pytest.param(
            Period,
            {"from": date(2014, 1, 1), "to": date(2014, 12, 31)},
            Period(first=date(2014, 1, 1), last=date(2014, 12, 31)),
            id="keys that are spelt otherwise",
        ),
        pytest.param(
            States,
            {"not-collected": 0, "could-not-tell": "leave-out", "stale": "60%"},
            States(not_collected=F(0), could_not_tell="leave-out", stale=F("0.6")),
            id="a worth is a share or leave-out",
        ),
        pytest.param(
            Observe,
            {"measure": "days-late", "due": date(2014, 3, 31), "check": "a"},
            Observe(measure=DaysLate(due=date(2014, 3, 31)), check="a"),
            id="a measure's keys stand among the others",
        ),
        pytest.param(Observe, {}, Observe(), id="the newest value unless said"),
        pytest.param(
            Grade,
            {"title": {"zh": "优", "en": "A"}, "at_least": 90},
            Grade(title=Title("优", "A"), bounds=Bounds(at_least=F(90))),
            id="bounds stand among the others",
        ),
        pytest.param(
            Gate,
            {"on": "total", "above": Decimal("79.5"), "effect": {"no_score": True}},
            Gate(
                on="total", bounds=Bounds(above=F("79.5")), effect=Effect(no_score=True)
            ),
            id="a gate",
        ),
        pytest.param(
            Condition,
            {
                "sum": [
                    {"source": "m", "measure": "last", "check": "a", "sample": {}},
                ],
                "at_least": 5,
            },
            Condition(
                sum=(
                    Condition(source="m", check="a", measure=Last(), sample=Sample()),
                ),
                bounds=Bounds(at_least=F(5)),
            ),
            id="conditions in a condition",
        ),
        pytest.param(
            Indicator,
            {
                **LEAF,
                "source": "m",
                "weight": "80%",
                "score": {"method": "deduct", "per": Decimal("0.1")},
                "examples": [[0, 5], ["优", 3], [True, "1/3"]],
            },
            Indicator(
                id="1",
                title=Title("x"),
                full=F(5),
                sources=("m",),
                weight=F("0.8"),
                score=Deduct(per=F("0.1")),
                examples=((F(0), F(5)), ("优", F(3)), (True, F(1, 3))),
            ),
            id="a leaf",
        ),
        pytest.param(
            Tiers,
            {"tiers": [{"below": 1, "points": 0}, {"points": 5}]},
            Tiers(tiers=(Tier(below=F(1), points=F(0)), Tier(points=F(5)))),
            id="tables in a list",
        ),
    ],
)
def test_what_is_read(kind: type[Any], raw: dict[str, Any], bound: object) -> None:
    binder = Binder()
    assert binder.table(kind, raw, ()) == bound
    assert not binder.faults


@pytest.mark.parametrize(
    ("kind", "raw", "faults"),
    [
        pytest.param(
            Grade, {"titel": "x"}, [("unknown-key", ("titel",))], id="misspelt: once"
        ),
        pytest.param(Grade, {}, [("missing-key", ())], id="missing"),
        pytest.param(Grade, [], [("wrong-type", ())], id="not a table"),
        pytest.param(
            Grade,
            {"title": "x", "at_least": True},
            [("wrong-type", ("at_least",))],
            id="true is no number",
        ),
        pytest.param(
            Indicator,
            {**LEAF, "only": ["a", 1, 2]},
            [("wrong-type", ("only", 1)), ("wrong-type", ("only", 2))],
            id="every wrong one in a list",
        ),
        pytest.param(
            Indicator,
            {**LEAF, "score": {"method": "deduct", "per": -1}},
            [("not-positive", ("score", "per"))],
            id="a parameter that the method refuses",
        ),
        pytest.param(
            Indicator,
            {**LEAF, "score": {"method": "deduct", "per": "x", "flour": 1}},
            [
                ("no-such-key", ("score", "flour")),
                ("wrong-type", ("score", "per")),
            ],
            id="two faults of one method",
        ),
        pytest.param(
            Indicator,
            {**LEAF, "observe": {"measure": "totl", "due": 1}},
            [("no-such-choice", ("observe", "measure"))],
            id="keys of an unknown measure are not judged",
        ),
        pytest.param(
            Indicator,
            {**LEAF, "observe": {"measure": 3}, "score": {"method": ["x"]}},
            [
                ("wrong-type", ("observe", "measure")),
                ("wrong-type", ("score", "method")),
            ],
            id="names that are no text",
        ),
    ],
)
def test_what_is_refused(
    kind: type[Any], raw: Any, faults: list[tuple[str, tuple[str | int, ...]]]
) -> None:
    binder = Binder()
    binder.table(kind, raw, ())
    assert [(fault.code, fault.path) for fault in binder.faults] == faults


def test_what_could_not_be_read_is_spoilt_and_has_a_stand_in() -> None:
    binder = Binder()
    leaf = binder.table(Indicator, {**LEAF, "score": {"method": "x"}}, ("indicator", 0))
    assert leaf.score == YesNo()
    assert ("indicator", 0, "score") in binder.spoilt
    assert ("indicator", 0, "full") not in binder.spoilt


def test_only_what_is_written_is_read_of_a_class() -> None:
    assert Binder().fields(Indicator, {"full": 3}, (), partly=True) == {"full": F(3)}
