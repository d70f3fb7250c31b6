"""Loud at once about a low score."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.problems import BadParameterError
from assess.triggers.steps import Subject, must_be_a_share

if TYPE_CHECKING:
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class BelowScore:
    """Remind at once where the newest score run gives less than a share of the marks.

    Use it on an indicator or a block that must not be weak, whatever the total is. A
    low total is the affair of ``[remind] below_score``.

        trigger = "below-score"
        share   = 0.6           # of its full marks
        level   = 2             # 1 unless given
    """

    about: ClassVar[tuple[Subject, ...]] = ("low-score",)

    share: Fraction
    level: int = 1

    def __post_init__(self) -> None:
        must_be_a_share("share", self.share)
        if self.level < 1:
            raise BadParameterError("level", "not-positive", value=self.level)

    def steps(self, due: date, calendar: WorkCalendar) -> tuple[date, ...]:  # noqa: ARG002 - at once
        """Reach its level on the day of the run."""
        return (due,) * self.level

    def last(self, due: date) -> date:  # noqa: ARG002 - whatever the day
        """Speak until a run gives more."""
        return date.max

    def words(self) -> str:
        """Say when it reminds."""
        said = _("at once below {share}% of the full marks")
        return said.format(share=decimal_text(self.share * 100))
