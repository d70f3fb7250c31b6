"""The ledger as it is read and written: what was issued, and what followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from sqlalchemy import func, select

from assess.records.shapes import ISSUING, LEDGER, NOTICE, REMINDER, write
from assess.reminders.matter import Key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Select

What = Literal[
    "settled", "gone", "reopened", "extended", "snoozed", "contact", "answered"
]

Subject = tuple[int, str, str]
"""A unit, a kind of matter, and what it is about: a matter whatever its due day."""


class Sent(NamedTuple):
    """A matter was told at a level."""

    notice: int
    level: int
    fell_on: date
    issued_on: date


class Entry(NamedTuple):
    """Something else that happened about a matter, or about a unit."""

    unit: int
    what: What
    day: date
    kind: str = ""
    subject: str = ""
    due: int = 0
    until: date | None = None
    notice: int | None = None
    way: str = ""
    person: str = ""
    said: str = ""
    authority: str = ""

    @property
    def key(self) -> Key:
        """The matter that it is about."""
        return Key(self.unit, self.kind, self.subject, self.due)


@dataclass(frozen=True, slots=True)
class Book:
    """The ledger, whole."""

    sent: Mapping[Key, tuple[Sent, ...]] = field(default_factory=dict)
    entries: Mapping[Subject, tuple[Entry, ...]] = field(default_factory=dict)
    since: date | None = None  # what fell due before is left alone

    def of(self, key: Key) -> tuple[Entry, ...]:
        """Give what happened about a matter, whatever its due day was then."""
        return self.entries.get(key[:3], ())

    def closed(self, key: Key) -> bool:
        """Tell whether a matter was closed, and not opened again."""
        said = [entry.what for entry in self.of(key) if entry.due == key.due]
        closings = said.count("settled") + said.count("gone")
        return closings > said.count("reopened")


def read_book(connection: Connection) -> Book:
    """Read the ledger."""
    sent: dict[Key, list[Sent]] = {}
    for *key, notice, level, fell_on, day in connection.execute(_reminders()):
        days = date.fromordinal(fell_on), date.fromordinal(day)
        sent.setdefault(Key(*key), []).append(Sent(notice, level, *days))
    entries: dict[Subject, list[Entry]] = {}
    for entry in read_entries(connection):
        entries.setdefault(entry.key[:3], []).append(entry)
    since = connection.execute(select(func.max(ISSUING.c.since))).scalar()
    return Book(
        sent={key: tuple(each) for key, each in sent.items()},
        entries={key: tuple(each) for key, each in entries.items()},
        since=date.fromordinal(since) if since else None,
    )


def read_entries(connection: Connection) -> list[Entry]:
    """Read all that happened, in the order in which it was entered."""
    query: Select[Any] = select(*(LEDGER.c[name] for name in Entry._fields))
    rows = connection.execute(query.order_by(LEDGER.c.id))
    return [_entry(row._asdict()) for row in rows]


def _entry(told: dict[str, Any]) -> Entry:
    until = told["until"]
    days = {
        "day": date.fromordinal(told["day"]),
        "until": date.fromordinal(until) if until else None,
    }
    return Entry(**{**told, **days})


def write_entry(connection: Connection, entry: Entry, *, now: int, by: str) -> int:
    """Enter what happened, and give its number."""
    until = entry.until.toordinal() if entry.until else None
    told = entry._asdict() | {"day": entry.day.toordinal(), "until": until}
    return write(connection, LEDGER, **told, made_at=now, made_by=by)


def _reminders() -> Select[Any]:
    """Ask for every matter that was told, and when."""
    query: Select[Any] = select(
        *(REMINDER.c[name] for name in Key._fields),
        *(REMINDER.c.notice, REMINDER.c.level, NOTICE.c.fell_on, ISSUING.c.day),
    )
    return (
        query.join_from(REMINDER, NOTICE, NOTICE.c.id == REMINDER.c.notice)
        .join(ISSUING, ISSUING.c.id == NOTICE.c.issuing)
        .order_by(REMINDER.c.notice)
    )
