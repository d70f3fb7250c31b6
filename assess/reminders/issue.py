"""Issuing: what is owed goes into the ledger, then its files are written.

The ledger goes first, in one transaction, and keeps what every notice says. Whenever it
ends, the next run writes what is missing, as it was meant, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, insert, select

from assess.files import safe_name
from assess.messages import _
from assess.problems import InputError, Location, Problem, refuse
from assess.records.shapes import ISSUED, ISSUING, NOTICE, REMINDER, write
from assess.records.units import read_units
from assess.reminders.book import write_entry
from assess.reminders.clock import Clock
from assess.reminders.compose import Bureau
from assess.reminders.due import all_matters, read_desk
from assess.reminders.listing import write_list
from assess.reminders.notice import as_json, from_json
from assess.reminders.plan import plan_of
from assess.reminders.shares import Marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection, Select

    from assess.records.store import Record
    from assess.reminders.desk import Desk
    from assess.reminders.notice import Notice, Writer
    from assess.reminders.plan import Letter, Plan
    from assess.reminders.register import Register
    from assess.scheme.model import Scheme
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What to issue, and in whose name."""

    scheme: Scheme
    calendar: WorkCalendar
    today: date
    since: date | None = None  # what fell due before is left alone, now and later
    office: str = ""
    contact: str = ""  # of the office, as is the telephone
    phone: str = ""
    register: Register | None = None  # numbers for what is sent
    now: int = 0  # seconds, the office's own clock
    by: str = ""


class Filed(NamedTuple):
    """A notice in the ledger, and its file in the folder, without the suffix."""

    notice: Notice
    file: str


class Issued(NamedTuple):
    """What was done."""

    plan: Plan
    filed: tuple[Filed, ...]
    completed: tuple[Path, ...]  # files that an earlier run had left unwritten


def plan_today(record: Record, order: Order) -> Plan:
    """Tell what issuing would enter, and enter nothing.

    Raises InputError: record-of-another-scheme.
    """
    with record.reading() as connection:
        return _plan(_desk(connection, order), order)


def issue(record: Record, order: Order, folder: Path, writer: Writer) -> Issued:
    """Enter what is owed, and write its files, and those that are still missing.

    Raises InputError: record-of-another-scheme, notice-file-exists, cannot-write.
    """
    completed = tuple(complete(record, folder, writer))
    with record.writing() as connection:
        desk = _desk(connection, order)
        plan = _plan(desk, order)
        filed = tuple(_filed(connection, desk, plan.letters, order))
        _must_be_new(folder, filed, writer)
        for each in filed:
            _make_room((folder / each.file).parent)
        _enter(connection, plan, filed, order)
    if filed or order.since:
        tuple(complete(record, folder, writer))
    return Issued(plan, filed, completed)


def complete(record: Record, folder: Path, writer: Writer) -> Iterator[Path]:
    """Write the files that are not there yet; yield their paths."""
    with record.reading() as connection:
        unwritten = {number: _kept(connection, number) for number in _open(connection)}
    for number, filed in unwritten.items():
        for each in filed:
            path = folder / f"{each.file}{writer.suffix}"
            if not path.exists():
                _make_room(path.parent)
                writer.write(each.notice, path)
                yield path
        yield from write_list(folder, filed, writer.suffix)
        with record.writing() as connection:
            if number in _open(connection):
                connection.execute(insert(ISSUED).values(issuing=number))


def _desk(connection: Connection, order: Order) -> Desk:
    return read_desk(connection, order.scheme, Clock(order.today, order.calendar))


def _plan(desk: Desk, order: Order) -> Plan:
    return plan_of(all_matters(desk), desk, order.since)


def _filed(
    connection: Connection, desk: Desk, letters: Sequence[Letter], order: Order
) -> Iterator[Filed]:
    """Give each letter its number, and put it into words."""
    bureau = Bureau(
        name=order.office,
        contact=order.contact,
        phone=order.phone,
        scheme=order.scheme,
        calendar=order.calendar,
        book=desk.book,
        units=read_units(connection),
        today=order.today,
        marks=Marks.read(connection, order.scheme, desk.clock.end),
    )
    last = connection.execute(select(func.max(NOTICE.c.id))).scalar() or 0
    documents = order.register.numbers() if order.register else repeat("")
    for number, letter in enumerate(letters, last + 1):
        document = "" if letter.file_only else next(documents)
        notice = bureau.notice(letter, number, document)
        yield Filed(notice, _file(notice))


def _file(notice: Notice) -> str:
    """Give the path of a notice in the folder: by day; apart if it is not sent."""
    words = (f"{notice.number:04}", notice.code, notice.unit, notice.level_title)
    name = safe_name("-".join(words))
    apart = [safe_name(_("for the file"))] if notice.file_only else []
    return "/".join([notice.issued_on.isoformat(), *apart, name])


def _must_be_new(folder: Path, filed: Iterable[Filed], writer: Writer) -> None:
    paths = (folder / f"{each.file}{writer.suffix}" for each in filed)
    there = [path for path in paths if path.exists()]
    if there:
        raise InputError(
            Problem("notice-file-exists", Location(str(path))) for path in there
        )


def _make_room(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        where = Location(str(folder))
        raise refuse("cannot-write", where, reason=error.strerror) from error


def _enter(
    connection: Connection, plan: Plan, filed: Sequence[Filed], order: Order
) -> None:
    for entry in plan.entries:
        write_entry(connection, entry, now=order.now, by=order.by)
    if not filed and order.since is None:
        return
    issuing = write(
        connection,
        ISSUING,
        day=order.today.toordinal(),
        since=order.since.toordinal() if order.since else None,
        made_at=order.now,
        made_by=order.by,
    )
    for each, letter in zip(filed, plan.letters, strict=True):
        _enter_notice(connection, issuing, each, letter)


def _enter_notice(
    connection: Connection, issuing: int, filed: Filed, letter: Letter
) -> None:
    connection.execute(
        insert(NOTICE).values(
            id=filed.notice.number,
            issuing=issuing,
            unit=letter.unit,
            level=letter.level,
            fell_on=letter.fell_on.toordinal(),
            file=filed.file,
            said=as_json(filed.notice),
        )
    )
    told = [
        {
            **part.matter.key._asdict(),
            "level": letter.level,
            "notice": filed.notice.number,
        }
        for part in letter.parts
    ]
    connection.execute(insert(REMINDER), told)


def _open(connection: Connection) -> list[int]:
    """Find the issuings whose files are not known to be written."""
    done = select(ISSUED.c.issuing)
    query = select(ISSUING.c.id).where(ISSUING.c.id.not_in(done))
    return list(connection.execute(query.order_by(ISSUING.c.id)).scalars())


def _kept(connection: Connection, issuing: int) -> tuple[Filed, ...]:
    query: Select[Any] = select(NOTICE.c.said, NOTICE.c.file)
    rows = connection.execute(
        query.where(NOTICE.c.issuing == issuing).order_by(NOTICE.c.id)
    )
    return tuple(Filed(from_json(said), file) for said, file in rows)
