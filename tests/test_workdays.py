from __future__ import annotations

from datetime import date, timedelta

import pytest
from catalogue import LAW
from hypothesis import given
from hypothesis import strategies as st

from assess.workdays import WorkCalendar

NOTICES = WorkCalendar()
OWN = WorkCalendar(
    holidays=frozenset({date(2014, 9, 29), date(2030, 10, 1)}),
    workdays=frozenset({date(2014, 10, 1), date(2030, 10, 5)}),
)
days = st.dates(date(2003, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        pytest.param(date(2014, 9, 26), True, id="a Friday"),
        pytest.param(date(2014, 9, 27), False, id="a Saturday"),
        pytest.param(date(2014, 9, 28), True, id="a Sunday worked for National Day"),
        pytest.param(date(2014, 10, 11), True, id="a Saturday worked for it"),
        pytest.param(date(2014, 1, 31), False, id="New Year by the moon"),
        pytest.param(date(2016, 2, 29), True, id="a leap day"),
        pytest.param(date(2020, 2, 29), False, id="a leap day on a Saturday"),
        pytest.param(date(2020, 1, 31), False, id="the holiday made longer in 2020"),
        pytest.param(date(2026, 9, 20), True, id="the last Sunday published as worked"),
    ],
)
def test_published_days(day: date, is_open: bool) -> None:
    assert NOTICES.is_open(day) is is_open


@pytest.mark.parametrize("year", range(2014, 2027))
def test_national_day_is_never_worked(year: int) -> None:
    assert not any(NOTICES.is_open(date(year, 10, day)) for day in (1, 2, 3))
    worked = [NOTICES.is_open(date(year, 10, day)) for day in range(8, 13)]
    assert any(worked)


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        pytest.param(date(2014, 10, 1), True, id="worked, whatever the notice says"),
        pytest.param(date(2014, 9, 29), False, id="closed, whatever the notice says"),
        pytest.param(date(2014, 9, 28), True, id="the notice, where it is silent"),
        pytest.param(date(2030, 10, 1), False, id="closed in a year without notice"),
        pytest.param(date(2030, 10, 5), True, id="a Saturday worked in such a year"),
    ],
)
def test_the_office_s_own_table_goes_first(day: date, is_open: bool) -> None:
    assert OWN.is_open(day) is is_open


@pytest.mark.parametrize(
    ("calendar", "day", "estimated"),
    [
        pytest.param(NOTICES, date(2026, 12, 31), False, id="published"),
        pytest.param(NOTICES, date(2030, 10, 1), True, id="not published yet"),
        pytest.param(NOTICES, date(2003, 10, 1), True, id="before the first notice"),
        pytest.param(OWN, date(2030, 3, 1), False, id="the office's own table"),
        pytest.param(OWN, date(2031, 3, 1), True, id="a year it does not have"),
    ],
)
def test_estimated(calendar: WorkCalendar, day: date, estimated: bool) -> None:
    assert calendar.estimated(day) is estimated


def test_where_nobody_knows_weekends_count() -> None:
    week = [NOTICES.is_open(date(2030, 10, day)) for day in range(1, 8)]
    assert week == [True, True, True, True, False, False, True]


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        pytest.param(date(2014, 9, 26), 1, date(2014, 9, 28), id="the worked Sunday"),
        pytest.param(date(2014, 9, 30), 1, date(2014, 10, 8), id="past the holiday"),
        pytest.param(date(2014, 10, 3), 1, date(2014, 10, 8), id="from inside it"),
        pytest.param(date(2014, 3, 3), 20, date(2014, 3, 31), id="20 working days"),
        pytest.param(date.max, 1, date.max, id="there is no day after the last"),
    ],
)
def test_after(start: date, number: int, end: date) -> None:
    assert NOTICES.after(start, number) == end


@pytest.mark.parametrize(
    ("end", "number", "start"),
    [
        pytest.param(date(2014, 10, 8), 1, date(2014, 9, 30), id="past the holiday"),
        pytest.param(date(2014, 9, 29), 1, date(2014, 9, 28), id="the worked Sunday"),
        pytest.param(date(2014, 3, 31), 20, date(2014, 3, 3), id="20 working days"),
        pytest.param(date.min, 1, date.min, id="there is no day before the first"),
    ],
)
def test_before(end: date, number: int, start: date) -> None:
    assert NOTICES.before(end, number) == start


@pytest.mark.parametrize(
    ("today", "late"),
    [
        pytest.param(date(2014, 9, 1), 0, id="long before"),
        pytest.param(date(2014, 9, 26), 0, id="the day itself"),
        pytest.param(date(2014, 9, 27), 0, id="a closed day"),
        pytest.param(date(2014, 9, 28), 1, id="the worked Sunday"),
        pytest.param(date(2014, 10, 7), 3, id="the end of the holiday"),
        pytest.param(date(2014, 10, 8), 4, id="the first day after it"),
    ],
)
def test_late(today: date, late: int) -> None:
    assert NOTICES.late(date(2014, 9, 26), today) == late


@LAW
@given(start=days, number=st.integers(1, 30))
def test_the_nth_working_day_is_n_days_late(start: date, number: int) -> None:
    end = NOTICES.after(start, number)
    assert NOTICES.is_open(end)
    assert NOTICES.late(start, end) == number
    assert NOTICES.late(start, end - timedelta(days=1)) == number - 1


@LAW
@given(end=days, number=st.integers(1, 30))
def test_counting_back_and_forth_ends_on_the_same_day(end: date, number: int) -> None:
    closing = NOTICES.after(end, 1)
    assert NOTICES.after(NOTICES.before(closing, number), number) == closing
