"""What holds for every measure; a new one is under these laws once listed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from catalogue import LAW, build
from hypothesis import given
from hypothesis import strategies as st

from assess.measures import MEASURES, Measure
from assess.records.tally import Tally
from assess.workdays import WorkCalendar

CALENDAR = WorkCalendar()
FAR = date(2030, 1, 1).toordinal()  # a day number, or a small number of millionths

every_measure = pytest.mark.parametrize("kind", MEASURES.values(), ids=MEASURES)


@st.composite
def tallies(draw: st.DrawFn) -> Tally:
    values = draw(st.lists(st.integers(1, FAR), min_size=1, max_size=5))
    return Tally(
        unit=draw(st.integers(1, 9)),
        series=draw(st.integers(1, 9)),
        mark=draw(st.integers(0, 2**62)),
        value=values[-1],
        state=0,
        n=len(values),
        zeros=draw(st.integers(0, len(values))),
        total=sum(values),
    )


@every_measure
def test_no_data_in_none_out(kind: type[Measure]) -> None:
    nothing = Tally(1, 1, 0, value=None, state=3, n=0, zeros=0, total=0)
    assert build(kind).of(nothing, CALENDAR) is None


@every_measure
@LAW
@given(one=tallies(), other=tallies())
def test_only_what_it_names_decides_it(
    kind: type[Measure], one: Tally, other: Tally
) -> None:
    named = {name: getattr(one, name) for name in kind.uses}
    measure = build(kind)
    given_back = measure.of(one, CALENDAR)
    assert isinstance(given_back, Fraction)
    assert measure.of(other._replace(**named), CALENDAR) == given_back


@every_measure
def test_it_can_be_said(kind: type[Measure]) -> None:
    assert build(kind).words().strip()
