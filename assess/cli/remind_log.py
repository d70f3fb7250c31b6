"""``assess remind log`` and its like: what an office enters in the ledger by hand."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assess.cli import screen
from assess.cli.config import RecordOption, SchemeOption, office
from assess.cli.options import (
    FormatOption,
    TodayOption,
    clock,
    day,
    many,
    moment,
    today_or,
    who,
    words,
)
from assess.cli.remind import commands
from assess.messages import _

if TYPE_CHECKING:
    from pathlib import Path

    from assess.records.store import Record
    from assess.reminders.entries import Entered, Hand

UnitArgument = Annotated[
    str, typer.Argument(metavar="UNIT", help=_("The unit's code or name."))
]
MatterArgument = Annotated[
    str,
    typer.Argument(
        metavar="MATTER",
        help=_("A source, an indicator, the number of a finding, or score."),
    ),
]
MaybeMatter = Annotated[
    str,
    typer.Argument(
        metavar="MATTER",
        help=_("What it was about: a source, an indicator, a finding's number, score."),
        show_default=False,
    ),
]
AtOption = Annotated[
    datetime | None,
    typer.Option("--at", parser=moment, metavar="TIME", help=_("When; else now.")),
]
UntilOption = Annotated[
    date,
    typer.Option("--until", parser=day, metavar="DATE", help=_("The last quiet day.")),
]
ToOption = Annotated[
    date,
    typer.Option("--to", parser=day, metavar="DATE", help=_("The new day.")),
]
ReasonOption = Annotated[
    str, typer.Option("--reason", parser=words, metavar="TEXT", help=_("Why."))
]
AuthorityOption = Annotated[
    str,
    typer.Option(
        "--authority",
        parser=words,
        metavar="TEXT",
        help=_("By whose word: a document, a person."),
    ),
]
SaidOption = Annotated[
    str,
    typer.Option("--said", parser=words, metavar="TEXT", help=_("What was answered.")),
]


@commands.command(help=_("Enter a call or a visit: whom, about what, what was said."))
def log(
    unit: UnitArgument,
    matter: MaybeMatter = "",
    *,
    person: Annotated[str, typer.Option("--person", help=_("Who was spoken to."))],
    said: SaidOption,
    way: Annotated[
        Literal["phone", "visit", "message", "meeting"],
        typer.Option("--way", help=_("How: phone, visit, message or meeting.")),
    ] = "phone",
    at: AtOption = None,
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Log a contact."""
    from assess.reminders.book import Entry  # noqa: PLC0415 - heavy
    from assess.reminders.entries import contact  # noqa: PLC0415

    when = at or datetime.now()  # noqa: DTZ005 - the office's own clock
    opened, hand = _begin(record, scheme, when.date())
    minute = when.hour * 60 + when.minute
    told = Entry(
        0,
        "contact",
        when.date(),
        minute=minute,
        way=way,
        person=person,
        said=said,
    )
    _say(contact(opened, hand, unit, matter, told))


@commands.command(help=_("Enter what a unit wrote back to a notice."))
def answer(
    number: Annotated[
        int,
        typer.Argument(
            parser=many, metavar="NUMBER", help=_("The number of the notice.")
        ),
    ],
    said: SaidOption,
    person: Annotated[
        str, typer.Option("--person", help=_("Who signed it for the unit."))
    ] = "",
    document: Annotated[
        str, typer.Option("--document", help=_("Its number, or the file it is in."))
    ] = "",
    today: TodayOption = None,
    record: RecordOption = None,
) -> None:
    """Log an answer; a matter is settled by the record only."""
    from assess.reminders.book import Entry  # noqa: PLC0415 - heavy
    from assess.reminders.entries import answer as enter  # noqa: PLC0415

    opened, hand = _begin(record, None, today)
    told = Entry(
        0, "answered", hand.today, person=person, said=said, authority=document
    )
    _say(enter(opened, hand, number, told))


@commands.command(help=_("Keep a matter quiet for a time."))
def snooze(
    unit: UnitArgument,
    matter: MatterArgument,
    *,
    until: UntilOption,
    reason: ReasonOption,
    authority: AuthorityOption,
    today: TodayOption = None,
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Stop the clock of a matter, up to and with a day."""
    from assess.reminders.book import Entry  # noqa: PLC0415 - heavy
    from assess.reminders.entries import snooze as enter  # noqa: PLC0415

    opened, hand = _begin(record, scheme, today)
    told = Entry(
        0, "snoozed", hand.today, until=until, said=reason, authority=authority
    )
    _say(enter(opened, hand, unit, matter, told))


@commands.command(help=_("Put off the day that a matter is due; it begins anew."))
def extend(
    unit: UnitArgument,
    matter: MatterArgument,
    *,
    until: ToOption,
    reason: ReasonOption,
    authority: AuthorityOption,
    today: TodayOption = None,
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Extend the time of a matter."""
    from assess.reminders.book import Entry  # noqa: PLC0415 - heavy
    from assess.reminders.entries import extend as enter  # noqa: PLC0415

    opened, hand = _begin(record, scheme, today)
    told = Entry(
        0, "extended", hand.today, until=until, said=reason, authority=authority
    )
    _say(enter(opened, hand, unit, matter, told))


@commands.command(
    help=_("List everything that was issued to a unit, said and entered.")
)
def history(
    unit: UnitArgument,
    how: FormatOption = "table",
    record: RecordOption = None,
) -> None:
    """Print the ledger of one unit."""
    from assess.records.store import open_record  # noqa: PLC0415 - heavy
    from assess.reminders.history import for_people  # noqa: PLC0415
    from assess.reminders.history import history as read  # noqa: PLC0415

    table = read(open_record(office(record).record_path), unit)
    if how == "table" and not table.rows:
        screen.say(_("The ledger holds nothing about {unit}.").format(unit=unit))
    else:
        screen.print_tables([for_people(table) if how == "table" else table], how)


def _begin(
    record: str | None, scheme: Path | None, today: date | None
) -> tuple[Record, Hand]:
    from assess.records.store import open_record  # noqa: PLC0415 - heavy
    from assess.reminders.entries import Hand  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    ours = office(record, scheme)
    hand = Hand(
        scheme=load_scheme(ours.scheme_path),
        calendar=ours.calendar,
        today=today_or(today),
        now=clock(),
        by=who(),
    )
    return open_record(ours.record_path), hand


def _say(entered: Entered) -> None:
    from assess.reminders.book import WHATS  # noqa: PLC0415 - heavy
    from assess.reminders.matter import in_short  # noqa: PLC0415

    what = _(WHATS[entered.entry.what])
    said = _("Entered: {unit}, {what}").format(unit=entered.unit, what=what)
    about = [in_short(entered.matter)] if entered.matter else []
    until = entered.entry.until
    last = [_("until {day}").format(day=until)] if until else []
    screen.say(_(", ").join([said, *about, *last]))
