"""``assess explain``: why a unit has its total, line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.options import RunOption
from assess.messages import _

if TYPE_CHECKING:
    from assess.reports.entry import Entry
    from assess.reports.explained import Explanation


@app.command(help=summary("explain"))
def explain(
    unit: Annotated[str, typer.Argument(help=_("The unit's code or name."))],
    indicator: Annotated[
        str, typer.Argument(help=_("Only this indicator and those below it."))
    ] = "",
    run: RunOption = None,
    how: Annotated[
        Literal["table", "json", "md"],
        typer.Option("--format", help=_("How to print: table, json or md.")),
    ] = "table",
    record: RecordOption = None,
) -> None:
    """Print the breakdown of one unit."""
    from assess.reports.explained import as_json, as_markdown  # noqa: PLC0415 - heavy

    explained = _explained(record, run, unit, indicator)
    if how == "table":
        screen.say(explained.title)
        for entry in explained.entries:
            tell(entry)
    else:
        screen.say((as_json if how == "json" else as_markdown)(explained))


def _explained(
    record: str | None, run: int | None, unit: str, indicator: str
) -> Explanation:
    from dataclasses import replace  # noqa: PLC0415 - heavy, as all of these

    from assess.records.store import open_record  # noqa: PLC0415
    from assess.reports.breakdown import explained, only  # noqa: PLC0415
    from assess.scheme.load import read_scheme  # noqa: PLC0415
    from assess.scoring.runs import open_run, result_of  # noqa: PLC0415

    with open_record(office(record).record_path).reading() as connection:
        head = open_run(connection, run)
        scheme = read_scheme(head.scheme_text, head.scheme_id)
        result = result_of(connection, head.id, unit)
        whole = explained(connection, head, scheme, result)
    return replace(whole, entries=tuple(only(whole.entries, indicator)))


def tell(entry: Entry) -> None:
    """Print one entry: its heading with its result, and its lines below."""
    from assess.reports.explained import heading_of  # noqa: PLC0415 - heavy

    screen.indented(heading_of(entry), 2 * entry.depth)
    for line in entry.lines:
        screen.indented(line.text, 2 * entry.depth + 4)
