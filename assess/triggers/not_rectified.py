"""Louder the longer a finding stays open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.problems import BadParameterError
from assess.triggers.steps import Subject, late_by, must_rise

if TYPE_CHECKING:
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class NotRectified:
    """Remind of findings only, one level higher after each number of working days.

    Use it where findings follow another ladder than what else has a date. With
    ``within``, what was seen amiss and has no date of its own is due so many working
    days later: a look that leaves something to be desired, until one that does not.

        trigger = "not-rectified"
        days    = [1, 5, 10]    # working days late: level 1, 2 and 3
        within  = 10            # 0, unless given: only findings that have a date
    """

    about: ClassVar[tuple[Subject, ...]] = ("not-rectified",)

    days: tuple[int, ...]
    within: int = 0

    def __post_init__(self) -> None:
        must_rise("days", self.days)
        if self.within < 0:
            raise BadParameterError("within", "days-negative", value=self.within)

    def steps(self, due: date, calendar: WorkCalendar) -> tuple[date, ...]:
        """Give the day on which each number of days is reached."""
        return late_by(due, self.days, calendar)

    def last(self, due: date) -> date:  # noqa: ARG002 - whatever the day
        """Speak until it is put right."""
        return date.max

    def words(self) -> str:
        """Say when it reminds."""
        days = _(", ").join(str(each) for each in self.days)
        said = _("findings {days} working days after").format(days=days)
        if not self.within:
            return said
        undated = _("those without a date due after {within} working days")
        return _("; ").join([said, undated.format(within=self.within)])
