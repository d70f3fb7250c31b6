"""The newest value."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.records.states import SCALE, Reading

if TYPE_CHECKING:
    from assess.records.tally import Tally
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Last:
    """Take the value that was seen last; of two seen at once, the one recorded later.

    Use it where a later look replaces an earlier one: a tick, a level, a mark.

        measure = "last"
    """

    reading: ClassVar[Reading | None] = None
    uses: ClassVar[tuple[str, ...]] = ("value",)

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:  # noqa: ARG002 - no days in it
        """Give the newest value."""
        return None if tally.value is None else Fraction(tally.value, SCALE)

    def words(self) -> str:
        """Say what is measured."""
        return _("the newest value")
