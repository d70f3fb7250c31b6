"""The part of all looks that failed."""

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
class ShareFailing:
    """Divide the looks that failed (a no, 0) by all looks that could tell.

    Use it for what is tried again and again: a site that should open, links that should
    work. The number lies between 0 and 1; a look that could not tell does not count.

        measure = "share-failing"
    """

    reading: ClassVar[Reading | None] = "yes-no"
    uses: ClassVar[tuple[str, ...]] = ("n", "zeros")

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:  # noqa: ARG002 - no days in it
        """Give the share."""
        return Fraction(tally.zeros, tally.n) if tally.n else None

    def words(self) -> str:
        """Say what is measured."""
        return _("the share that failed")
