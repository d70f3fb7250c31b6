"""``assess template``: workbooks to be filled in, for units or for inspectors."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, SchemeOption, office
from assess.messages import _, _n
from assess.problems import InputError, Location, Problem


@app.command(help=summary("template"))
def template(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=_("Where the workbooks go."))
    ],
    *,
    source: Annotated[
        str,
        typer.Option(
            "--source",
            metavar="SOURCE",
            help=_("Who fills them in; else the self-check, or the inspection."),
        ),
    ] = "",
    inspectors: Annotated[
        bool, typer.Option("--inspectors", help=_("One workbook for inspectors."))
    ] = False,
    per: Annotated[
        Literal["unit", "indicator"],
        typer.Option("--per", help=_("What has a sheet in it: unit or indicator.")),
    ] = "unit",
    unit: Annotated[
        list[str] | None,
        typer.Option("--unit", metavar="UNIT", help=_("Only this unit; repeatable.")),
    ] = None,
    round_id: Annotated[
        str,
        typer.Option("--round", metavar="ROUND", help=_("Only what this round asks.")),
    ] = "",
    last: Annotated[
        Path | None,
        typer.Option("--last", help=_("Last year’s record, for its results.")),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over files that are there."))
    ] = False,
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Write a workbook for each unit, or one for inspectors."""
    from assess.exports.to_form import write_form  # noqa: PLC0415 - heavy
    from assess.files import make_folder, write_whole  # noqa: PLC0415
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.reports.filling import Wanted, forms  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    ours = office(record, scheme)
    wanted = Wanted(
        source=source,
        inspectors=inspectors,
        per=per,
        units=tuple(unit or ()),
        round=round_id,
        last=open_record(last) if last else None,
    )
    found = forms(open_record(ours.record_path), load_scheme(ours.scheme_path), wanted)
    there = [folder / name for name in found if (folder / name).exists()]
    if there and not force:
        raise InputError(Problem("file-exists", Location(str(path))) for path in there)
    make_folder(folder)
    for name, form in found.items():
        write_whole(folder / name, partial(write_form, form), force=force)
    said = _n(
        "Wrote {many} workbook into {folder}.",
        "Wrote {many} workbooks into {folder}.",
        len(found),
    )
    screen.say(said.format(many=len(found), folder=folder))
