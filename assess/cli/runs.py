"""``assess runs``: the score runs that are kept, and whether they come out again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import screen
from assess.cli.app import FAULTS, app, summary
from assess.cli.config import RecordOption, office
from assess.cli.help import Pages
from assess.cli.options import FormatOption  # noqa: TC001 - Typer reads it
from assess.messages import _, _n

if TYPE_CHECKING:
    from assess.scoring.again import Difference

NumberArgument = Annotated[
    int, typer.Argument(metavar="NUMBER", help=_("The score run's number."))
]

commands: Final = Pages(name="runs", help=summary("runs"))
app.add_typer(commands)


@commands.command("list", help=_("List the score runs, the newest last."))
def list_(how: FormatOption = "table", record: RecordOption = None) -> None:
    """List the runs."""
    from assess.records.store import open_record  # noqa: PLC0415 - heavy
    from assess.reports.runs import run_list  # noqa: PLC0415
    from assess.scoring.runs import runs  # noqa: PLC0415

    with open_record(office(record).record_path).reading() as connection:
        table = run_list(runs(connection))
    screen.print_tables([table], how)


@commands.command(help=_("Show the ranking of a score run, as it was."))
def show(
    number: NumberArgument, how: FormatOption = "table", record: RecordOption = None
) -> None:
    """Show the ranking of one run."""
    from assess.cli.score import kept_ranking  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415

    opened = open_record(office(record).record_path)
    tables = kept_ranking(opened, number, whole=how != "table")
    screen.print_tables(tables, how)


@commands.command(help=_("Make a score run again, and compare every cell with it."))
def verify(
    number: Annotated[
        int | None,
        typer.Argument(
            metavar="[NUMBER]", help=_("The score run's number; else the newest.")
        ),
    ] = None,
    how: FormatOption = "table",
    record: RecordOption = None,
) -> None:
    """Verify one run."""
    from assess.records.store import open_record  # noqa: PLC0415 - heavy
    from assess.reports.runs import difference_list  # noqa: PLC0415
    from assess.scoring.again import digest  # noqa: PLC0415
    from assess.scoring.again import verify as make_again  # noqa: PLC0415

    opened = open_record(office(record).record_path)
    run, differences = make_again(opened, number)
    if how != "table" or differences:
        screen.print_tables([difference_list(differences)], how)
    with opened.reading() as connection:
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
