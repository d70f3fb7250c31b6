"""The average."""

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
class Mean:
    """Take the exact average of the values, each counting the same.

    Use it where several looks or several raters say the same kind of thing: monthly
    marks, the marks of experts.

        measure = "mean"
    """

    reading: ClassVar[Reading | None] = "number"
    uses: ClassVar[tuple[str, ...]] = ("n", "total")

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:  # noqa: ARG002 - no days in it
        """Give the average."""
        return Fraction(tally.total, tally.n * SCALE) if tally.n else None

    def words(self) -> str:
        """Say what is measured."""
        return _("the mean of all values")
