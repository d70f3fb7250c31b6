"""The number that is made of facts, by the plainest reading of each manual page."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.measures.by_kind import ByKind
from assess.measures.count import Count
from assess.measures.days_late import DaysLate
from assess.measures.last import Last
from assess.measures.mean import Mean
from assess.measures.share_failing import ShareFailing
from assess.measures.sum import Sum
from assess.methods.levels import Levels
from assess.records.states import State
from reference.facts import Fact, newest

if TYPE_CHECKING:
    from assess.measures import Measure
    from assess.methods import Method
    from assess.workdays import WorkCalendar


def measured(  # noqa: PLR0911 - a table, measure by measure
    measure: Measure, method: Method | None, rows: list[Fact], calendar: WorkCalendar
) -> Fraction:
    """Measure all rows that carry a value: at least one."""
    telling = [fact for fact in rows if fact.state == State.OBSERVED]
    match measure:
        case Last():
            return _number(newest(telling), method)
        case DaysLate():
            return _days_late(measure, newest(telling), calendar)
    numbers = [_number(fact, method) for fact in telling]
    match measure:
        case Sum():
            return sum(numbers, Fraction(0))
        case ByKind():
            return _by_kind(measure, telling)
        case Count():
            return Fraction(sum(number != 0 for number in numbers))
        case Mean():
            return sum(numbers, Fraction(0)) / len(numbers)
        case ShareFailing():
            return Fraction(numbers.count(Fraction(0)), len(numbers))
    raise NotImplementedError(measure)


def _by_kind(measure: ByKind, telling: list[Fact]) -> Fraction:
    total = Fraction(0)
    for kind, weight in measure.kinds.items():
        total += weight * _found(telling, kind, measure.once)
    return total


def _found(telling: list[Fact], kind: str, once: tuple[str, ...]) -> Fraction:
    found = sum((_number(f, None) for f in telling if f.kind == kind), Fraction(0))
    return min(found, Fraction(1)) if kind in once else found


def _number(fact: Fact, method: Method | None) -> Fraction:
    if isinstance(fact.value, str):
        assert isinstance(method, Levels)
        return Fraction(list(method.levels).index(fact.value))
    assert isinstance(fact.value, Fraction)
    return fact.value


def _days_late(measure: DaysLate, fact: Fact, calendar: WorkCalendar) -> Fraction:
    assert isinstance(fact.value, date)
    days = _after(measure.due, fact.value)
    if measure.early:
        days += _after(fact.value, measure.due)
    return Fraction(sum(not measure.working or calendar.is_open(day) for day in days))


def _after(first: date, last: date) -> list[date]:
    return [first + timedelta(n + 1) for n in range((last - first).days)]
