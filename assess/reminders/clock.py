"""A day as reminders see it: how loud, how late, and what was known by its end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from assess.scoring.sheet import at
from assess.triggers import level as level_on
from assess.triggers.after_deadline import AfterDeadline
from assess.triggers.before_deadline import BeforeDeadline

if TYPE_CHECKING:
    from assess.triggers import Trigger
    from assess.workdays import WorkCalendar

_DAY: Final = 86400

LATE: Final = (AfterDeadline(days=(1, 5, 10)),)
"""How loud about what is late, where the scheme does not say."""

BY_LAW: Final = (BeforeDeadline(days=(10,)), *LATE)
"""How loud about a date set by law; what is not late yet is no louder than level 1."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A day, and the working days around it; what was worked out is remembered."""

    day: date
    calendar: WorkCalendar
    _levels: dict[tuple[Trigger, date], int] = field(default_factory=dict)
    _estimated: dict[date, bool] = field(default_factory=dict)
    _passed: list[int] = field(default_factory=lambda: [0])  # in the last 0, 1, … days

    @property
    def end(self) -> int:
        """The last second of the day."""
        return at(self.day) + _DAY - 1

    def level(self, triggers: tuple[Trigger, ...], due: date) -> int:
        """Tell how loud the loudest of `triggers` is; 0 is silence."""
        return max(self._level(trigger, due) for trigger in triggers)

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

    def _level(self, trigger: Trigger, due: date) -> int:
        if (trigger, due) not in self._levels:
            level = level_on(trigger, due, self.day, self.calendar)
            self._levels[trigger, due] = level
        return self._levels[trigger, due]
