"""Catalogue 3: when something is due a reminder, and how loud. Dates in, level out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from assess.triggers.after_deadline import AfterDeadline
from assess.triggers.around_deadline import AroundDeadline
from assess.triggers.before_deadline import BeforeDeadline

if TYPE_CHECKING:
    from datetime import date

    from assess.workdays import WorkCalendar


class Trigger(Protocol):
    """What every trigger can do."""

    def level(self, due: date, today: date, calendar: WorkCalendar) -> int:
        """Tell how loud to be on `today` about what is due on `due`; 0 is silence."""

    def words(self) -> str:
        """Say in the reader's words when it reminds."""


TRIGGERS: Final[dict[str, type[Trigger]]] = {
    "after-deadline": AfterDeadline,
    "before-deadline": BeforeDeadline,
    "around-deadline": AroundDeadline,
}
