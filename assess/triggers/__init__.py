"""Catalogue 3: when something is due a reminder, and how loud. Dates in, level out.

A trigger is a frozen dataclass: its fields are the TOML keys, its docstring the manual
page, `steps` the work. To add one: its file, one line in TRIGGERS, one table of cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from assess.triggers.after_deadline import AfterDeadline
from assess.triggers.around_deadline import AroundDeadline
from assess.triggers.before_deadline import BeforeDeadline
from assess.triggers.below_score import BelowScore
from assess.triggers.not_rectified import NotRectified
from assess.triggers.share_missing import ShareMissing
from assess.triggers.stale import Stale

if TYPE_CHECKING:
    from datetime import date

    from assess.triggers.steps import Subject
    from assess.workdays import WorkCalendar


class Trigger(Protocol):
    """What every trigger can do."""

    about: ClassVar[tuple[Subject, ...]]  # the kinds of matter that it speaks of

    def steps(self, due: date, calendar: WorkCalendar) -> tuple[date, ...]:
        """Give the day on which each level begins, from level 1 on."""

    def last(self, due: date) -> date:
        """Give the last day on which it speaks."""

    def words(self) -> str:
        """Say in the reader's words when it reminds."""


def level(trigger: Trigger, due: date, today: date, calendar: WorkCalendar) -> int:
    """Tell how loud to be on `today` about what is due on `due`; 0 is silence."""
    if today > trigger.last(due):
        return 0
    return sum(today >= day for day in trigger.steps(due, calendar))


TRIGGERS: Final[dict[str, type[Trigger]]] = {
    "after-deadline": AfterDeadline,
    "before-deadline": BeforeDeadline,
    "around-deadline": AroundDeadline,
    "not-rectified": NotRectified,
    "share-missing": ShareMissing,
    "stale": Stale,
    "below-score": BelowScore,
}
