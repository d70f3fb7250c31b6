"""Strategies for what is observed under a scheme: units, and facts about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from assess.methods.levels import Levels
from assess.records.states import State
from assess.scheme.load import read_scheme
from reference.facts import Fact, Value, seconds
from reference.scoring_ways import OFFICE_DAY
from reference.strategies import scheme_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

    from assess.scheme.model import Condition, Indicator, Scheme

Values: TypeAlias = tuple[Value, ...]

YES_NO: Values = (Fraction(1), Fraction(0))
DAYS: Values = tuple(OFFICE_DAY + timedelta(days) for days in (0, 1, 2, 5, 9, -1))
NUMBERS: Values = tuple(
    Fraction(number)
    for number in ("0", "1", "2", "3", "5", "10", "0.5", "0.125", "2.675", "0.333333")
)
EDGES = (  # of the year, the half-year, and every window and staleness
    *(date(2014, 6, 1), date(2014, 12, 31), date(2014, 1, 1), date(2013, 12, 31)),
    *(date(2014, 12, day) for day in (1, 2, 11, 12, 17, 18, 21, 22)),
    *(date(2014, 11, day) for day in (1, 10, 11, 16, 17, 20, 21, 30)),
    *(date(2014, 7, 1), date(2014, 6, 30), date(2014, 8, 31), date(2014, 9, 1)),
    *(date(2014, 9, 30), date(2014, 10, 1), date(2014, 10, 31), date(2014, 2, 28)),
    *(date(2014, 3, 1), date(2014, 1, 30), date(2014, 1, 31), date(2015, 1, 1)),
    *(date(2013, 11, 30), date(2013, 12, 1)),
)
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SILENT = (
    State.COULD_NOT_TELL,
    State.EXPLAINED,
    State.NOT_APPLICABLE,
    State.RECTIFIED,
)


@dataclass(frozen=True)
class Assessment:
    """A scheme that the reader has read, and what was observed under it."""

    scheme: Scheme
    units: dict[str, str]
    facts: list[Fact]


@st.composite
def assessments(draw: DrawFn) -> Assessment:
    """Draw all that the two scorers must agree on."""
    scheme = read_scheme(draw(scheme_texts()), "drawn.toml")
    return Assessment(scheme, *draw(records(scheme)))


@st.composite
def records(draw: DrawFn, scheme: Scheme) -> tuple[dict[str, str], list[Fact]]:
    """Draw units (code -> class id) and what was observed of them."""
    classes = [each.id for each in scheme.classes]
    of_units = draw(st.lists(st.sampled_from(classes), min_size=1, max_size=4))
    units = {f"U{n}": class_id for n, class_id in enumerate(of_units, 1)}
    told = [
        replace(fact, unit=unit, source=source, check=check)
        for (source, check), values in _targets(scheme).items()
        for unit in units
        for fact in draw(lists_of_facts(values))
    ]
    return units, [replace(fact, order=n) for n, fact in enumerate(told, 1)]


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


def _targets(scheme: Scheme) -> dict[tuple[str, str], Values]:
    """Say what can be observed, and the values it may have."""
    found: dict[tuple[str, str], Values] = {}
    for condition in (part for veto in scheme.vetoes for part in _parts(veto.when)):
        values = YES_NO if condition.check == "visit" else NUMBERS
        found[condition.source, condition.check] = values
    for leaf in (each for sheet in scheme.sheets.values() for each in sheet):
        for source in leaf.sources if leaf.score else ():
            found[source, leaf.check] = _values(leaf)
    return found


def _parts(condition: Condition) -> Iterator[Condition]:
    inner = condition.any + condition.all + condition.sum
    for part in inner:
        yield from _parts(part)
    if not inner:
        yield condition


def _values(leaf: Indicator) -> Values:
    if isinstance(leaf.score, Levels):
        return tuple(leaf.score.levels)
    return {"yes-no": YES_NO, "date": DAYS}.get(leaf.reading, NUMBERS)
