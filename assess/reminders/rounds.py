"""A matter's rounds: it begins anew when it is extended, or opens again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assess.reminders.ladder import Pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assess.reminders.book import Entry
    from assess.reminders.matter import Ending

_ANEW = {"extended": "extended", "reopened": "reopened"}


class Round(NamedTuple):
    """What counts from one due day, and what ended it."""

    due: int  # day number; 0: no day
    first: date  # from this day on
    ended: date | None = None
    ending: Ending = ""


def rounds(entries: Iterable[Entry], due: int) -> Iterator[Round]:
    """Yield the rounds of a matter that was due on a day, in their order."""
    first, settled = date.min, date.max
    for entry in entries:
        if entry.due != due:
            continue
        if entry.what in {"settled", "gone"}:
            settled = entry.day
        elif entry.what in {"extended", "reopened"} and entry.until:
            reopened = entry.what == "reopened"
            ended = min(settled, entry.day) if reopened else entry.day
            yield Round(due, first, ended, "reopened" if reopened else "extended")
            due, first, settled = entry.until.toordinal(), entry.day, date.max
    yield Round(due, first)


def pauses(entries: Iterable[Entry], due: int) -> Iterator[Pause]:
    """Yield the silences of a round."""
    for entry in entries:
        if entry.what == "snoozed" and entry.due == due and entry.until:
            yield Pause(entry.day, entry.until)
