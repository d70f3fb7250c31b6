"""Stretches of time, ``"2 weeks"`` or ``"quarter"``, and the seconds of a day."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY: Final = 86400
_EPOCH: Final = date(1970, 1, 1).toordinal()
_DAYS: Final = {"day": 1, "week": 7}
_MONTHS: Final = {"month": 1, "quarter": 3, "year": 12}
_PATTERN: Final = re.compile(r"(?:([1-9]\d{0,3}) )?(day|week|month|quarter|year)s?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time, in days or in months."""

    days: int = 0
    months: int = 0

    def before(self, last: date) -> date:
        """Give the first day of the stretch that ends with `last`, which is in it."""
        if self.days:
            return last - timedelta(days=self.days - 1)
        return _months_on(last, -self.months) + timedelta(days=1)

    def after(self, first: date, times: int) -> date:
        """Give the day on which the next one begins, after so many from `first` on."""
        if self.days:
            return first + timedelta(days=self.days * times)
        return _months_on(first, self.months * times)

    def starts(self, first: date, last: date) -> Iterator[date]:
        """Give the first days of those that fit whole between `first` and `last`.

        They follow each other from `first` on; the day after the last one comes, too.
        """
        times = 0
        while (start := self.after(first, times)) <= last + timedelta(days=1):
            yield start
            times += 1


def stretch(text: str) -> Stretch | None:
    """Read ``"2 weeks"``, ``"10 days"``, ``"quarter"``; None where it is none."""
    if not (found := _PATTERN.fullmatch(text.strip())):
        return None
    number, word = int(found[1] or 1), found[2]
    if word in _DAYS:
        return Stretch(days=number * _DAYS[word])
    return Stretch(months=number * _MONTHS[word])


def at(day: date) -> int:
    """Give the first second of `day`, as the record counts them."""
    return (day.toordinal() - _EPOCH) * _DAY


def day_at(second: int) -> date:
    """Give the day in which a second lies."""
    return date.fromordinal(second // _DAY + _EPOCH)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
