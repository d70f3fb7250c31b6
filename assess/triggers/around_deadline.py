"""Louder as a date comes near, and louder still once it has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from assess.messages import _
from assess.triggers.after_deadline import AfterDeadline
from assess.triggers.before_deadline import BeforeDeadline
from assess.triggers.steps import must_fall, must_rise

if TYPE_CHECKING:
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class AroundDeadline:
    """Remind one level higher at each number of working days before, then after.

    Use it for a date set by law, which is to be met and, when missed, still followed
    up: the yearly report by 31 January.

        trigger = "around-deadline"
        before  = [5, 1]    # working days left: level 1 and 2
        after   = [1, 5]    # working days late: level 3 and 4
    """

    before: tuple[int, ...]
    after: tuple[int, ...]

    def __post_init__(self) -> None:
        must_fall("before", self.before)
        must_rise("after", self.after)

    def level(self, due: date, today: date, calendar: WorkCalendar) -> int:
        """Count the steps that have been reached, and those that have passed."""
        near = sum(today >= calendar.before(due, days) for days in self.before)
        return near + sum(today >= calendar.after(due, days) for days in self.after)

    def words(self) -> str:
        """Say when it reminds."""
        near = BeforeDeadline(days=self.before).words()
        return _("; ").join([near, AfterDeadline(days=self.after).words()])
