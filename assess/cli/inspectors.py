"""``assess inspectors``: whether inspectors agree, and how strict each of them is."""

from __future__ import annotations

from typing import Annotated

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, SchemeOption, office
from assess.cli.options import FormatOption, clock
from assess.messages import _


@app.command(help=summary("inspectors"))
def inspectors(
    pairs: Annotated[
        bool, typer.Option("--pairs", help=_("Each two who saw the same."))
    ] = False,
    differing: Annotated[
        bool, typer.Option("--differing", help=_("Each matter on which two differ."))
    ] = False,
    how: FormatOption = "table",
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Compare what inspectors saw."""
    from assess.records.series import words_of  # noqa: PLC0415 - heavy
    from assess.records.store import open_record  # noqa: PLC0415
    from assess.reports import inspectors as report  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415
    from assess.scoring import inspected  # noqa: PLC0415
    from assess.scoring.cells import Judging  # noqa: PLC0415

    if pairs and differing:
        raise typer.BadParameter(_("give either --pairs or --differing."))
    ours = office(record, scheme)
    rules = load_scheme(ours.scheme_path)
    with open_record(ours.record_path).reading() as connection:
        words = words_of(connection)
        judging = Judging(rules, ours.calendar, words, clock())
        looks = inspected.looked_at(connection, judging)
    twice = inspected.seen_twice(looks)
    if pairs:
        table = report.agreement_table(inspected.agreements(twice))
    elif differing:
        table = report.differing_table(twice, words)
    else:
        table = report.inspector_table(inspected.inspectors(looks, twice))
    if table.rows or how != "table":
        screen.print_tables([table], how)
    elif looks:
        screen.say(_("No two inspectors saw the same, or all agree."))
    else:
        screen.say(_("No observation that counts names an inspector."))
