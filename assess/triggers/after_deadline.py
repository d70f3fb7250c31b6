"""Louder the longer something is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.triggers.steps import DATED, Subject, late_by, must_rise

if TYPE_CHECKING:
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class AfterDeadline:
    """Remind one level higher after each number of working days.

    Use it for what has a date it was due: a finding to put right, a self-check to hand
    in, a report to publish.

        trigger = "after-deadline"
        days    = [1, 5, 10]    # working days late: level 1, 2 and 3
    """

    about: ClassVar[tuple[Subject, ...]] = DATED

    days: tuple[int, ...]

    def __post_init__(self) -> None:
        must_rise("days", self.days)

    def steps(self, due: date, calendar: WorkCalendar) -> tuple[date, ...]:
        """Give the day on which each number of days is reached."""
        return late_by(due, self.days, calendar)

    def last(self, due: date) -> date:  # noqa: ARG002 - whatever the day
        """Speak until it is done."""
        return date.max

    def words(self) -> str:
        """Say when it reminds."""
        days = _(", ").join(str(each) for each in self.days)
        return _("{days} working days after").format(days=days)
