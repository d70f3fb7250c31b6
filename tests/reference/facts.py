"""What the reference scorer is given: plain facts, and the days they fall on."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeAlias

from assess.records.states import State

Value: TypeAlias = Fraction | str | date
EPOCH = date(1970, 1, 1)
MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True)
class Unit:
    """Who is assessed."""

    class_id: str
    name: str = ""
    parent: str = ""  # code
    first: date | None = None  # day on which it exists
    last: date | None = None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that one source saw of one unit."""

    unit: str  # code
    source: str
    check: str
    seen: int  # seconds since 1970-01-01, the office's own clock
    order: int  # in which it was written down; no two are alike
    value: Value | None = None
    state: State = State.OBSERVED
    kind: str = ""
    corrected: bool = False  # another fact took its place


def seconds(day: date, hour: int = 0) -> int:
    return (day - EPOCH).days * 86_400 + hour * 3_600


def day_of(fact: Fact) -> date:
    return EPOCH + timedelta(days=fact.seen // 86_400)


def first_day(stretch: str, last: date) -> date:
    """Give the first day of ``"2 weeks"`` or ``"3 months"`` that end with `last`."""
    digits, words = stretch.split()
    number, word = int(digits), words.rstrip("s")
    if word == "day":
        return last - timedelta(days=number) + timedelta(days=1)
    if word == "week":
        return last - timedelta(days=7 * number) + timedelta(days=1)
    return moved(last, -number * MONTHS[word]) + timedelta(1)


def last_day(stretch: str, first: date, times: int) -> date:
    """Give the last day of the stretch that follows itself so often from `first` on."""
    digits, word = stretch.split() if " " in stretch else ("1", stretch)
    number, word = int(digits) * times, word.rstrip("s")
    if word in {"day", "week"}:
        return first + timedelta(number * (7 if word == "week" else 1) - 1)
    return moved(first, number * MONTHS[word]) - timedelta(1)


def moved(day: date, months: int) -> date:
    """Move a day by months; into a shorter month, to its end."""
    year, month = day.year, day.month
    for _ in range(abs(months)):
        month += 1 if months > 0 else -1
        if month in {0, 13}:
            year, month = (year - 1, 12) if month == 0 else (year + 1, 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def newest(facts: list[Fact]) -> Fact:
    return max(facts, key=lambda fact: (fact.seen, fact.order))
