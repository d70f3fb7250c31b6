"""Strategies for what is observed under a scheme: units, and facts about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache, cached_property
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from assess.records.states import State
from reference.facts import Fact, Unit, Value, seconds
from reference.filling import parts, reading
from reference.ranking import STROKES
from reference.reading import rules
from reference.scoring_ways import OFFICE_DAY
from reference.strategies import scheme_texts
from reference.subordinates import looks_below

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from reference.rules import Indicator, Rules

Values: TypeAlias = tuple[Value, ...]

YES_NO: Values = (Fraction(1), Fraction(0))
DAYS: Values = tuple(OFFICE_DAY + timedelta(days) for days in (0, 1, 2, 5, 9, -1))
NUMBERS: Values = tuple(
    Fraction(number)
    for number in ("0", "1", "2", "3", "5", "10", "0.5", "0.125", "2.675", "0.333333")
)
DECIDED: Values = tuple(Fraction(number) for number in ("1", "-1", "-3", "0.5", "10"))
EDGES = (  # of the year, its halves, and every window and staleness
    *(date(2014, 6, 1), date(2014, 12, 31), date(2014, 1, 1), date(2013, 12, 31)),
    *(date(2014, 12, day) for day in (1, 2, 11, 12, 17, 18, 21, 22)),
    *(date(2014, 11, day) for day in (1, 10, 11, 16, 17, 20, 21, 30)),
    *(date(2014, 7, 1), date(2014, 6, 30), date(2014, 8, 31), date(2014, 9, 1)),
    *(date(2014, 9, 30), date(2014, 10, 1), date(2014, 10, 31), date(2014, 2, 28)),
    *(date(2014, 3, 1), date(2014, 1, 30), date(2014, 1, 31), date(2015, 1, 1)),
    *(date(2013, 11, 30), date(2013, 12, 1), date(2014, 5, 31), date(2014, 6, 17)),
    *(date(2014, 6, 20), date(2014, 6, 21), date(2014, 4, 1), date(2014, 3, 31)),
)
RUNS = (date(2015, 3, 1), date(2014, 12, 31), date(2015, 1, 1), date(2014, 10, 1))
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SILENT = (
    State.COULD_NOT_TELL,
    State.EXPLAINED,
    State.NOT_APPLICABLE,
    State.RECTIFIED,
)


@dataclass(frozen=True)
class Assessment:
    """A scheme, what was observed under it, and the day of the run."""

    text: str
    units: dict[str, Unit]
    facts: list[Fact]
    today: date

    @cached_property
    def rules(self) -> Rules:
        return rules(self.text)


@st.composite
def assessments(draw: DrawFn) -> Assessment:
    """Draw all that the two scorers must agree on."""
    text = draw(scheme_texts())
    read = rules(text)
    today = draw(st.sampled_from(RUNS))
    return Assessment(text, *draw(records(read)), today)


@st.composite
def records(draw: DrawFn, read: Rules) -> tuple[dict[str, Unit], list[Fact]]:
    """Draw units, by code, and what was observed of them."""
    units = draw(assessed(list(read.classes)))
    told = [
        replace(fact, unit=unit, source=source, check=check)
        for (source, check), values in values_of(read).items()
        for unit in units
        for fact in draw(lists_of_facts(values))
    ]
    return units, [replace(fact, order=n) for n, fact in enumerate(told, 1)]


@st.composite
def assessed(draw: DrawFn, classes: list[str]) -> dict[str, Unit]:
    """Draw up to five units; those of later classes may stand under the first."""
    of_units = draw(st.lists(st.sampled_from(classes), min_size=1, max_size=5))
    some = st.lists(st.sampled_from(list(STROKES)), min_size=2, max_size=2).map("".join)
    many = len(of_units)
    names = draw(st.lists(some, min_size=many, max_size=many, unique=True))
    over = [f"U{n}" for n, c in enumerate(of_units, 1) if c == classes[0]]
    parent = st.sampled_from([*over, ""])
    born = st.sampled_from([None, None, date(2014, 6, 1), date(2014, 9, 15)])
    gone = st.sampled_from([None, None, None, date(2014, 11, 20)])
    return {
        f"U{n}": Unit(
            c,
            name,
            draw(parent) if over and c != classes[0] else "",
            draw(born),
            draw(gone),
        )
        for n, (c, name) in enumerate(zip(of_units, names, strict=True), 1)
    }


@cache
def lists_of_facts(values: Values) -> SearchStrategy[list[Fact]]:
    """Draw up to three facts about one thing; two may be of one second."""
    seen = [s for day in EDGES for s in (seconds(day), seconds(day) + 86_399)]
    observed = st.sampled_from(values).map(lambda value: (State.OBSERVED, value))
    fact = st.builds(
        lambda said, seen, kind, corrected: Fact(
            unit="",
            source="",
            check="",
            order=0,
            state=said[0],
            value=said[1],
            seen=seen,
            kind=kind,
            corrected=corrected,
        ),
        observed | observed | st.sampled_from(SILENT).map(lambda state: (state, None)),
        st.sampled_from(seen),
        st.sampled_from(["", "", "甲", "乙"]),
        st.sampled_from([False] * 7 + [True]),
    )
    return st.lists(fact, max_size=3)


def values_of(read: Rules) -> dict[tuple[str, str], Values]:
    """Say what can be observed, and the values it may have."""
    found: dict[tuple[str, str], Values] = {}
    if keys := read.adjustments:
        found[keys["source"], keys.get("check", "adjustment")] = DECIDED
    for condition in (part for veto in read.vetoes for part in parts(veto["when"])):
        values = YES_NO if condition["check"] == "visit" else NUMBERS
        found[condition["source"], condition["check"]] = values
    for leaf in (each for sheet in read.sheets.values() for each in sheet):
        if leaf.score is None or looks_below(leaf):
            continue
        for source in leaf.sources:
            found[source, leaf.check] = _values(leaf)
        if target := leaf.observe.get("target"):
            found[target["source"], target["check"]] = NUMBERS
    return found


def _values(leaf: Indicator) -> Values:
    assert leaf.score is not None
    if "levels" in leaf.score:
        return tuple(leaf.score["levels"])
    by_reading = {"yes-no": YES_NO, "date": DAYS}
    return by_reading.get(reading(leaf.observe, leaf.score), NUMBERS)
