"""How often something was found."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.records.states import Reading

if TYPE_CHECKING:
    from assess.records.tally import Tally
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """Count the observations that found something: those whose value is not 0.

    Use it where each observation is one case: a late reply, a complaint, a blank month.
    An observation of 0 says that somebody looked and found nothing. Where an
    observation says how many were found, use ``sum``.

        measure = "count"
    """

    reading: ClassVar[Reading | None] = "number"
    uses: ClassVar[tuple[str, ...]] = ("n", "zeros")

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:  # noqa: ARG002 - no days in it
        """Give the number of those that found something."""
        return Fraction(tally.n - tally.zeros) if tally.n else None

    def words(self) -> str:
        """Say what is measured."""
        return _("times")
