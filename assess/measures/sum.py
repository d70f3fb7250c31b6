"""Everything added up."""

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
class Sum:
    """Add up the values.

    Use it where each observation says how many: dead links found on a visit, documents
    published in a month. To count the observations themselves, use ``count``.

        measure = "sum"
    """

    reading: ClassVar[Reading | None] = "number"
    uses: ClassVar[tuple[str, ...]] = ("n", "total")

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:  # noqa: ARG002 - no days in it
        """Give the sum."""
        return Fraction(tally.total, SCALE) if tally.n else None

    def words(self) -> str:
        """Say what is measured."""
        return _("the sum of all values")
