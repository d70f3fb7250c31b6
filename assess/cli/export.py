"""``assess export``: the ranking as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.options import RunOption
from assess.cli.score import kept_ranking, kept_results
from assess.messages import _, _n

if TYPE_CHECKING:
    from assess.exports.table import Table
    from assess.records.store import Record


@app.command(help=summary("export"))
def export(
    file: Annotated[Path, typer.Argument(help=_("Its suffix says the format."))],
    run: RunOption = None,
    force: Annotated[
        bool, typer.Option("--force", help=_("Write over a file that is there."))
    ] = False,
    published: Annotated[
        bool,
        typer.Option("--published", help=_("Only what [publication] makes public.")),
    ] = False,
    record: RecordOption = None,
) -> None:
    """Export the ranking of a score run."""
    from assess.exports import export as write  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415

    kept = open_record(office(record).record_path)
    tables = _public(kept, run) if published else kept_ranking(kept, run)
    write(tables, file, force=force)
    many = sum(len(table.rows) for table in tables)
    said = _n("Wrote {many} unit to {file}.", "Wrote {many} units to {file}.", many)
    screen.say(said.format(many=many, file=file))


def _public(record: Record, run: int | None) -> list[Table]:
    from assess.reports import publication  # noqa: PLC0415 - heavy

    scheme, units = kept_results(record, run)
    return publication.publication(scheme, publication.published(scheme, units))
