from __future__ import annotations

from datetime import date

import pytest

from assess.messages import speak
from assess.messages.stretches import stretch_in_words
from assess.stretches import Stretch, at, day_at, stretch


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("10 days", Stretch(days=10)),
        ("2 weeks", Stretch(days=14)),
        ("month", Stretch(months=1)),
        (" 3 months ", Stretch(months=3)),
        ("quarter", Stretch(months=3)),
        ("2 quarters", Stretch(months=6)),
        ("1 year", Stretch(months=12)),
        ("0 days", None),
        ("a month", None),
        ("", None),
    ],
)
def test_what_is_written(written: str, read: Stretch | None) -> None:
    assert stretch(written) == read


@pytest.mark.parametrize(
    ("every", "first", "last", "starts"),
    [
        pytest.param("month", "01-01", "03-31", "01-01 02-01 03-01 04-01", id="whole"),
        pytest.param("month", "01-01", "03-30", "01-01 02-01 03-01", id="a day short"),
        pytest.param("month", "01-31", "03-31", "01-31 02-28 03-31", id="from a 31st"),
        pytest.param("week", "01-01", "01-20", "01-01 01-08 01-15", id="weeks"),
        pytest.param("quarter", "07-01", "12-31", "07-01 10-01 01-01", id="quarters"),
        pytest.param("month", "01-01", "01-30", "01-01", id="none fits"),
    ],
)
def test_one_after_another(every: str, first: str, last: str, starts: str) -> None:
    length = stretch(every)
    assert length
    days = length.starts(*(date.fromisoformat(f"2014-{day}") for day in (first, last)))
    assert [f"{day:%m-%d}" for day in days] == starts.split()


def test_a_second_lies_in_its_day() -> None:
    day = date(2014, 3, 5)
    assert day_at(at(day)) == day_at(at(day) + 86_399) == day
    assert day_at(at(day) - 1) == date(2014, 3, 4)


@pytest.mark.parametrize(
    ("written", "said"),
    [("2 weeks", "2 weeks"), ("1 year", "year"), ("quarter", "quarter")],
)
def test_in_words(written: str, said: str) -> None:
    speak("en")
    assert stretch_in_words(written) == said
