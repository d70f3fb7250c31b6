"""Who is due what on a day."""

from __future__ import annotations

from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from assess.nearest import nearest
from assess.problems import refuse
from assess.records import settings
from assess.reminders import cases, more_cases, own_cases
from assess.reminders.book import read_book
from assess.reminders.clock import Clock
from assess.reminders.desk import Desk
from assess.reminders.facts import read_facts
from assess.reminders.scored import made_only_later

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.reminders.cases import Cases
    from assess.reminders.facts import Who
    from assess.reminders.matter import Matter
    from assess.scheme.model import Scheme
    from assess.workdays import WorkCalendar


def read_matters(
    record: Record,
    scheme: Scheme,
    calendar: WorkCalendar,
    *,
    today: date,
    unit: str = "",
) -> tuple[Matter, ...]:
    """Give the matters of `today` in a record: all, or those of a unit.

    Raises InputError: record-of-another-scheme, no-such-unit.
    """
    with record.reading() as connection:
        desk = read_desk(connection, scheme, Clock(today, calendar))
    units = units_named(desk, unit)
    return tuple(m for m in all_matters(desk) if m.level and m.key.unit in units)


def open_matters(
    record: Record, scheme: Scheme, calendar: WorkCalendar, *, today: date
) -> tuple[Matter, ...]:
    """Give every matter that is not settled, also of those of which nobody is told."""
    with record.reading() as connection:
        desk = read_desk(connection, scheme, Clock(today, calendar), whole=True)
    here = units_named(desk, "")
    return tuple(m for m in all_matters(desk) if not m.ended and m.key.unit in here)


def scored_only_later(record: Record, scheme: Scheme, clock: Clock) -> bool:
    """Tell whether scores are not spoken of because every run was made later."""
    with record.reading() as connection:
        return made_only_later(connection, scheme, clock.end)


def read_desk(
    connection: Connection, scheme: Scheme, clock: Clock, *, whole: bool = False
) -> Desk:
    """Read all that matters follow from; `whole`: those of which nobody is told, too.

    Raises InputError: record-of-another-scheme.
    """
    settings.same_scheme(connection, scheme.heading.id)
    facts = read_facts(connection, scheme, clock)
    return Desk(scheme, facts, clock, read_book(connection), whole)


def all_matters(desk: Desk) -> tuple[Matter, ...]:
    """Give every matter that is loud today or was: the loudest first, then by unit."""
    found = chain(
        cases.not_in(desk),
        cases.not_rectified(desk),
        cases.by_law(desk),
        more_cases.stale(desk),
        more_cases.low(desk),
        own_cases.appeals(desk),
        own_cases.to_confirm(desk),
    )
    told = list(_written(desk, found))
    unanswered = own_cases.unanswered(desk, told)
    return tuple(sorted((*told, *_written(desk, unanswered)), key=_order))


def _written(desk: Desk, found: Cases) -> Iterator[Matter]:
    for case, said in found:
        yield from desk.matters(case, said)


def units_named(desk: Desk, unit: str) -> dict[int, Who]:
    """Give the units of the day: all, or the one of this code or name.

    Raises InputError: misspelt-unit, no-such-unit.
    """
    today = desk.clock.day
    there = {n: who for n, who in desk.facts.units.items() if who.exists(today)}
    found = {n: who for n, who in there.items() if unit in {"", who.code, who.name}}
    if unit and not found:
        known = (name for who in there.values() for name in (who.code, who.name))
        if near := nearest(unit, known):
            raise refuse("misspelt-unit", text=unit, near=near)
        raise refuse("no-such-unit", unit=unit, day=str(today))
    return found


def _order(matter: Matter) -> tuple[int, str, date, str, tuple[str, ...]]:
    day = matter.due or date.max
    return -matter.level, matter.code, day, matter.kind, matter.indicators
