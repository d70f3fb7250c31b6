"""Louder the nearer a date comes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.triggers.steps import DATED, Subject, left_until, must_fall

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

    about: ClassVar[tuple[Subject, ...]] = DATED

    days: tuple[int, ...]

    def __post_init__(self) -> None:
        must_fall("days", self.days)

    def steps(self, due: date, calendar: WorkCalendar) -> tuple[date, ...]:
        """Give the day on which each number of days is left."""
        return left_until(due, self.days, calendar)

    def last(self, due: date) -> date:
        """Speak up to the day itself."""
        return due

    def words(self) -> str:
        """Say when it reminds."""
        days = _(", ").join(str(each) for each in self.days)
        return _("{days} working days before").format(days=days)
