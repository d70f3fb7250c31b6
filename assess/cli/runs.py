"""``assess runs``: the score runs that are kept, and whether they come out again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import screen
from assess.cli.app import FAULTS, app, summary
from assess.cli.config import RecordOption, office
from assess.cli.help import Pages
from assess.cli.options import FormatOption, many
from assess.messages import _, _n

if TYPE_CHECKING:
    from assess.cli.options import Format
    from assess.records.store import Record
    from assess.scoring.again import Difference

NumberArgument = Annotated[
    int,
    typer.Argument(parser=many, metavar="NUMBER", help=_("The score run's number.")),
]

commands: Final = Pages(name="runs", help=summary("runs"))
app.add_typer(commands)


@commands.command("list", help=_("List the score runs, the newest last."))
def list_(how: FormatOption = "table", record: RecordOption = None) -> None:
    """List the runs."""
    from assess.records.seals import editions  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.reports.runs import run_list  # noqa: PLC0415
    from assess.scoring.runs import runs  # noqa: PLC0415

    with open_record(office(record).record_path).reading() as connection:
        table = run_list(runs(connection), editions(connection))
    screen.print_tables([table], how)


@commands.command(help=_("Show the ranking of a score run, as it was."))
def show(
    number: NumberArgument, how: FormatOption = "table", record: RecordOption = None
) -> None:
    """Show the ranking of one run, and which edition it is."""
    from assess.cli.score import kept_ranking  # noqa: PLC0415 - heavy
    from assess.records.seals import editions  # noqa: PLC0415
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.reports.runs import edition_told  # noqa: PLC0415

    opened = open_record(office(record).record_path)
    tables = kept_ranking(opened, number, whole=how != "table")
    screen.print_tables(tables, how)
    with opened.reading() as connection:
        edition = editions(connection).get(number)
    if edition and how == "table":
        screen.indented(edition_told(edition), 0)


@commands.command(
    help=_("Make a score run again, of the record or a sealed file; compare each cell.")
)
def verify(
    what: Annotated[
        str,
        typer.Argument(
            metavar="RUN",
            help=_("The score run's number, or a sealed file; else the newest run."),
        ),
    ] = "",
    how: FormatOption = "table",
    record: RecordOption = None,
) -> None:
    """Verify one run."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - for sealed files only

    from assess.scoring.sealing import fingerprint, open_sealed  # noqa: PLC0415

    if not what or what.isdecimal():
        opened = office(record).record()
        _verify(opened, many(what) if what else None, how)
        return
    with TemporaryDirectory() as folder:
        sealed = open_sealed(Path(what), Path(folder, "record.db"))
        _verify(sealed.record, sealed.about.run, how)
    unchanged = _("No byte of {file} was changed; SHA-256 of the file {sha256}")
    screen.note(unchanged.format(file=what, sha256=fingerprint(Path(what))))


def _verify(record: Record, number: int | None, how: Format) -> None:
    from assess.reports.runs import difference_list  # noqa: PLC0415 - heavy
    from assess.scoring.again import digest  # noqa: PLC0415
    from assess.scoring.again import verify as make_again  # noqa: PLC0415

    run, differences = make_again(record, number)
    if how != "table" or differences:
        screen.print_tables([difference_list(differences)], how)
    with record.reading() as connection:
        fingerprint = digest(connection, run)
    screen.note(_verdict(run, differences, fingerprint))
    if differences:
        raise typer.Exit(FAULTS)


def _verdict(run: int, differences: list[Difference], fingerprint: str) -> str:
    if differences:
        many = len(differences)
        said = _n(
            "Score run {run} does not come out again: {many} number differs.",
            "Score run {run} does not come out again: {many} numbers differ.",
            many,
        )
        return said.format(run=run, many=many)
    said = _("Score run {run} comes out again, in every cell; SHA-256 {fingerprint}")
    return said.format(run=run, fingerprint=fingerprint)


from assess.cli import sealing  # noqa: E402, F401 - adds its commands here
