"""``assess remind mail`` and ``calendar``: notices and days for other programs."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import screen
from assess.cli.config import RecordOption, SchemeOption, office
from assess.cli.options import TodayOption, clock, many, today_or, who
from assess.cli.remind import commands
from assess.cli.remind_issue import FOLDER, OutOption, writer
from assess.messages import _
from assess.problems import refuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage

    from assess.cli.settings import Mail, Office
    from assess.records.store import Record
    from assess.reminders.mail import Mailed

PASSWORD: Final = "ASSESS_MAIL_PASSWORD"  # noqa: S105 - where it is, not what it is
_PATIENCE: Final = 30  # seconds
_ENCRYPTED: Final = 465  # from the first byte; other ports change over

CalendarArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help=_("Where to: a file that ends in .ics."))
]


@commands.command(help=_("Write the newest notices as e-mail drafts, or send them."))
def mail(
    *,
    send: Annotated[
        bool,
        typer.Option(
            "--send",
            help=_("Send them, once each; the password is in ASSESS_MAIL_PASSWORD."),
        ),
    ] = False,
    batch: Annotated[
        int | None,
        typer.Option(
            "--batch",
            parser=many,
            metavar="NUMBER",
            help=_("Of this issuing; else the newest."),
        ),
    ] = None,
    out: OutOption = None,
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Make a letter of each notice that is to be sent, with the notice attached."""
    from assess.records.store import open_record  # noqa: PLC0415 - heavy
    from assess.reminders.mail import drafts, write_drafts  # noqa: PLC0415

    ours = office(record, scheme)
    opened, folder = open_record(ours.record_path), out or ours.folder / FOLDER
    mailed = drafts(opened, folder, writer(ours).suffix, ours.mail.sender, batch)
    for each in mailed:
        if each.message is None:
            said = _("No. {number}, {unit}: no e-mail address in the list of units")
            notice = each.filed.notice
            screen.note(said.format(number=notice.number, unit=notice.unit))
    if send:
        _send(ours, opened, mailed)
    else:
        paths = list(write_drafts(mailed, folder))
        screen.say(_("Drafts written: {many}").format(many=len(paths)))


@commands.command(
    "calendar", help=_("Write the days of all open matters for calendars.")
)
def write_calendar(
    file: CalendarArgument,
    *,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over a file that is there."))
    ] = False,
    today: TodayOption = None,
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Write an iCalendar file, also of what is not late yet."""
    from assess.files import write_whole  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.reminders.due import open_matters  # noqa: PLC0415
    from assess.reminders.ics import calendar  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    ours = office(record, scheme)
    rules, opened = load_scheme(ours.scheme_path), open_record(ours.record_path)
    matters = open_matters(opened, rules, ours.calendar, today=today_or(today))
    text = calendar(matters, str(rules.heading.title), int(time.time()))
    write_whole(file, lambda stream: stream.write(text), force=force)
    dated = sum(matter.due is not None for matter in matters)
    screen.say(_("Wrote {many} days to {file}.").format(many=dated, file=file))


def _send(ours: Office, opened: Record, mailed: list[Mailed]) -> None:
    from assess.reminders.mail import send_all  # noqa: PLC0415 - heavy

    sent = 0
    with _server(ours.mail) as send:
        for notice in send_all(opened, mailed, send, now=clock(), by=who()):
            sent += 1
            said = _("Sent: No. {number} to {unit}")
            screen.say(said.format(number=notice.number, unit=notice.unit))
    screen.say(_("Sent: {many}").format(many=sent))


@contextmanager
def _server(mail: Mail) -> Iterator[Callable[[EmailMessage], object]]:
    """Speak to the mail server, encrypted; what it refuses is told."""
    import smtplib  # noqa: PLC0415 - only where something is sent
    import ssl  # noqa: PLC0415

    if not (mail.host and mail.sender):
        raise refuse("no-mail-server")
    safe, where = ssl.create_default_context(), (mail.host, mail.port)
    try:
        server: smtplib.SMTP
        if mail.port == _ENCRYPTED:
            server = smtplib.SMTP_SSL(*where, timeout=_PATIENCE, context=safe)
        else:
            server = smtplib.SMTP(*where, timeout=_PATIENCE)
        with server:
            if mail.port != _ENCRYPTED:
                server.starttls(context=safe)
            if mail.user:
                server.login(mail.user, os.environ.get(PASSWORD, ""))
            yield server.send_message
    except (smtplib.SMTPException, OSError) as error:
        raise refuse("mail-refused", reason=str(error)) from error
