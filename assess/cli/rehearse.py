"""``assess rehearse``: next year's draft, tried on this year's record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.compare import PlacesOption, TimesOption, show
from assess.cli.config import RecordOption, office
from assess.cli.options import FormatOption, RunOption
from assess.messages import _, _n

if TYPE_CHECKING:
    from assess.scoring.rehearsing import Rehearsal
    from assess.scoring.runs import RunHead


@app.command(help=summary("rehearse"))
def rehearse(
    draft: Annotated[
        Path, typer.Argument(metavar="FILE", help=_("The draft of a scheme."))
    ],
    *,
    leaves: Annotated[
        bool, typer.Option("--leaves", help=_("Every leaf, and how much it decides."))
    ] = False,
    run: RunOption = None,
    places: PlacesOption = 5,
    times: TimesOption = 3,
    how: FormatOption = "table",
    record: RecordOption = None,
) -> None:
    """Compare a run with what the draft would have made of its record."""
    from fractions import Fraction  # noqa: PLC0415 - heavy, as all of these

    from assess.reports.compare import told_of  # noqa: PLC0415
    from assess.reports.rehearsal import leaf_tables, legend, whole_table  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415
    from assess.scoring.jumps import JumpRule  # noqa: PLC0415
    from assess.scoring.rehearsing import rehearse as try_out  # noqa: PLC0415
    from assess.scoring.runs import open_run  # noqa: PLC0415

    rules, opened = load_scheme(draft), office(record).record()
    with opened.reading() as connection:
        head = open_run(connection, run)
        found = try_out(connection, head, rules)
    rule = JumpRule(places, Fraction(times))
    if leaves:
        screen.print_tables([whole_table(found.found)], how)
        return
    told = told_of(found.found, found.found.scheme, rule)
    show(found.found, told, rule, how, title=_title(head, draft))
    if how == "table":
        screen.say()
        screen.print_tables(list(leaf_tables(found.found)), how)
        screen.indented(legend(), 0)
    _note_days(found)


def _title(head: RunHead, draft: Path) -> str:
    return _("run {run} -> {draft}").format(run=head.id, draft=draft.name)


def _note_days(found: Rehearsal) -> None:
    """Say where the draft's days were moved."""
    if found.years:
        said = _n(
            "The draft's days were moved by {many} year, to those of the run.",
            "The draft's days were moved by {many} years, to those of the run.",
            abs(found.years),
        )
        screen.note(said.format(many=found.years))
