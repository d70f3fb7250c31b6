"""Louder as a date comes near, and louder still once it has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.triggers.after_deadline import AfterDeadline
from assess.triggers.before_deadline import BeforeDeadline
from assess.triggers.steps import (
    DATED,
    Subject,
    late_by,
    left_until,
    must_fall,
    must_rise,
)

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

    about: ClassVar[tuple[Subject, ...]] = DATED

    before: tuple[int, ...]
    after: tuple[int, ...]

    def __post_init__(self) -> None:
        must_fall("before", self.before)
        must_rise("after", self.after)

    def steps(self, due: date, calendar: WorkCalendar) -> tuple[date, ...]:
        """Give the days before, then those after."""
        near = left_until(due, self.before, calendar)
        return (*near, *late_by(due, self.after, calendar))

    def last(self, due: date) -> date:  # noqa: ARG002 - whatever the day
        """Speak until it is done."""
        return date.max

    def words(self) -> str:
        """Say when it reminds."""
        near = BeforeDeadline(days=self.before).words()
        return _("; ").join([near, AfterDeadline(days=self.after).words()])
