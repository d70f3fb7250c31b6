"""Small schemes and facts, by hand and without the reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from assess.methods.given import Given
from assess.records.states import State
from assess.scheme.model import (
    Bounds,
    Class,
    Grade,
    Heading,
    Indicator,
    Period,
    RemindRules,
    Scheme,
    Source,
    States,
    Title,
)
from assess.workdays import WorkCalendar
from reference.facts import Fact, Value, seconds
from reference.scorer import Outcome, score

if TYPE_CHECKING:
    from assess.methods import Method
    from assess.scheme.model import Gate, Veto

F = Fraction
STREET = "street"
YEAR = Period(first=date(2014, 1, 1), last=date(2014, 12, 31))
CLAIM, MONITOR, VISIT = "self-check", "monitoring", "inspection"
NO_WORTH = States(
    not_collected=F(0), could_not_tell=F(0), explained_empty=F(0), stale=F(0)
)


def heading(**given: Any) -> Heading:
    usual = Heading(
        id="test",
        title=Title("测试"),
        period=YEAR,
        decimals=2,
        rounding="half-up",
        ties="competition",
        rank_on="printed",
        not_applicable="rescale",
        nothing_to_score="not-issued",
        silence="not-collected",
    )
    return replace(usual, **given)


def leaf(
    name: str, full: F | int, method: Method | None = None, **given: Any
) -> Indicator:
    sources = given.pop("sources", (MONITOR,))
    score = method or Given()
    return Indicator(
        id=name, title=Title(name), full=F(full), sources=sources, score=score, **given
    )


def block(name: str, full: F | int, **given: Any) -> Indicator:
    return Indicator(id=name, title=Title(name), full=F(full), **given)


def scheme(
    *indicators: Indicator,
    states: States = NO_WORTH,
    vetoes: tuple[Veto, ...] = (),
    gates: tuple[Gate, ...] = (),
    grades: tuple[Grade, ...] = (),
    **headings: Any,
) -> Scheme:
    return Scheme(
        heading=heading(**headings),
        states=states,
        sources=tuple(Source(id=s, title=Title(s)) for s in (CLAIM, MONITOR, VISIT)),
        classes=(Class(id=STREET, title=Title("街道")),),
        sheets={STREET: indicators},
        indicators=indicators,
        vetoes=vetoes,
        gates=gates,
        grades=grades,
        remind=RemindRules(),
        text="",
        sha256="",
    )


def band(title: str, **bounds: str) -> Grade:
    return Grade(
        title=Title(title), bounds=Bounds(**{k: F(v) for k, v in bounds.items()})
    )


def fact(
    check: str,
    value: Value | int | None = None,
    day: date = date(2014, 6, 1),
    *,
    source: str = MONITOR,
    state: State | None = None,
    **given: Any,
) -> Fact:
    if state is None:
        state = State.OBSERVED
    if isinstance(value, int):
        value = F(value)
    usual: dict[str, Any] = {"unit": "U1", "seen": seconds(day), "order": 1}
    told: dict[str, Any] = {"check": check, "value": value, "source": source}
    return Fact(**{**usual, **told, "state": state, **given})


def not_applicable(check: str, **given: Any) -> Fact:
    return fact(check, state=State.NOT_APPLICABLE, **given)


def one(rules: Scheme, *facts: Fact) -> Outcome:
    """Score the unit U1; of facts at one second, the later in the list is newer."""
    numbered = [replace(fact, order=n) for n, fact in enumerate(facts, 1)]
    return score(rules, {"U1": STREET}, numbered, WorkCalendar())["U1"]
