"""Louder the nearer a date comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assess.messages import _
from assess.triggers.steps import must_fall

if TYPE_CHECKING:
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class BeforeDeadline:
    """Remind one level higher as each number of working days is left.

    Use it for a date that must not be missed: the yearly report, a plan to hand in.
    The day itself is the loudest; once it has passed, there is silence.

        trigger = "before-deadline"
        days    = [10, 5, 1]    # working days left: level 1, 2 and 3
    """

    days: tuple[int, ...]

    def __post_init__(self) -> None:
        must_fall("days", self.days)

    def level(self, due: date, today: date, calendar: WorkCalendar) -> int:
        """Count the steps that have been reached."""
        if today > due:
            return 0
        return sum(today >= calendar.before(due, days) for days in self.days)

    def words(self) -> str:
        """Say when it reminds."""
        days = _(", ").join(str(each) for each in self.days)
        return _("{days} working days before").format(days=days)
