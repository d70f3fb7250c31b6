"""Strategies for what is observed under a scheme: units, and facts about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import strategies as st

from assess.methods.levels import Levels
from assess.records.states import State
from reference.facts import Fact, Value, seconds
from reference.scoring_ways import OFFICE_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

    from assess.scheme.model import Condition, Indicator, Scheme

Targets: TypeAlias = dict[tuple[str, str], "SearchStrategy[Value]"]

NUMBERS = ("0", "1", "2", "3", "5", "10", "0.5", "0.125", "2.675", "0.333333", "1.005")
EDGES = (  # of the year, the half-year, and every window and staleness
    *(date(2014, 6, 1), date(2014, 12, 31), date(2014, 1, 1), date(2013, 12, 31)),
    *(date(2014, 12, day) for day in (1, 2, 11, 12, 17, 18, 21, 22)),
    *(date(2014, 11, day) for day in (1, 10, 11, 16, 17, 20, 21, 30)),
    *(date(2014, 7, 1), date(2014, 6, 30), date(2014, 8, 31), date(2014, 9, 1)),
    *(date(2014, 9, 30), date(2014, 10, 1), date(2014, 10, 31), date(2014, 2, 28)),
    *(date(2014, 3, 1), date(2014, 1, 30), date(2014, 1, 31), date(2015, 1, 1)),
    *(date(2013, 11, 30), date(2013, 12, 1)),
)
STATES = [State.OBSERVED] * 6 + [
    State.NOT_APPLICABLE,
    State.EXPLAINED,
    State.COULD_NOT_TELL,
    State.RECTIFIED,
]


@st.composite
def records(draw: DrawFn, scheme: Scheme) -> tuple[dict[str, str], list[Fact]]:
    """Draw units (code -> class id) and what was observed of them."""
    classes = [each.id for each in scheme.classes]
    of_units = draw(st.lists(st.sampled_from(classes), min_size=1, max_size=4))
    units = {f"U{n}": class_id for n, class_id in enumerate(of_units, 1)}
    targets = _targets(scheme)
    told = [
        fact
        for unit in units
        for (source, check), values in targets.items()
        for fact in draw(st.lists(facts(unit, source, check, values), max_size=3))
    ]
    return units, [replace(fact, order=n) for n, fact in enumerate(told, 1)]


@st.composite
def facts(
    draw: DrawFn, unit: str, source: str, check: str, values: SearchStrategy[Value]
) -> Fact:
    """Draw one fact, its order still open."""
    state = draw(st.sampled_from(STATES))
    day, late = draw(st.sampled_from(EDGES)), draw(st.booleans())
    return Fact(
        unit=unit,
        source=source,
        check=check,
        seen=seconds(day + timedelta(days=1)) - 1 if late else seconds(day),
        order=0,
        value=draw(values) if state == State.OBSERVED else None,
        state=state,
        kind=draw(st.sampled_from(["", "", "甲", "乙"])),
        corrected=draw(st.sampled_from([False] * 7 + [True])),
    )


def _targets(scheme: Scheme) -> Targets:
    """Say what can be observed, and how its values look."""
    found: Targets = {}
    for condition in (part for veto in scheme.vetoes for part in _parts(veto.when)):
        share = condition.check == "visit"
        values = _values("yes-no" if share else "number")
        found[condition.source, condition.check] = values
    for leaf in (each for sheet in scheme.sheets.values() for each in sheet):
        for source in leaf.sources if leaf.score else ():
            found[source, leaf.check] = _values(leaf.reading, leaf)
    return found


def _parts(condition: Condition) -> Iterator[Condition]:
    inner = condition.any + condition.all + condition.sum
    for part in inner:
        yield from _parts(part)
    if not inner:
        yield condition


def _values(reading: str, leaf: Indicator | None = None) -> SearchStrategy[Value]:
    match reading:
        case "yes-no":
            return st.sampled_from([Fraction(1), Fraction(0)])
        case "date":
            return st.integers(-3, 12).map(lambda days: OFFICE_DAY + timedelta(days))
        case "word":
            assert leaf
            assert isinstance(leaf.score, Levels)
            return st.sampled_from(list(leaf.score.levels))
    return st.sampled_from([Fraction(number) for number in NUMBERS])
