"""The number that is made of facts, by the plainest reading of each manual page.

Readings chosen where the contract is open:

- Short periods are counted from the first day that counts, each as long as `every`
  says. The last is counted where it ends with the last day that counts, or before, and
  has ended before the day of the run. Blank is one in which there was nothing: no row,
  or only 0. One that was looked at in vain (rows, but no value) is passed over.
- A mean that leaves out more than there is leaves out nothing.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.records.states import State
from reference import facts as when
from reference.facts import Fact, newest

if TYPE_CHECKING:
    from assess.workdays import WorkCalendar
    from reference.hearing import Told
    from reference.rules import Keys, Period


def measured(  # noqa: C901, PLR0911 - a table, measure by measure
    observe: Keys, score: Keys | None, rows: list[Fact], days: Period, told: Told
) -> Fraction:
    """Measure all rows that carry a value: at least one."""
    telling = [fact for fact in rows if fact.state == State.OBSERVED]
    measure = observe.get("measure", "last")
    if measure == "days-late":
        return _days_late(observe, newest(telling), told.calendar)
    numbers = [_number(fact, score) for fact in telling]
    match measure:
        case "last":
            return _number(newest(telling), score)
        case "sum":
            return sum(numbers, Fraction(0))
        case "by-kind":
            return _by_kind(observe, telling)
        case "count":
            return Fraction(sum(number != 0 for number in numbers))
        case "mean":
            return mean(numbers)
        case "share-failing":
            return Fraction(numbers.count(Fraction(0)), len(numbers))
        case "trimmed-mean":
            return mean(trimmed(numbers, int(observe.get("drop", 1))))
        case "median":
            return median(numbers)
        case "highest":
            return max(numbers)
        case "lowest":
            return min(numbers)
        case "short-periods":
            return short_periods(observe, rows, days, told)
    raise NotImplementedError(measure)


def mean(numbers: list[Fraction]) -> Fraction:
    return sum(numbers, Fraction(0)) / len(numbers)


def trimmed(numbers: list[Fraction], drop: int) -> list[Fraction]:
    return sorted(numbers)[drop : len(numbers) - drop] or numbers


def median(numbers: list[Fraction]) -> Fraction:
    in_order, half = sorted(numbers), len(numbers) // 2
    return mean([in_order[half], in_order[-half - 1]])


def short_periods(
    observe: Keys, rows: list[Fact], days: Period, told: Told
) -> Fraction:
    """Count the periods below the quota, those with nothing `blank` times.

    A unit answers for periods that it has lived through from the first day to the last.
    """
    found = Fraction(0)
    born, gone = (told.unit.first, told.unit.last) if told.unit else (None, None)
    for first, last in _periods(observe["every"], days):
        if last >= told.today:
            break
        if (born and first < born) or (gone and last > gone):
            continue
        of_it = [fact for fact in rows if first <= when.day_of(fact) <= last]
        values = [_number(f, None) for f in of_it if f.state == State.OBSERVED]
        if observe.get("take", "sum") == "count":
            values = [Fraction(1) for value in values if value]
        amount = sum(values, Fraction(0))
        if amount == 0 and (any(f.state == State.OBSERVED for f in of_it) or not of_it):
            found += observe.get("blank", 1)
        elif of_it and 0 < amount < observe["quota"]:
            found += 1
    return found


def _periods(every: str, days: Period) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    first = days.first
    while (last := when.last_day(every, days.first, len(found) + 1)) <= days.last:
        found.append((first, last))
        first = last + timedelta(1)
    return found


def _by_kind(observe: Keys, telling: list[Fact]) -> Fraction:
    found = Counter[str]()
    for fact in telling:
        found[fact.kind] += _number(fact, None)  # type: ignore[assignment] # exact
    for kind in observe.get("once", ()):
        found[kind] = min(found[kind], 1)
    return sum((w * found[kind] for kind, w in observe["kinds"].items()), Fraction(0))


def _number(fact: Fact, score: Keys | None) -> Fraction:
    if isinstance(fact.value, str):
        assert score is not None
        return Fraction(score["levels"][fact.value])
    assert isinstance(fact.value, Fraction)
    return fact.value


def _days_late(observe: Keys, fact: Fact, calendar: WorkCalendar) -> Fraction:
    assert isinstance(fact.value, date)
    days = _after(observe["due"], fact.value)
    if observe.get("early"):
        days += _after(fact.value, observe["due"])
    working = observe.get("working", False)
    return Fraction(sum(not working or calendar.is_open(day) for day in days))


def _after(first: date, last: date) -> list[date]:
    return [first + timedelta(n + 1) for n in range((last - first).days)]
