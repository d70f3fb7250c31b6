"""Options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Final, Literal

import typer

from assess.messages import _

_DIGITS: Final = 18  # of the largest number that is sure to fit into a column


def day(text: str) -> date:
    """Read a day."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise typer.BadParameter(_("write a date like 2014-03-05")) from error


def words(text: str) -> str:
    """Read a text that may not be empty."""
    if not text.strip():
        raise typer.BadParameter(_("write what it is about"))
    return text.strip()


def many(text: str, above: int = 0) -> int:
    """Read how many, or which one of a list: a number that the record can hold."""
    if text.isdecimal() and len(text) > _DIGITS:
        said = _("write at most {many} digits")
        raise typer.BadParameter(said.format(many=_DIGITS))
    if not text.isdecimal() or int(text) <= above:
        said = _("write a whole number above {above}")
        raise typer.BadParameter(said.format(above=above))
    return int(text)


Format = Literal["table", "csv", "json"]
FormatOption = Annotated[
    Format, typer.Option("--format", help=_("How to print: table, csv or json."))
]
RunOption = Annotated[
    int | None,
    typer.Option(
        "--run",
        parser=many,
        metavar="NUMBER",
        help=_("A score run's number; else the newest."),
    ),
]
TodayOption = Annotated[
    date | None,
    typer.Option(
        "--today", parser=day, metavar="DATE", help=_("Today; else the clock's.")
    ),
]
SourceOption = Annotated[
    str | None,
    typer.Option(
        "--source",
        metavar="SOURCE",
        help=_("Where rows come from that do not say so."),
    ),
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help=_("Check everything, change nothing."))
]
AuthorityOption = Annotated[
    str, typer.Option("--authority", metavar="TEXT", help=_("Who decided it."))
]
DocumentOption = Annotated[
    str, typer.Option("--document", metavar="TEXT", help=_("The document's number."))
]
ReasonOption = Annotated[
    str,
    typer.Option("--reason", parser=words, metavar="TEXT", help=_("Why; it is kept.")),
]


def moment(text: str) -> datetime:
    """Read a day, or a time of a day."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        said = _("write a time like 2014-03-05T09:30")
        raise typer.BadParameter(said) from error


def clock() -> int:
    """Read the office's own clock, in seconds."""
    import calendar  # noqa: PLC0415 - help needs no clock
    import time  # noqa: PLC0415

    return calendar.timegm(time.localtime())


def who() -> str:
    """Name the user of this computer; nobody where the system does not say."""
    import getpass  # noqa: PLC0415 - help needs no name

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def today_or(given: date | None) -> date:
    """Give the day that was asked for, or the clock's."""
    return given or date.today()  # noqa: DTZ011 - the office's own clock
