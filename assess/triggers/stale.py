"""Louder as what was seen last grows old."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.triggers.steps import (
    Subject,
    late_by,
    left_until,
    must_fall,
    must_rise,
)

if TYPE_CHECKING:
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Stale:
    """Remind of what has not been seen anew for too long, or soon will not have been.

    Use it for a column with an update limit. The limit is the last day on which what
    was seen last is not yet too old; a new look, by any of the indicator's sources,
    begins a new one. Nothing seen yet counts as seen on the first day of the period.

        trigger = "stale"
        limit   = "3 months"    # the indicator's own stale_after unless given
        before  = [5]           # working days left: level 1; none unless given
        after   = [1, 10]       # working days too old: level 2 and 3
    """

    about: ClassVar[tuple[Subject, ...]] = ("stale",)

    after: tuple[int, ...]
    before: tuple[int, ...] = ()
    limit: str = ""

    def __post_init__(self) -> None:
        if self.before:
            must_fall("before", self.before)
        must_rise("after", self.after)

    def steps(self, due: date, calendar: WorkCalendar) -> tuple[date, ...]:
        """Give the days before the limit, then those after."""
        near = left_until(due, self.before, calendar)
        return (*near, *late_by(due, self.after, calendar))

    def last(self, due: date) -> date:  # noqa: ARG002 - whatever the day
        """Speak until there is a new look."""
        return date.max

    def words(self) -> str:
        """Say when it reminds."""
        days = _(", ").join(str(each) for each in self.after)
        said = _("{days} working days after its limit").format(days=days)
        if not self.before:
            return said
        days = _(", ").join(str(each) for each in self.before)
        near = _("{days} working days before its limit").format(days=days)
        return _("; ").join([near, said])
