"""What an office enters by hand: contacts, answers, silences, extensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from assess.messages import _
from assess.problems import refuse
from assess.records.shapes import NOTICE, UNIT
from assess.reminders.book import Entry, write_entry
from assess.reminders.clock import Clock
from assess.reminders.due import all_matters, read_desk, units_named
from assess.reminders.matter import in_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.reminders.matter import Matter
    from assess.scheme.model import Scheme
    from assess.workdays import WorkCalendar

TOTAL = "score"  # how the matter of a low total is named


@dataclass(frozen=True, kw_only=True, slots=True)
class Hand:
    """Who enters something, by which rules, and when."""

    scheme: Scheme
    calendar: WorkCalendar
    today: date
    now: int  # seconds, the office's own clock
    by: str = ""


class Entered(NamedTuple):
    """What was entered, about whom, and about which matter."""

    entry: Entry
    unit: str
    matter: Matter | None = None


def contact(record: Record, hand: Hand, unit: str, about: str, told: Entry) -> Entered:
    """Enter a call or a visit, about one matter or about the unit as a whole.

    Of `told` only what was said, by whom and how is taken. Raises InputError:
    no-such-unit, no-such-matter, which-matter.
    """
    if about:
        return _about(record, hand, unit, about, told)
    with record.writing() as connection:
        desk = read_desk(connection, hand.scheme, Clock(hand.today, hand.calendar))
        ((number, who),) = units_named(desk, unit).items()
        entry = told._replace(unit=number, day=hand.today)
        write_entry(connection, entry, now=hand.now, by=hand.by)
    return Entered(entry, who.name)


def snooze(record: Record, hand: Hand, unit: str, about: str, told: Entry) -> Entered:
    """Enter that nothing is said about a matter, up to and with a day.

    Raises InputError: in-the-past, and what finding the matter raises.
    """
    _is_to_come(told, hand.today)
    return _about(record, hand, unit, about, told)


def extend(record: Record, hand: Hand, unit: str, about: str, told: Entry) -> Entered:
    """Enter a later day for a matter, from which it begins anew.

    Raises InputError: in-the-past, no-day-to-extend, not-later, and what finding the
    matter raises.
    """
    _is_to_come(told, hand.today)
    return _about(record, hand, unit, about, told)


def answer(record: Record, hand: Hand, number: int, told: Entry) -> Entered:
    """Enter what a unit wrote back to a notice.

    Raises InputError: no-such-notice.
    """
    with record.writing() as connection:
        query = select(NOTICE.c.unit, UNIT.c.name).join(
            UNIT, UNIT.c.id == NOTICE.c.unit
        )
        row = connection.execute(query.where(NOTICE.c.id == number)).first()
        if row is None:
            raise refuse("no-such-notice", number=number)
        entry = told._replace(unit=row.unit, day=hand.today, notice=number)
        write_entry(connection, entry, now=hand.now, by=hand.by)
    return Entered(entry, row.name)


def _about(record: Record, hand: Hand, unit: str, about: str, told: Entry) -> Entered:
    """Enter something about a matter."""
    with record.writing() as connection:
        matter = _find(connection, hand, unit, about)
        _check(told, matter)
        key = matter.key._asdict()
        entry = told._replace(**key, day=hand.today)
        write_entry(connection, entry, now=hand.now, by=hand.by)
    return Entered(entry, matter.name, matter)


def _is_to_come(told: Entry, today: date) -> None:
    assert told.until, "a silence has an end, an extension its day"
    if told.until < today:
        raise refuse("in-the-past", day=str(told.until), today=str(today))


def _check(told: Entry, matter: Matter) -> None:
    """Refuse an extension that puts nothing off."""
    if told.what != "extended":
        return
    if matter.due is None:
        raise refuse("no-day-to-extend", matter=named(matter))
    if told.until is None or told.until <= matter.due:
        raise refuse("not-later", until=str(told.until), due=str(matter.due))


def _find(connection: Connection, hand: Hand, unit: str, about: str) -> Matter:
    """Find the one open matter of a unit that is meant.

    Raises InputError: no-such-unit, no-such-matter, which-matter.
    """
    clock = Clock(hand.today, hand.calendar)
    desk = read_desk(connection, hand.scheme, clock, whole=True)
    numbers = units_named(desk, unit)
    there = [m for m in all_matters(desk) if m.key.unit in numbers and not m.ended]
    meant = [m for m in there if m.key.subject == about] or [
        m for m in there if about in names_of(m)
    ]
    if not meant:
        known = tuple(map(named, there))
        raise refuse("no-such-matter", unit=unit, about=about, known=known)
    if len(meant) > 1:
        raise refuse("which-matter", about=about, known=tuple(map(named, meant)))
    return meant[0]


def names_of(matter: Matter) -> Sequence[str]:
    """Give the words that may stand for a matter."""
    if matter.kind == "low-score" and not matter.key.subject:
        return (TOTAL,)
    return () if matter.kind == "not-in" else matter.indicators


def named(matter: Matter) -> str:
    """Name a matter so that it can be typed, and say what it is."""
    told = _("{name} ({what})")
    due = _("due {day}").format(day=matter.due) if matter.due else ""
    what = _(", ").join(filter(None, (in_short(matter), due)))
    return told.format(name=matter.key.subject or TOTAL, what=what)
