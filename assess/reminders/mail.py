"""Notices as letters by e-mail: drafts, each with its file; sent only when told to."""

from __future__ import annotations

from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from assess.files import write_whole
from assess.messages import _
from assess.problems import Location, refuse
from assess.records.shapes import LEDGER, NOTICE
from assess.reminders.book import Entry, write_entry
from assess.reminders.clock import day_of
from assess.reminders.issue import Filed
from assess.reminders.listing import marked
from assess.reminders.notice import from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Select

    from assess.records.store import Record
    from assess.reminders.notice import Item, Notice

    Send = Callable[[EmailMessage], object]

MAIL = "mail"  # the way of a contact that is a notice sent by e-mail


class Mailed(NamedTuple):
    """A notice as a letter; without an address it has no message."""

    filed: Filed
    message: EmailMessage | None


def drafts(
    record: Record, folder: Path, suffix: str, sender: str, batch: int | None = None
) -> list[Mailed]:
    """Make letters of a batch of notices, the newest unless given, that are to be sent.

    What is for the file, and what was sent before, is left out. Raises InputError:
    no-letter where a notice's file is not in the folder.
    """
    with record.reading() as connection:
        filed = list(_to_send(connection, batch))
    return [Mailed(each, _message(each, folder, suffix, sender)) for each in filed]


def write_drafts(mailed: list[Mailed], folder: Path) -> Iterator[Path]:
    """Write each letter beside its notice, for a mail program to open and send."""
    for each in mailed:
        if each.message:
            path = folder / f"{each.filed.file}.eml"
            each.message["X-Unsent"] = "1"
            _write(each.message.as_bytes(policy=SMTP), path)
            yield path


def _write(told: bytes, path: Path) -> None:
    write_whole(path, lambda file: file.write(told), force=True)


def send_all(
    record: Record, mailed: list[Mailed], send: Send, *, now: int, by: str
) -> Iterator[Notice]:
    """Send letters, and enter each in the ledger as soon as it is gone."""
    for each in mailed:
        if each.message:
            send(each.message)
            notice = each.filed.notice
            with record.writing() as connection:
                _enter(connection, notice, now, by)
            yield notice


def _enter(connection: Connection, notice: Notice, now: int, by: str) -> None:
    query = select(NOTICE.c.unit).where(NOTICE.c.id == notice.number)
    unit = connection.execute(query).scalar_one()
    entry = Entry(
        unit,
        "contact",
        day_of(now),
        notice=notice.number,
        way=MAIL,
        person=notice.email,
    )
    write_entry(connection, entry, now=now, by=by)


def _to_send(connection: Connection, batch: int | None) -> Iterator[Filed]:
    sent = select(LEDGER.c.notice).where(LEDGER.c.way == MAIL)
    newest = select(func.max(NOTICE.c.issuing)).scalar_subquery()
    query: Select[Any] = select(NOTICE.c.said, NOTICE.c.file).where(
        NOTICE.c.issuing == (newest if batch is None else batch),
        NOTICE.c.id.not_in(sent),
    )
    for said, file in connection.execute(query.order_by(NOTICE.c.id)):
        notice = from_json(said)
        if not notice.file_only:
            yield Filed(notice, file)


def _message(
    filed: Filed, folder: Path, suffix: str, sender: str
) -> EmailMessage | None:
    notice, path = filed.notice, folder / f"{filed.file}{suffix}"
    to = _address(notice.email)
    if to is None:
        return None
    if not path.is_file():
        raise refuse("no-letter", Location(str(path)), number=notice.number)
    message = EmailMessage()
    message["To"] = to
    if ours := _address(sender):
        message["From"] = ours
    message["Subject"] = " ".join(_subject(notice).split())
    message.set_content("\n".join(_text(notice)) + "\n")
    message.add_attachment(
        path.read_bytes(),
        maintype="application",
        subtype="octet-stream",  # its suffix says what it is
        filename=path.name,
    )
    return message


def _address(text: str) -> Address | None:
    """Read an address; None where it is none."""
    try:
        address = Address(addr_spec=text.strip())
    except (HeaderParseError, ValueError, IndexError):
        return None
    return address if address.username and address.domain else None


def _subject(notice: Notice) -> str:
    said = _("{level} No. {number}: {unit}")
    return said.format(level=notice.level_title, number=notice.number, unit=notice.unit)


def _text(notice: Notice) -> Iterator[str]:
    yield _("{unit}:").format(unit=notice.unit)
    yield ""
    yield from map(_line, notice.items)
    yield ""
    if notice.answer_by:
        day = marked(notice.answer_by, estimated=notice.answer_by_estimated)
        yield _("Answer in writing by {day}.").format(day=day)
    yield _("The notice is attached.")
    yield ""
    yield notice.office


def _line(item: Item) -> str:
    what = " ".join((*item.indicators[:1], item.title)).strip()
    said = _("{kind}: {what}") if what else "{kind}"
    told = said.format(kind=item.kind_title, what=what)
    return f"- {told}{_due(item)}"


def _due(item: Item) -> str:
    due = marked(item.due, estimated=item.estimated)
    return _(" (due {day})").format(day=due) if due else ""
