"""Louder the longer much is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.triggers.steps import Subject, late_by, must_be_a_share, must_rise

if TYPE_CHECKING:
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class ShareMissing:
    """Remind of what is not handed in, while at least a share of it is missing.

    Use it on a source where a few gaps are no matter for a letter: who has handed in
    nearly all of it is left alone, who has not is reminded one level higher after each
    number of working days.

        trigger = "share-missing"
        share   = 0.3           # of the unit's indicators that the source feeds
        days    = [1, 5, 10]    # working days late: level 1, 2 and 3
    """

    about: ClassVar[tuple[Subject, ...]] = ("not-in",)

    share: Fraction
    days: tuple[int, ...]

    def __post_init__(self) -> None:
        must_be_a_share("share", self.share)
        must_rise("days", self.days)

    def steps(self, due: date, calendar: WorkCalendar) -> tuple[date, ...]:
        """Give the day on which each number of days is reached."""
        return late_by(due, self.days, calendar)

    def last(self, due: date) -> date:  # noqa: ARG002 - whatever the day
        """Speak for as long as so much is missing, which the record knows."""
        return date.max

    def words(self) -> str:
        """Say when it reminds."""
        days = _(", ").join(str(each) for each in self.days)
        said = _("{days} working days after, while {share}% or more is missing")
        return said.format(days=days, share=decimal_text(self.share * 100))
