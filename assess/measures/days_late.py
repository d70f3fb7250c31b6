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
    Where nothing may come before its day either, say ``early = true``.

        measure = "days-late"
        due     = 2014-03-31
        working = false         # true: count working days
        early   = false         # true: the days before it was due count, too
    """

    reading: ClassVar[Reading | None] = "date"
    uses: ClassVar[tuple[str, ...]] = ("value",)

    due: date
    working: bool = False
    early: bool = False

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:
        """Give the days late; 0 when on time."""
        if tally.value is None:
            return None
        came = date.fromordinal(tally.value)
        late = self._between(self.due, came, calendar)
        early = self._between(came, self.due, calendar) if self.early else 0
        return Fraction(late + early)

    def words(self) -> str:
        """Say what is measured."""
        late = _("working days after {due}"), _("days after {due}")
        off = _("working days before or after {due}"), _("days before or after {due}")
        in_working_days, in_all_days = off if self.early else late
        return (in_working_days if self.working else in_all_days).format(due=self.due)

    def _between(self, due: date, came: date, calendar: WorkCalendar) -> int:
        """Count the days after `due`, up to and with `came`; 0 if there are none."""
        if self.working:
            return calendar.late(due, came)
        return max((came - due).days, 0)
