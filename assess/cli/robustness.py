"""``assess robustness``: how firm the ranks of a score run are."""

from __future__ import annotations

from typing import Annotated

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, office
from assess.cli.options import FormatOption, RunOption, many
from assess.messages import _


def _many(text: str) -> int:
    """Read a number of changes; half of them are small, half are large."""
    return many(text, above=1)


@app.command(help=summary("robustness"))
def robustness(
    changes: Annotated[
        int,
        typer.Option(
            "--changes",
            parser=_many,
            metavar="NUMBER",
            help=_("How many changes of weights."),
        ),
    ] = 1000,
    seed: Annotated[
        int, typer.Option("--seed", help=_("From what chance is drawn."))
    ] = 1,
    only: Annotated[str, typer.Option("--class", help=_("This class only."))] = "",
    run: RunOption = None,
    how: FormatOption = "table",
    record: RecordOption = None,
) -> None:
    """Rank a run again under changes of weights, and with one cell seen anew."""
    from assess.records.store import open_record  # noqa: PLC0415 - heavy
    from assess.reports.robustness import firm_tables, how_drawn  # noqa: PLC0415
    from assess.scheme.load import read_scheme  # noqa: PLC0415
    from assess.scoring.robust import firmness  # noqa: PLC0415
    from assess.scoring.runs import open_run  # noqa: PLC0415

    opened = open_record(office(record).record_path)
    with opened.reading() as connection, screen.progress(_("changes")) as done:
        head = open_run(connection, run)
        scheme = read_scheme(head.scheme_text, head.scheme_id)
        if only and only not in (known := {each.id for each in scheme.classes}):
            raise typer.BadParameter(
                _("--class: there is no class {name}; there is: {known}").format(
                    name=only, known=_(", ").join(sorted(known))
                )
            )
        found = firmness(
            connection, head.id, scheme, changes=changes, seed=seed, progress=done
        )
    shown = [firm for firm in found if not only or firm.class_id == only]
    screen.print_tables(firm_tables(shown, scheme, whole=how != "table"), how)
    for line in how_drawn(changes, seed) if how == "table" else ():
        screen.indented(line, 0)
    if how != "table":
        for line in how_drawn(changes, seed):
            screen.note(line)
