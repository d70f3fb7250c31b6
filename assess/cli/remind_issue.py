"""``assess remind issue``: what is owed, into the ledger and into letters."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import screen
from assess.cli.config import RecordOption, SchemeOption, office
from assess.cli.options import (
    DryRunOption,
    FormatOption,
    TodayOption,
    clock,
    day,
    today_or,
    who,
)
from assess.cli.remind import commands
from assess.messages import _

if TYPE_CHECKING:
    from assess.cli.options import Format
    from assess.cli.settings import Office
    from assess.exports.table import Table
    from assess.reminders.issue import Issued, Order
    from assess.reminders.notice import Writer
    from assess.reminders.plan import Plan

FOLDER: Final = "notices"

SinceOption = Annotated[
    date | None,
    typer.Option(
        "--since",
        parser=day,
        metavar="DATE",
        help=_("Leave alone for good what fell due before."),
    ),
]
OutOption = Annotated[
    Path | None,
    typer.Option(
        "--out", metavar="DIR", help=_("Where to; else notices/ of the office.")
    ),
]


@commands.command(
    help=_("Enter the notices that are owed in the ledger, and write them.")
)
def issue(
    *,
    today: TodayOption = None,
    since: SinceOption = None,
    out: OutOption = None,
    document: Annotated[
        str,
        typer.Option(
            "--document",
            metavar="TEXT",
            help=_("The register's number of the first letter sent; others count on."),
        ),
    ] = "",
    dry_run: DryRunOption = False,
    how: FormatOption = "table",
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Issue what is owed up to today, each notice once."""
    from assess.records.store import open_record  # noqa: PLC0415 - heavy
    from assess.reminders.issue import Order, plan_today  # noqa: PLC0415
    from assess.reminders.issue import issue as enter  # noqa: PLC0415
    from assess.reminders.register import register_from  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    ours = office(record, scheme)
    opened = open_record(ours.record_path)
    order = Order(
        scheme=load_scheme(ours.scheme_path),
        calendar=ours.calendar,
        today=today_or(today),
        since=since,
        office=ours.name,
        contact=ours.contact,
        phone=ours.phone,
        register=register_from(document) if document else None,
        now=clock(),
        by=who(),
    )
    folder = out or ours.folder / FOLDER
    if dry_run:
        _show_plan(plan_today(opened, order), order, how)
    else:
        _show_issued(enter(opened, order, folder, writer(ours)), order, folder, how)


def writer(ours: Office) -> Writer:
    """Give what writes letters in the form that the office chose.

    Raises InputError with everything that is wrong with the office's templates.
    """
    from assess.reminders.letter import MARKDOWN  # noqa: PLC0415 - heavy
    from assess.reminders.letter_docx import docx_writer  # noqa: PLC0415

    return MARKDOWN if ours.letters.form == "markdown" else docx_writer(ours.letters)


def _show_plan(plan: Plan, order: Order, how: Format) -> None:
    from assess.reminders.batch import ended_of, letters_of  # noqa: PLC0415 - heavy

    tables = letters_of(plan, order.scheme.remind), ended_of(plan)
    _show(*tables, how)
    if how == "table":
        screen.say(_("A trial: nothing was entered or written."))


def _show_issued(issued: Issued, order: Order, folder: Path, how: Format) -> None:
    from assess.reminders.batch import ended_of, letters_of  # noqa: PLC0415 - heavy

    letters = letters_of(issued.plan, order.scheme.remind, issued.filed)
    _show(letters, ended_of(issued.plan), how)
    if how != "table":
        return
    for path in issued.completed:
        screen.say(_("Completed what an earlier run began: {path}").format(path=path))
    if issued.filed and not order.office:
        screen.note(_("assess.toml names no office, so the letters name none."))
    if issued.filed:
        day = order.today.isoformat()
        screen.say(_("Written to {folder}.").format(folder=folder / day))


def _show(letters: Table, ended: Table, how: Format) -> None:
    """Print both tables; for programs, the notices, and in JSON the ends as well."""
    from assess.reminders.batch import for_people  # noqa: PLC0415 - heavy

    if how != "table":
        screen.print_tables([letters, ended] if how == "json" else [letters], how)
        return
    screen.print_tables(list(for_people(letters, ended)), how)
    if not letters.rows:
        screen.say(_("No notice is owed."))
