"""``assess db``: copies of the record, its upgrades, and whether it is sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import screen
from assess.cli.app import FAULTS, app, complain, summary
from assess.cli.config import RecordOption, office
from assess.cli.help import Pages
from assess.cli.options import DryRunOption, clock
from assess.messages import _

if TYPE_CHECKING:
    from assess.records.store import Record

FileArgument = Annotated[
    Path | None,
    typer.Argument(
        metavar="FILE",
        help=_("Where to; else a file in backups/, named by the time."),
        show_default=False,
    ),
]

commands: Final = Pages(name="db", help=summary("db"))
app.add_typer(commands)


@commands.command(help=_("Copy the record, as it is at this moment."))
def backup(
    file: FileArgument = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over a file that is there."))
    ] = False,
    record: RecordOption = None,
) -> None:
    """Copy the record; the record may be of an older format."""
    from assess.records.backups import back_up, back_up_asked  # noqa: PLC0415 - heavy
    from assess.records.store import open_as_it_is  # noqa: PLC0415

    opened, _format = open_as_it_is(office(record).record_path)
    if file is None:
        file = back_up_asked(opened, clock())
    else:
        back_up(opened, file, force=force)
    screen.say(_("Copied the record to {file}.").format(file=file))


@commands.command(
    help=_("Bring an older record into the form that this program reads.")
)
def upgrade(dry_run: DryRunOption = False, record: RecordOption = None) -> None:
    """Upgrade the record after copying it; make its views and guards anew."""
    from assess.records import settings  # noqa: PLC0415 - heavy
    from assess.records.backups import back_up_before  # noqa: PLC0415
    from assess.records.store import open_as_it_is  # noqa: PLC0415
    from assess.records.upgrading import upgrade as take_on  # noqa: PLC0415

    opened, found = open_as_it_is(office(record).record_path)
    kept = None if dry_run else back_up_before(opened, "upgrade", clock())
    take_on(opened, found, dry_run=dry_run)
    if kept:
        screen.say(_("The record as it was: {file}").format(file=kept))
    said = _("{file}: format {found} is now {wanted}; views and guards made anew.")
    if found == settings.FORMAT:
        said = _("{file}: has format {wanted} already; views and guards made anew.")
    elif dry_run:
        said = _("{file}: format {found} can become {wanted}; nothing was changed.")
    screen.say(said.format(file=opened.place, found=found, wanted=settings.FORMAT))


@commands.command(help=_("Say whether the record is sound, and how much it holds."))
def check(record: RecordOption = None) -> None:
    """Examine the record; end with status 3 where it is not sound."""
    from assess.records.soundness import examine  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415

    opened = open_record(office(record).record_path)
    problems = examine(opened)
    complain(problems)
    if problems:
        raise typer.Exit(FAULTS)
    screen.say(_sound(opened))


def _sound(record: Record) -> str:
    from assess.records import settings  # noqa: PLC0415 - heavy
    from assess.records.backups import newest_backup  # noqa: PLC0415
    from assess.records.soundness import holdings  # noqa: PLC0415

    with record.reading() as connection:
        held = holdings(connection)
    said = _("{file}: sound, format {wanted}")
    counted = _("units: {units}, batches: {batches}, observations: {observations}")
    newest = newest_backup(record) or _("none; assess db backup says how")
    return "\n".join(
        [
            said.format(file=record.place, wanted=settings.FORMAT),
            counted.format(
                units=held.units, batches=held.batches, observations=held.observations
            ),
            _("newest backup: {file}").format(file=newest),
        ]
    )
