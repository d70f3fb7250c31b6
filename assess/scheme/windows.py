"""Stretches of time counted back from a day: ``"2 weeks"``, ``"3 months"``."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

_WORDS: Final = {"day": 1, "week": 7, "month": 1, "year": 12}
_PATTERN: Final = re.compile(r"([1-9]\d{0,3}) (day|week|month|year)s?")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time, in days or in months."""

    days: int = 0
    months: int = 0

    def before(self, last: date) -> date:
        """Give the first day of the stretch that ends with `last`, which is in it."""
        if self.days:
            return last - timedelta(days=self.days - 1)
        return _months_back(last, self.months) + timedelta(days=1)


def stretch(text: str) -> Stretch | None:
    """Read ``"2 weeks"``, ``"10 days"``, ``"3 months"``; None where it is none."""
    if not (found := _PATTERN.fullmatch(text.strip())):
        return None
    number, word = int(found[1]), found[2]
    if word in {"day", "week"}:
        return Stretch(days=number * _WORDS[word])
    return Stretch(months=number * _WORDS[word])


def _months_back(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
