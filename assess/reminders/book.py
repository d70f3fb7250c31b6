"""The ledger as it is read and written: what was issued, and what followed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from sqlalchemy import func, select

from assess.messages import N_
from assess.records.shapes import ISSUING, LEDGER, NOTICE, REMINDER, write
from assess.reminders.matter import Key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Select

What = Literal[
    "settled", "gone", "reopened", "extended", "snoozed", "contact", "answered"
]

WHATS: Final[dict[What, str]] = {
    "settled": N_("settled"),
    "gone": N_("no longer a matter"),
    "reopened": N_("opened again"),
    "extended": N_("extended"),
    "snoozed": N_("snoozed"),
    "contact": N_("contacted"),
    "answered": N_("answered"),
}
WAYS: Final = {
    "phone": N_("telephone"),
    "visit": N_("visit"),
    "message": N_("message"),
    "meeting": N_("talk"),
    "mail": N_("sent by e-mail"),
}

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
    minute: int | None = None  # of the day
    until: date | None = None
    notice: int | None = None
    way: str = ""
    person: str = ""
    said: str = ""
    authority: str = ""
    made_by: str = ""

    @property
    def key(self) -> Key:
        """The matter that it is about."""
        return Key(self.unit, self.kind, self.subject, self.due)


class Asked(NamedTuple):
    """A notice that was sent, asks for an answer by a day, and has none."""

    notice: int
    unit: int
    issued_on: date
    answer_by: date


@dataclass(frozen=True, slots=True)
class Book:
    """The ledger, whole."""

    sent: Mapping[Key, tuple[Sent, ...]] = field(default_factory=dict)
    told: Mapping[Subject, tuple[Sent, ...]] = field(default_factory=dict)
    entries: Mapping[Subject, tuple[Entry, ...]] = field(default_factory=dict)
    asked: Mapping[int, Asked] = field(default_factory=dict)  # by notice
    since: date | None = None  # what fell due before is left alone

    def of(self, key: Key) -> tuple[Entry, ...]:
        """Give what happened about a matter, whatever its due day was then."""
        return self.entries.get(key[:3], ())

    def before(self, key: Key) -> Iterator[Entry]:
        """Yield what was said about a matter, and answered to its notices."""
        mine = {sent.notice for sent in self.told.get(key[:3], ())}
        for entry in self.of(key):
            if entry.what in {"contact", "extended"}:
                yield entry
        for entry in self.entries.get((key.unit, "", ""), ()):
            if entry.notice in mine:
                yield entry

    def began_anew(self, key: Key) -> bool:
        """Tell whether a matter was told of before it was extended or opened again."""
        days = {entry.until.toordinal() for entry in self.of(key) if entry.until}
        return key.due in days and key[:3] in self.told

    def closed(self, key: Key) -> date | None:
        """Give the day on which a matter was closed, unless it was opened again."""
        day = None
        for entry in self.of(key):
            if entry.due == key.due and entry.what in {"settled", "gone"}:
                day = entry.day
            elif entry.due == key.due and entry.what == "reopened":
                day = None
        return day


def read_book(connection: Connection) -> Book:
    """Read the ledger."""
    sent: dict[Key, list[Sent]] = {}
    for *key, notice, level, fell_on, day in connection.execute(_reminders()):
        days = date.fromordinal(fell_on), date.fromordinal(day)
        sent.setdefault(Key(*key), []).append(Sent(notice, level, *days))
    told: dict[Subject, list[Sent]] = {}
    for each, times in sent.items():
        told.setdefault(each[:3], []).extend(times)
    entries: dict[Subject, list[Entry]] = {}
    for entry in read_entries(connection):
        entries.setdefault(entry.key[:3], []).append(entry)
    since = connection.execute(select(func.max(ISSUING.c.since))).scalar()
    return Book(
        sent=_fixed(sent),
        told=_fixed(told),
        entries=_fixed(entries),
        asked=_asked(connection, told),
        since=date.fromordinal(since) if since else None,
    )


def _fixed(lists: Mapping[Any, list[Any]]) -> dict[Any, tuple[Any, ...]]:
    return {key: tuple(each) for key, each in lists.items()}


def _asked(
    connection: Connection, told: Mapping[Subject, list[Sent]]
) -> dict[int, Asked]:
    """Read which notices still wait for an answer: the newest about each matter."""
    newest = {max(sent.notice for sent in times) for times in told.values()}
    found = {}
    for number, unit, text in connection.execute(_asking()):
        said = json.loads(text) if number in newest else {}
        if said.get("answer_by") and not said["file_only"]:
            days = (date.fromisoformat(said[d]) for d in ("issued_on", "answer_by"))
            found[number] = Asked(number, unit, *days)
    return found


@cache
def _asking() -> Select[Any]:
    answered = select(LEDGER.c.notice).where(LEDGER.c.what == "answered")
    query: Select[Any] = select(NOTICE.c.id, NOTICE.c.unit, NOTICE.c.said)
    return query.where(NOTICE.c.id.not_in(answered))


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
    told = entry._replace(made_by=by)._asdict()
    days = {"day": entry.day.toordinal(), "until": until}
    return write(connection, LEDGER, **(told | days), made_at=now)


@cache
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
