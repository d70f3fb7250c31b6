"""``assess explain``: why a unit has its total, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.options import RunOption
from assess.messages import _

if TYPE_CHECKING:
    from assess.reports.breakdown import Entry


@app.command(help=summary("explain"))
def explain(
    unit: Annotated[str, typer.Argument(help=_("The unit's code or name."))],
    indicator: Annotated[
        str, typer.Argument(help=_("Only this indicator and those below it."))
    ] = "",
    run: RunOption = None,
    record: RecordOption = None,
) -> None:
    """Print the breakdown of one unit."""
    from assess.records.store import open_record  # noqa: PLC0415 - heavy
    from assess.reports.breakdown import breakdown, only  # noqa: PLC0415
    from assess.scheme.load import read_scheme  # noqa: PLC0415
    from assess.scoring.runs import open_run, result_of  # noqa: PLC0415

    with open_record(office(record).record_path).reading() as connection:
        head = open_run(connection, run)
        scheme = read_scheme(head.scheme_text, head.scheme_id)
        result = result_of(connection, head.id, unit)
        entries = breakdown(connection, head, scheme, result)
    title = _("{code} {name}: {title}, run {run}")
    screen.say(
        title.format(
            code=result.code, name=result.name, title=scheme.heading.title, run=head.id
        )
    )
    for entry in only(entries, indicator):
        tell(entry)


def tell(entry: Entry) -> None:
    """Print one entry: its heading with its result, and its lines below."""
    heading = f"{entry.id} {entry.title}".strip()
    said = _("{heading}: {result}").format(heading=heading, result=entry.result)
    screen.indented(said, 2 * entry.depth)
    for line in entry.lines:
        screen.indented(line, 2 * entry.depth + 4)
