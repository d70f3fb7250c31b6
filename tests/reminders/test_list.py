"""The list as a whole: its order, its tables, one unit of it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.problems import InputError
from assess.records import settings
from assess.reminders.matter import Key, Matter
from assess.reminders.table import KEYS, by_level, whole
from reminders.keeping import scheme

if TYPE_CHECKING:
    from reminders.keeping import Ledger

TODAY = date(2014, 10, 13)


def test_the_loudest_first_then_unit_and_day(ledger: Ledger) -> None:
    ledger.found(date(2014, 9, 1), date(2014, 9, 30))  # five days late
    ledger.found(date(2014, 9, 2), date(2014, 10, 10), kind="500")  # two
    told = ledger.due(TODAY, scheme(due=date(2014, 10, 10)))
    assert [(m.level, m.code, m.kind) for m in told] == [
        (3, "B01", "statutory-date"),
        (2, "J01", "not-rectified"),
        (1, "B01", "not-in"),
        (1, "J01", "not-in"),
        (1, "J01", "not-rectified"),
    ]


@pytest.mark.parametrize("unit", ["J01", "name of J01"])
def test_one_unit_by_code_or_name(unit: str, ledger: Ledger) -> None:
    told = ledger.due(TODAY, scheme(due=date(2014, 9, 30)), unit)
    assert [m.code for m in told] == ["J01"]


@pytest.mark.parametrize(
    ("unit", "code"),
    [("nobody", "no-such-unit"), ("J1", "misspelt-unit"), ("nam of J01", "misspelt")],
)
def test_a_unit_that_is_not_there(unit: str, code: str, ledger: Ledger) -> None:
    with pytest.raises(InputError, match=code):
        ledger.due(TODAY, unit=unit)


def test_a_record_of_another_scheme(ledger: Ledger) -> None:
    with ledger.record.writing() as connection:
        settings.write(connection, settings.SCHEME, "another")
    with pytest.raises(InputError, match="record-of-another-scheme"):
        ledger.due(TODAY)


MATTER = Matter(
    key=Key(1, "not-rectified", "7", date(2031, 9, 30).toordinal()),
    code="J01",
    name="文源街道",
    class_title="街道",
    kind="not-rectified",
    indicators=("2.1", "2.2"),
    title="Links",
    due=date(2031, 9, 30),
    estimated=True,
    late=4,
    level=2,
    level_title="督办",
    hears=(),
    found="2031-09-10",
    required="mend them",
    basis="Article 7",
    points=F("2.5"),
)


def test_a_table_for_people(ledger: Ledger) -> None:
    ledger.found(date(2014, 9, 1), date(2014, 9, 30))
    told = by_level([MATTER, *ledger.due(TODAY, unit="J01")], TODAY)
    assert [table.title for table in told] == ["督办 (level 2), 2014-10-13: 2 matters"]
    assert told[0].rows[0] == (
        "文源街道",
        "not rectified: 2.1, 2.2 Links; 2031-09-10",
        "2031-09-30 (est.)",
        4,
        "mend them (2.5 points)",
    )


def test_a_table_for_programs_has_stable_keys() -> None:
    told = whole([MATTER], TODAY)
    row = dict(zip(told.keys, told.rows[0], strict=True))
    assert told.keys == KEYS
    assert len(told.columns) == len(KEYS)
    assert row["kind"] == "not-rectified"
    assert (row["due"], row["estimated"], row["days_late"]) == ("2031-09-30", 1, 4)
    assert (row["indicators"], row["points"]) == ("2.1, 2.2", "2.5")


def test_nothing_due_is_an_empty_table() -> None:
    assert by_level([], TODAY) == []
    assert whole([], TODAY).rows == ()
