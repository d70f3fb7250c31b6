"""The days an office is open: the state's holiday notices, and its own table first."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_SATURDAY: Final = 5
_REMEMBERED: Final = 50_000  # days


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working days (工作日), with holidays and the weekends worked for them (调休).

    The office's own table goes first, then the published notices. Where neither knows
    a year, weekends alone count, and `estimated` says so.
    """

    holidays: frozenset[date] = field(default_factory=frozenset)
    workdays: frozenset[date] = field(default_factory=frozenset)

    def is_open(self, day: date) -> bool:
        """Tell whether `day` is worked."""
        if day in self.holidays or day in self.workdays:
            return day in self.workdays
        published = _published(day)
        return day.weekday() < _SATURDAY if published is None else published

    def after(self, start: date, days: int) -> date:
        """Count `days` working days past `start`; day 1 is the next one open."""
        return self._step(start, days, 1)

    def before(self, end: date, days: int) -> date:
        """Count `days` working days back from `end`; day 1 is the last one open."""
        return self._step(end, days, -1)

    def late(self, due: date, today: date) -> int:
        """Count the working days after `due`, up to and with `today`; 0 if not late."""
        days = (today - due).days
        return sum(self.is_open(due + timedelta(days=n)) for n in range(1, days + 1))

    def estimated(self, day: date) -> bool:
        """Tell whether nobody has said yet which days of that year are worked (估)."""
        own = {each.year for each in self.holidays | self.workdays}
        return day.year not in own and _published(day) is None

    def _step(self, day: date, days: int, way: int) -> date:
        end = date.max if way > 0 else date.min
        return next(islice(self._open_days(day, end, way), days - 1, None), end)

    def _open_days(self, day: date, end: date, way: int) -> Iterator[date]:
        while day != end:
            day += timedelta(days=way)
            if self.is_open(day):
                yield day


@lru_cache(_REMEMBERED)
def _published(day: date) -> bool | None:
    """Tell whether `day` is worked; None: no notice for that year is known."""
    import chinese_calendar  # noqa: PLC0415 - only where days are counted

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
