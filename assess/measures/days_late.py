"""How late something came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.records.states import Reading

if TYPE_CHECKING:
    from assess.records.tally import Tally
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class DaysLate:
    """Count the days from the day it was due to the day observed last.

    Use it for what has a fixed date: the yearly report, a plan to hand in. On the day
    itself is on time, and gives 0. What never came has no value: its state decides.

        measure = "days-late"
        due     = 2014-03-31
        working = false         # true: count working days
    """

    reading: ClassVar[Reading | None] = "date"
    uses: ClassVar[tuple[str, ...]] = ("value",)

    due: date
    working: bool = False

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:
        """Give the days late; 0 when on time."""
        if tally.value is None:
            return None
        day = date.fromordinal(tally.value)
        days = calendar.late(self.due, day) if self.working else (day - self.due).days
        return Fraction(max(days, 0))

    def words(self) -> str:
        """Say what is measured."""
        said = _("working days after {due}") if self.working else _("days after {due}")
        return said.format(due=self.due)
