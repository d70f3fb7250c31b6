"""Everything that the ledger holds about a unit, in the order in which it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from assess.exports.table import Table
from assess.messages import _
from assess.problems import refuse
from assess.records.shapes import ISSUING, NOTICE, UNIT
from assess.reminders.book import WAYS, WHATS, read_entries
from assess.reminders.matter import KINDS, joined
from assess.reminders.notice import from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Select

    from assess.exports.table import Cell
    from assess.records.store import Record
    from assess.reminders.book import Entry
    from assess.reminders.notice import Item, Notice

KEYS: Final = (
    "day",
    "time",
    "what",
    "what_title",
    "notice",
    "matter",
    "level_title",
    "until",
    "person",
    "said",
    "authority",
    "entered_by",
)


class Line(NamedTuple):
    """One thing that happened; the fields are the columns."""

    day: str
    time: str
    what: str
    what_title: str
    notice: int | str
    matter: str
    level_title: str = ""
    until: str = ""
    person: str = ""
    said: str = ""
    authority: str = ""
    entered_by: str = ""


def history(record: Record, unit: str) -> Table:
    """Build the table of a unit; raises InputError: no-such-unit."""
    with record.reading() as connection:
        named = (UNIT.c.code == unit) | (UNIT.c.name == unit)
        row = connection.execute(select(UNIT.c.id, UNIT.c.name).where(named)).first()
        if row is None:
            raise refuse("unit-not-there", unit=unit)
        notices = list(_notices(connection, row.id))
        lines = [*map(_issued, notices), *_entries(connection, row.id, notices)]
    lines.sort(key=lambda line: (line.day, line.time))
    return Table(
        title=_("What happened about {unit}").format(unit=row.name),
        columns=(
            _("Day"),
            _("Time"),
            _("What"),
            _("What happened"),
            _("Number"),
            _("Matter"),
            _("Level"),
            _("Until"),
            _("Person"),
            _("Said"),
            _("Authority"),
            _("Entered by"),
        ),
        rows=tuple(lines),
        keys=KEYS,
    )


def for_people(table: Table) -> Table:
    """Keep the columns that fit a screen; what was said, and by whom, in one."""
    columns = (_("Day"), _("What happened"), _("Number"), _("Matter"), _("Said"))
    rows = tuple(_in_short(row) for row in table.rows if isinstance(row, Line))
    return Table(title=table.title, columns=columns, rows=rows)


def _in_short(line: Line) -> tuple[Cell, ...]:
    said = joined((line.person, line.said, line.authority))
    until = _("until {day}").format(day=line.until) if line.until else ""
    return (
        f"{line.day} {line.time}".strip(),
        joined((line.level_title, line.what_title)),
        line.notice,
        line.matter,
        joined((until, said)),
    )


def _notices(connection: Connection, unit: int) -> Iterator[tuple[Notice, str]]:
    """Yield the notices of a unit, each with who entered it."""
    query: Select[Any] = select(NOTICE.c.said, ISSUING.c.made_by)
    told = query.join_from(NOTICE, ISSUING, ISSUING.c.id == NOTICE.c.issuing)
    for said, by in connection.execute(told.where(NOTICE.c.unit == unit)):
        yield from_json(said), by


def _issued(told: tuple[Notice, str]) -> Line:
    notice, by = told
    return Line(
        str(notice.issued_on),
        "",
        "notice",
        _("for the file") if notice.file_only else _("notice"),
        notice.number,
        _matters(notice),
        level_title=notice.level_title,
        until=str(notice.answer_by or ""),
        entered_by=by,
    )


def _matters(notice: Notice) -> str:
    return joined(map(_matter, notice.items))


def _matter(item: Item) -> str:
    return joined((_named(item), item.found))


def _named(item: Item) -> str:
    ids = () if item.kind == "not-in" else item.indicators[:1]
    what = " ".join((*ids, item.title)).strip()
    said = _("{kind}: {what}") if what else "{kind}"
    return said.format(kind=item.kind_title, what=what)


def _entries(
    connection: Connection, unit: int, notices: Iterable[tuple[Notice, str]]
) -> Iterator[Line]:
    titles = {
        (item.kind, item.subject): _named(item)
        for notice, _by in notices
        for item in notice.items
    }
    for entry in read_entries(connection):
        if entry.unit == unit:
            yield _line(entry, titles.get((entry.kind, entry.subject), ""))


def _line(entry: Entry, matter: str) -> Line:
    minute = entry.minute
    return Line(
        str(entry.day),
        "" if minute is None else f"{minute // 60:02}:{minute % 60:02}",
        entry.what,
        _(WAYS.get(entry.way) or WHATS[entry.what]),
        entry.notice or "",
        matter or _subject(entry),
        until=str(entry.until or ""),
        person=entry.person,
        said=entry.said,
        authority=entry.authority,
        entered_by=entry.made_by,
    )


def _subject(entry: Entry) -> str:
    if not entry.kind:
        return ""
    kind = {str(key): title for key, title in KINDS.items()}[entry.kind]
    return _("{kind}: {what}").format(kind=_(kind), what=entry.subject)
