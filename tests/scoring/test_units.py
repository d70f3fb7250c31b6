"""Who is scored: units that exist in the period, and what merged ones became."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from assess.records.store import create_record
from assess.records.units import UnitRow, write_units
from assess.scheme.model import Period
from assess.scoring.streams import units_of

if TYPE_CHECKING:
    from pathlib import Path

YEAR = Period(first=date(2014, 1, 1), last=date(2014, 12, 31))


@pytest.mark.parametrize(
    ("first", "last", "merged", "scored"),
    [
        pytest.param(None, None, False, True, id="there for good"),
        pytest.param(None, date(2014, 1, 1), False, True, id="gone after a day"),
        pytest.param(None, date(2013, 12, 31), False, False, id="gone before"),
        pytest.param(date(2014, 12, 31), None, False, True, id="new on the last day"),
        pytest.param(date(2015, 1, 1), None, False, False, id="new next year"),
        pytest.param(None, date(2014, 6, 30), True, False, id="merged in between"),
        pytest.param(None, date(2014, 12, 31), True, True, id="merged at the end"),
    ],
)
def test_who_is_scored(
    tmp_path: Path,
    first: date | None,
    last: date | None,
    merged: bool,
    scored: bool,
) -> None:
    units = [
        UnitRow(code="B01", name="区教育局", class_id="office"),
        UnitRow(
            code="B02",
            name="区文化局",
            class_id="office",
            valid_from=first.toordinal() if first else None,
            valid_to=last.toordinal() if last else None,
            merged_into="B01" if merged else "",
        ),
    ]
    record = create_record(tmp_path / "record.db")
    with record.writing() as connection:
        write_units(connection, units, {})
        found = [unit.id for unit in units_of(connection, YEAR)]
    assert found == ([1, 2] if scored else [1])
