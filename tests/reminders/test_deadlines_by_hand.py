"""Deadlines across the two long holidays of thirteen years, counted on wall calendars.

Each row: the holiday, the weekends worked for it, then by hand: the last day open
before it; one, five and ten working days after that day; the first day open after the
holiday; five working days before that one.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pytest

from assess.reminders.ladder import LATE, calls, climb
from assess.scheme.model import RemindRules
from assess.triggers.before_deadline import BeforeDeadline
from assess.workdays import WorkCalendar

BY_HAND = """\
2014 春节 1.31-2.6   1.26,2.8    1.30: 2.7  2.12  2.19   2.7:  1.26
2015 春节 2.18-2.24  2.15,2.28   2.17: 2.25 3.2   3.9    2.25: 2.12
2016 春节 2.7-2.13   2.6,2.14    2.6:  2.14 2.18  2.25   2.14: 2.2
2017 春节 1.27-2.2   1.22,2.4    1.26: 2.3  2.8   2.15   2.3:  1.22
2018 春节 2.15-2.21  2.11,2.24   2.14: 2.22 2.27  3.6    2.22: 2.9
2019 春节 2.4-2.10   2.2,2.3     2.3:  2.11 2.15  2.22   2.11: 1.30
2020 春节 1.24-2.2   1.19        1.23: 2.3  2.7   2.14   2.3:  1.19
2021 春节 2.11-2.17  2.7,2.20    2.10: 2.18 2.23  3.2    2.18: 2.5
2022 春节 1.31-2.6   1.29,1.30   1.30: 2.7  2.11  2.18   2.7:  1.26
2023 春节 1.21-1.27  1.28,1.29   1.20: 1.28 2.1   2.8    1.28: 1.16
2024 春节 2.10-2.17  2.4,2.18    2.9:  2.18 2.22  2.29   2.18: 2.5
2025 春节 1.28-2.4   1.26,2.8    1.27: 2.5  2.10  2.17   2.5:  1.22
2026 春节 2.15-2.23  2.14,2.28   2.14: 2.24 2.28  3.6    2.24: 2.10
2014 国庆 10.1-10.7  9.28,10.11  9.30: 10.8 10.13 10.20  10.8: 9.25
2015 国庆 10.1-10.7  10.10       9.30: 10.8 10.13 10.20  10.8: 9.24
2016 国庆 10.1-10.7  10.8,10.9   9.30: 10.8 10.12 10.19  10.8: 9.26
2017 国庆 10.1-10.8  9.30        9.30: 10.9 10.13 10.20  10.9: 9.26
2018 国庆 10.1-10.7  9.29,9.30   9.30: 10.8 10.12 10.19  10.8: 9.26
2019 国庆 10.1-10.7  9.29,10.12  9.30: 10.8 10.12 10.18  10.8: 9.25
2020 国庆 10.1-10.8  9.27,10.10  9.30: 10.9 10.14 10.21  10.9: 9.25
2021 国庆 10.1-10.7  9.26,10.9   9.30: 10.8 10.13 10.20  10.8: 9.26
2022 国庆 10.1-10.7  10.8,10.9   9.30: 10.8 10.12 10.19  10.8: 9.26
2023 国庆 9.29-10.6  10.7,10.8   9.28: 10.7 10.11 10.18  10.7: 9.22
2024 国庆 10.1-10.7  9.29,10.12  9.30: 10.8 10.12 10.18  10.8: 9.25
2025 国庆 10.1-10.8  9.28,10.11  9.30: 10.9 10.14 10.21  10.9: 9.25
2026 国庆 10.1-10.7  9.20,10.10  9.30: 10.8 10.13 10.20  10.8: 9.23
"""  # in 2026 the 25th of September, a Friday, is 中秋


class Row(NamedTuple):
    """One holiday of one year."""

    name: str
    first: date
    last: date
    worked: tuple[date, ...]
    due: date
    late: tuple[date, ...]
    after: date
    five_before: date


def row(line: str) -> Row:
    year, name, span, worked, due, *late, after, before = line.split()

    def day(text: str) -> date:
        month, number = text.rstrip(":").split(".")
        return date(int(year), int(month), int(number))

    first, last = map(day, span.split("-"))
    weekends, reached = tuple(map(day, worked.split(","))), tuple(map(day, late))
    days = day(due), reached, day(after), day(before)
    return Row(name + year, first, last, weekends, *days)


ROWS = [pytest.param(row(line), id=line[:7]) for line in BY_HAND.splitlines()]
CALENDAR = WorkCalendar()


@pytest.mark.parametrize("told", ROWS)
def test_the_levels_of_what_was_due_before_it(told: Row) -> None:
    said = calls(LATE, told.due, CALENDAR)
    ladder = climb(said, RemindRules(), CALENDAR, urgent=False)
    assert tuple(step.day for step in ladder.steps) == told.late


@pytest.mark.parametrize("told", ROWS)
def test_what_is_due_after_it_is_told_five_working_days_before(told: Row) -> None:
    steps = BeforeDeadline(days=(5,)).steps(told.after, CALENDAR)
    assert steps == (told.five_before,)


@pytest.mark.parametrize("told", ROWS)
def test_the_days_between_are_closed_or_open_as_published(told: Row) -> None:
    length = (told.last - told.first).days + 1
    closed = [told.first + timedelta(days=n) for n in range(length)]
    assert not any(map(CALENDAR.is_open, closed))
    assert all(map(CALENDAR.is_open, (*told.worked, told.due, told.after)))
    assert not any(map(CALENDAR.estimated, closed))


@pytest.mark.parametrize(
    ("due", "days"),
    [
        pytest.param(date(2016, 2, 26), (29, 1, 2), id="a leap day is counted"),
        pytest.param(date(2024, 2, 28), (29, 1, 4), id="29 February is a Thursday"),
        pytest.param(date(2020, 2, 28), (2, 3, 4), id="29 February is a Saturday"),
        pytest.param(date(2015, 2, 27), (28, 2, 3), id="no 29th, a Saturday is worked"),
    ],
)
def test_the_end_of_february(due: date, days: tuple[int, ...]) -> None:
    found = [CALENDAR.after(due, number).day for number in (1, 2, 3)]
    assert tuple(found) == days
