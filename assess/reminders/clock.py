"""A day as reminders see it: how late something is, and what was known by its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from assess.stretches import at

if TYPE_CHECKING:
    from assess.workdays import WorkCalendar

_DAY: Final = 86400


@dataclass(frozen=True, slots=True)
class Clock:
    """A day, and the working days around it; what was worked out is remembered."""

    day: date
    calendar: WorkCalendar
    _estimated: dict[date, bool] = field(default_factory=dict)
    _passed: list[int] = field(default_factory=lambda: [0])  # in the last 0, 1, … days

    @property
    def end(self) -> int:
        """The last second of the day."""
        return at(self.day) + _DAY - 1

    def late(self, due: date) -> int:
        """Count the working days since `due`; negative: so many are left."""
        days = (self.day - due).days
        if days < 0:
            return -self.calendar.late(self.day, due)
        while len(self._passed) <= days:
            day = self.day - timedelta(days=len(self._passed) - 1)
            self._passed.append(self._passed[-1] + self.calendar.is_open(day))
        return self._passed[days]

    def estimated(self, due: date) -> bool:
        """Tell whether the working days up to or since `due` are not all published."""
        if due not in self._estimated:
            ends = map(self.calendar.estimated, (due, self.day))
            self._estimated[due] = any(ends)
        return self._estimated[due]

    def known(self, seen: int | None) -> date | None:
        """Give the day of a moment that was known by the end of this day."""
        return None if seen is None or seen > self.end else day_of(seen)


def day_of(seen: int) -> date:
    """Give the day of a moment."""
    return datetime.fromtimestamp(seen, UTC).date()
