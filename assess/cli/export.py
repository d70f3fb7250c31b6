"""``assess export``: the ranking as a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.options import RunOption
from assess.cli.score import kept_ranking
from assess.messages import _


@app.command(help=summary("export"))
def export(
    file: Annotated[Path, typer.Argument(help=_("Its suffix says the format."))],
    run: RunOption = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over a file that is there."))
    ] = False,
    record: RecordOption = None,
) -> None:
    """Export the ranking of a score run."""
    from assess.exports import export as write  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415

    tables = kept_ranking(open_record(office(record).record_path), run)
    write(tables, file, force=force)
    many = sum(len(table.rows) for table in tables)
    screen.say(_("Wrote {many} units to {file}.").format(many=many, file=file))
