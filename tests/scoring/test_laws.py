"""Laws of scoring, asked of the engine on random schemes and records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from reference.engine import engine
from reference.laws import (
    a_worse_fact_raises_no_total,
    of_one_unit,
    other_units_change_no_total,
    points_lie_between_zero_and_full,
    shuffled,
    worsened,
)
from reference.observing import UNHURRIED, Assessment, assessments

from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from reference.outcome import Outcome

CALENDAR = WorkCalendar()
A_FEW = settings(UNHURRIED, max_examples=25)


def scored(drawn: Assessment, files: int = 1) -> dict[str, Outcome]:
    told = (drawn.text, drawn.units, drawn.facts, CALENDAR, drawn.today)
    return engine(*told, files=files)


@A_FEW
@given(drawn=assessments())
def test_points_lie_between_zero_and_full(drawn: Assessment) -> None:
    points_lie_between_zero_and_full(drawn, scored)


@A_FEW
@given(data=st.data(), drawn=assessments())
def test_a_worse_fact_never_raises_a_total(
    data: st.DataObject, drawn: Assessment
) -> None:
    if worse := data.draw(worsened(drawn)):
        a_worse_fact_raises_no_total(drawn, worse, scored)


@A_FEW
@given(data=st.data(), drawn=assessments())
def test_the_order_of_rows_units_and_files_never_matters(
    data: st.DataObject, drawn: Assessment
) -> None:
    again = data.draw(shuffled(drawn))
    assert scored(again, data.draw(st.integers(1, 4))) == scored(drawn)


@A_FEW
@given(data=st.data(), drawn=assessments())
def test_what_is_seen_of_another_unit_never_changes_a_total(
    data: st.DataObject, drawn: Assessment
) -> None:
    if without := data.draw(of_one_unit(drawn)):
        other_units_change_no_total(drawn, without, scored)
