"""``assess conflicts``: what units claimed, where something else was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.options import FormatOption, RunOption
from assess.messages import _

if TYPE_CHECKING:
    from assess.scheme.model import Scheme
    from assess.scoring.claimed import Pair


@app.command(help=summary("conflicts"))
def conflicts(
    unit: Annotated[
        str, typer.Option("--unit", help=_("Only this unit, by its code or name."))
    ] = "",
    by_unit: Annotated[
        bool, typer.Option("--by-unit", help=_("Say how far each unit's claims hold."))
    ] = False,
    every: Annotated[
        bool, typer.Option("--all", help=_("Also where both agree."))
    ] = False,
    run: RunOption = None,
    how: FormatOption = "table",
    record: RecordOption = None,
) -> None:
    """List contradictions of a run."""
    from assess.reports.conflicts import (  # noqa: PLC0415 - heavy
        accuracy_table,
        conflicts_table,
    )
    from assess.scoring.claimed import accuracies  # noqa: PLC0415

    scheme, found = _compared(record, run, unit)
    differ = [pair for pair in found if every or pair.verdict != "agrees"]
    if by_unit:
        screen.print_tables([accuracy_table(accuracies(found))], how)
    elif differ or how != "table":
        table = conflicts_table(differ, scheme, whole=how != "table")
        screen.print_tables([table], how)
    if how == "table" and not by_unit:
        said = _("Claims compared: {many}; that differ from what was found: {differ}")
        many = sum(pair.verdict != "agrees" for pair in found)
        screen.say(said.format(many=len(found), differ=many))


def _compared(
    record: str | None, run: int | None, unit: str
) -> tuple[Scheme, list[Pair]]:
    """Read the claims of a run that something was found about."""
    from assess.records.store import open_record  # noqa: PLC0415 - heavy
    from assess.scheme.load import read_scheme  # noqa: PLC0415
    from assess.scoring.claimed import pairs  # noqa: PLC0415
    from assess.scoring.runs import open_run, result_of  # noqa: PLC0415

    with open_record(office(record).record_path).reading() as connection:
        head = open_run(connection, run)
        scheme = read_scheme(head.scheme_text, head.scheme_id)
        found = list(pairs(connection, head.id, scheme))
        if unit:
            one = result_of(connection, head.id, unit).unit
            found = [pair for pair in found if pair.unit.unit == one]
    return scheme, found
