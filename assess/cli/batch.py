"""``assess batch``: what came into the record, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.help import Pages
from assess.cli.options import (
    DryRunOption,
    FormatOption,
    ReasonOption,
    clock,
    many,
    who,
)
from assess.messages import _, _n

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from assess.exports.table import Table
    from assess.records.batches import Batch
    from assess.records.withdrawing import Withdrawn

NumberArgument = Annotated[
    int,
    typer.Argument(parser=many, metavar="NUMBER", help=_("The batch's number.")),
]

commands: Final = Pages(name="batch", help=summary("batch"))
app.add_typer(commands)


@commands.command("list", help=_("List every batch, in the order in which they came."))
def list_(how: FormatOption = "table", record: RecordOption = None) -> None:
    """List the batches."""
    from assess.records.batches import batches  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.reports.batches import batch_list  # noqa: PLC0415

    with open_record(office(record).record_path).reading() as connection:
        table = batch_list(batches(connection))
    if table.rows or how != "table":
        screen.print_tables([table], how)
    else:
        screen.say(_("There are none."))


@commands.command(help=_("Show what a batch brought, by source and indicator."))
def show(
    number: NumberArgument, how: FormatOption = "table", record: RecordOption = None
) -> None:
    """Show one batch."""
    from assess.records.batches import batch_of  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415

    with open_record(office(record).record_path).reading() as connection:
        batch = batch_of(connection, number)
        tables = _contents(connection, batch)
    if how == "table":
        screen.say(_heading(batch))
    filled = [table for table in tables if table.rows]
    screen.print_tables(filled if how == "table" else filled or tables[:1], how)


def _contents(connection: Connection, batch: Batch) -> list[Table]:
    from assess.records.batch_contents import brought_by  # noqa: PLC0415 - heavy
    from assess.records.changes import changes_of  # noqa: PLC0415
    from assess.records.units import read_units  # noqa: PLC0415
    from assess.reports.batches import (  # noqa: PLC0415
        changes_table,
        observations_table,
    )

    return [
        observations_table(brought_by(connection, batch)),
        changes_table(changes_of(connection, batch.id), read_units(connection)),
    ]


def _heading(batch: Batch) -> str:
    from assess.reports.batches import contents_title  # noqa: PLC0415 - heavy
    from assess.scoring.facts import time_text  # noqa: PLC0415

    said = _("Batch {number}: {what}, {time}, by {by}")
    lines = [
        said.format(
            number=batch.id,
            what=f"{contents_title(batch)} {batch.file}".strip(),
            time=time_text(batch.recorded_at),
            by=batch.recorded_by or _("nobody known"),
        )
    ]
    if batch.withdrawn_by:
        said = _("Withdrawn by batch {by_batch}: {reason}")
        lines.append(said.format(by_batch=batch.withdrawn_by, reason=batch.reason))
    if batch.withdraws:
        said = _("Takes back batch {batch}: {reason}")
        lines.append(said.format(batch=batch.withdraws, reason=batch.reason))
    return "\n".join(lines)


@commands.command(help=_("Take a batch back: its rows stay, and no longer count."))
def withdraw(
    number: NumberArgument,
    reason: ReasonOption,
    dry_run: DryRunOption = False,
    record: RecordOption = None,
) -> None:
    """Withdraw a batch, after copying the record."""
    from assess.records.backups import back_up_before  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.records.withdrawing import withdraw as take_back  # noqa: PLC0415

    opened = open_record(office(record).record_path)
    now = clock()
    if not dry_run:
        back_up_before(opened, "withdraw", now)
    with opened.trying() if dry_run else opened.writing() as connection:
        done = take_back(connection, number, reason=reason, now=now, by=who())
    screen.say(_told(done))
    if dry_run:
        screen.say(_("A trial: nothing was written."))
    elif done.batch.contents != "units":
        screen.say(_("Scores that were made stay as they are; assess score makes new."))


def _told(done: Withdrawn) -> str:
    from assess.reports.batches import contents_title  # noqa: PLC0415 - heavy

    batch = done.batch
    file = batch.file or contents_title(batch)
    if batch.contents == "units":
        said = _n(
            "Batch {number} ({file}) is withdrawn: what it said of {units} unit",
            "Batch {number} ({file}) is withdrawn: what it said of {units} units",
            done.units,
        )
        return said.format(number=batch.id, file=file, units=done.units)
    said = _(
        "Batch {number} ({file}) is withdrawn; observations that no longer count:"
        " {rows} (units: {units}); that count again: {restored}"
    )
    return said.format(
        number=batch.id,
        file=file,
        rows=done.rows,
        units=done.units,
        restored=done.restored,
    )
