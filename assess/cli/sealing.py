"""``assess runs seal``, ``open`` and ``correct``: results that were issued."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli import config, screen
from assess.cli.config import RecordOption, SchemeOption, office
from assess.cli.options import (
    AuthorityOption,
    DocumentOption,
    DryRunOption,
    ReasonOption,
    SourceOption,
    TodayOption,
    clock,
    many,
    today_or,
    who,
)
from assess.cli.runs import NumberArgument, commands
from assess.messages import _
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from datetime import date

    from sqlalchemy import Connection

    from assess.records.changes import Author
    from assess.records.decisions import Grounds
    from assess.scheme.model import Scheme
    from assess.scoring.sealing import Opened


@commands.command(
    help=_("Write a score run to a file to keep; nothing new is taken in after that.")
)
def seal(
    number: NumberArgument,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="FILE", help=_("The file; else named by scheme and run.")
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over the file."))
    ] = False,
    record: RecordOption = None,
) -> None:
    """Seal a run: its days, and a file of it."""
    from assess.records.changes import Author  # noqa: PLC0415 - heavy
    from assess.scoring.runs import open_run  # noqa: PLC0415
    from assess.scoring.sealing import seal as write_seal  # noqa: PLC0415

    opened = office(record).record()
    with opened.reading() as connection:
        scheme_id = open_run(connection, number).scheme_id
    path = file or Path(f"{scheme_id}-run-{number}.zip")
    author = Author(clock(), who())
    sha256 = write_seal(opened, number, path, author, force=force)
    said = _("Score run {number} is sealed in {path}; SHA-256 of the file {sha256}")
    screen.say(said.format(number=number, path=path, sha256=sha256))
    screen.say(
        _("Put that number down where the file is kept. What turns out to be wrong:")
    )
    screen.say("  " + _("assess runs correct FILE --reason …"))


@commands.command("open", help=_("Open a sealed file into a folder, to look at it."))
def open_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("The sealed file."))],
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="DIR", help=_("Where to; else named by the file.")),
    ] = None,
) -> None:
    """Open a sealed run into a folder of its own."""
    from assess.files import make_folder  # noqa: PLC0415 - heavy
    from assess.scoring.sealing import open_sealed  # noqa: PLC0415

    place = folder or file.with_suffix("")
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise refuse("folder-in-use", Location(str(place)))
    new = not place.exists()
    make_folder(place)
    try:
        opened = open_sealed(file, place / config.RECORD)
        _lay_out(opened, place)
    except BaseException:
        if new and not any(place.iterdir()):
            place.rmdir()
        raise
    about = opened.about
    said = _("Score run {run} of {scheme}, edition {edition}, is open in {place}:")
    screen.say(
        said.format(
            run=about.run, scheme=about.scheme, edition=about.edition, place=place
        )
    )
    for command in ("show", "verify"):
        screen.say(f"  cd {place} && assess runs {command} {about.run}")


def _lay_out(opened: Opened, folder: Path) -> None:
    """Write scheme and calendar beside the record, so that every command finds them."""
    days = "\n".join(
        f"{name} = [{', '.join(found)}]" for name, found in opened.calendar.items()
    )
    (folder / config.FILE).write_text(f"[calendar]\n{days}\n", "utf-8")
    (folder / config.SCHEME).write_bytes(opened.scheme_text.encode())


@commands.command(
    help=_("Put right what was sealed: take in corrections, make the next edition.")
)
def correct(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help=_("Files of corrections; none where only the scheme was wrong."),
        ),
    ] = None,
    *,
    reason: ReasonOption,
    appeals: Annotated[
        list[int] | None,
        typer.Option(
            "--appeal",
            parser=many,
            metavar="NUMBER",
            help=_("An appeal to accept as it was made; repeatable."),
        ),
    ] = None,
    source: SourceOption = None,
    authority: AuthorityOption = "",
    document: DocumentOption = "",
    dry_run: DryRunOption = False,
    today: TodayOption = None,
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Correct a sealed result; the edition before stays as it is."""
    from assess.records.backups import back_up_before  # noqa: PLC0415 - heavy
    from assess.records.changes import Author  # noqa: PLC0415
    from assess.records.decisions import Grounds  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415
    from assess.scoring.editions import correct as make_edition  # noqa: PLC0415

    ours, author = office(record, scheme), Author(clock(), who())
    rules, opened = load_scheme(ours.scheme_path), ours.record()
    grounds = Grounds(reason=reason, authority=authority, document=document)

    wanted = _Wanted(
        rules, tuple(files or ()), tuple(appeals or ()), source, today_or(today)
    )
    folder = None if dry_run else opened.folder

    def change(connection: Connection) -> int:
        return _put_right(connection, wanted, grounds, author, folder)

    if not dry_run:
        back_up_before(opened, "import", author.now)
    made = make_edition(
        opened, rules, ours.calendar, change, grounds, author, dry_run=dry_run
    )
    if dry_run:
        said = _("It would be edition {number}; nothing was written.")
    else:
        said = _("Edition {number} is score run {run}: assess runs seal {run}")
    screen.say(said.format(number=made.number, run=made.run))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be put right."""

    scheme: Scheme
    files: tuple[Path, ...]
    appeals: tuple[int, ...]
    source: str | None
    today: date


def _put_right(
    connection: Connection,
    wanted: _Wanted,
    grounds: Grounds,
    author: Author,
    folder: Path | None,
) -> int:
    """Take in files, accept appeals; give how many rows that brought."""
    from assess.intake.taking import take_in_together  # noqa: PLC0415 - heavy
    from assess.records.appeals import accept_appeal, read_appeal  # noqa: PLC0415
    from assess.records.evidence import FOLDER  # noqa: PLC0415

    taken = take_in_together(
        connection,
        wanted.scheme,
        wanted.files,
        source=wanted.source,
        today=wanted.today,
        now=author.now,
        by=author.by,
        evidence=folder and folder / FOLDER,
    )
    for number in wanted.appeals:
        appeal = read_appeal(connection, number)
        accept_appeal(connection, appeal, appeal.asked, grounds, author)
    return sum(each.added for each in taken) + len(wanted.appeals)
