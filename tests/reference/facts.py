"""What the reference scorer is given: plain facts, and the days they fall on."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from assess.records.states import State

if TYPE_CHECKING:
    from assess.scheme.model import Period

Value: TypeAlias = Fraction | str | date
EPOCH = date(1970, 1, 1)


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
    year, month = last.year, last.month
    for _ in range(number if word == "month" else 12 * number):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return date(year, month, min(last.day, monthrange(year, month)[1])) + timedelta(1)


def in_window(fact: Fact, period: Period, window: str) -> bool:
    first = first_day(window, period.last) if window else period.first
    return first <= day_of(fact) <= period.last


def newest(facts: list[Fact]) -> Fact:
    return max(facts, key=lambda fact: (fact.seen, fact.order))
