"""``assess sheet``: for each unit, what it earned, what it lost, and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.options import RunOption
from assess.messages import _, _n
from assess.problems import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from assess.exports.table import Table
    from assess.scoring.runs import RunHead, UnitResult


@app.command(help=summary("sheet"))
def sheet(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=_("Where the sheets go."))
    ],
    *,
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", metavar="UNIT", help=_("Only this unit; repeatable.")),
    ] = None,
    together: Annotated[
        bool, typer.Option("--together", help=_("All in one file, a sheet for each."))
    ] = False,
    how: Annotated[
        Literal["xlsx", "docx"],
        typer.Option("--format", help=_("Workbooks or documents of Word.")),
    ] = "xlsx",
    run: RunOption = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over files that are there."))
    ] = False,
    record: RecordOption = None,
) -> None:
    """Write a sheet for each unit of a score run."""
    from assess.exports import export  # noqa: PLC0415 - heavy
    from assess.files import make_folder  # noqa: PLC0415
    from assess.records.store import open_record  # noqa: PLC0415

    with open_record(office(record).record_path).reading() as connection:
        sheets = _sheets(connection, run, unit or ())
    files = {folder / f"{name}.{how}": [table] for name, table in sheets.items()}
    if together:
        files = {folder / f"{_('sheets')}.{how}": list(sheets.values())}
    there = [] if force else [path for path in files if path.exists()]
    if there:
        raise InputError(Problem("file-exists", Location(str(path))) for path in there)
    make_folder(folder)
    for path, tables in files.items():
        export(tables, path, force=force)
    many = len(sheets)
    said = _n(
        "Wrote {many} sheet into {folder}.", "Wrote {many} sheets into {folder}.", many
    )
    screen.say(said.format(many=many, folder=folder))


def _sheets(
    connection: Connection, run: int | None, units: Sequence[str]
) -> dict[str, Table]:
    """Build the sheets, by the names of their files."""
    from assess.cli.findings import findings_of  # noqa: PLC0415 - heavy
    from assess.files import safe_name  # noqa: PLC0415 - heavy, as all of these
    from assess.reports.breakdown import explained  # noqa: PLC0415
    from assess.reports.sheets import sheet_table  # noqa: PLC0415
    from assess.scheme.load import read_scheme  # noqa: PLC0415
    from assess.scoring.runs import open_run  # noqa: PLC0415

    head = open_run(connection, run)
    scheme = read_scheme(head.scheme_text, head.scheme_id)
    found = findings_of(connection, scheme, head.calendar)
    wanted = _wanted(connection, head, units)
    with screen.progress(_("sheets")) as done:
        tables = {}
        for result in wanted:
            why = explained(connection, head, scheme, result)
            name = safe_name(f"{result.code} {result.name}")
            tables[name] = sheet_table(why, found.get(result.unit, ()))
            done(1)
    return tables


def _wanted(
    connection: Connection, head: RunHead, units: Sequence[str]
) -> list[UnitResult]:
    from assess.scoring.runs import result_of, results  # noqa: PLC0415 - heavy

    if not units:
        return results(connection, head.id)
    found = [result_of(connection, head.id, unit) for unit in units]
    return list({result.unit: result for result in found}.values())
