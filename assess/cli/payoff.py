"""``assess payoff``: what putting right would bring, and the rank it would lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli import screen
from assess.cli.app import app, summary
from assess.cli.config import RecordOption, SchemeOption, office
from assess.cli.options import FormatOption, TodayOption, today_or
from assess.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assess.cli.options import Format
    from assess.reports.sheets import Found
    from assess.scheme.model import Scheme
    from assess.scoring.payoff import Payoff

    Told = Sequence[tuple[Payoff, list[Found]]]


@app.command(help=summary("payoff"))
def payoff(
    unit: Annotated[
        str, typer.Argument(help=_("The unit's code or name; or: --all."))
    ] = "",
    *,
    every: Annotated[bool, typer.Option("--all", help=_("Every unit."))] = False,
    class_name: Annotated[
        str,
        typer.Option("--class", metavar="NAME", help=_("With --all: only this class.")),
    ] = "",
    today: TodayOption = None,
    how: FormatOption = "table",
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Try out what is not earned, and print what it would bring."""
    from assess.cli.findings import findings_of  # noqa: PLC0415 - heavy
    from assess.scheme.load import load_scheme  # noqa: PLC0415
    from assess.scoring.payoff import Asked, payoffs  # noqa: PLC0415

    _sensible(unit, class_name, every=every)
    ours, day = office(record, scheme), today_or(today)
    rules, opened = load_scheme(ours.scheme_path), ours.record()
    with screen.progress(_("units")) as done:
        asked = Asked(day, unit, class_name)
        found = payoffs(opened, rules, ours.calendar, asked, progress=done)
    with opened.reading() as connection:
        findings = findings_of(connection, rules, ours.calendar)
    _show([(each, findings.get(each.unit, [])) for each in found], rules, day, how)


def _sensible(unit: str, class_name: str, *, every: bool) -> None:
    if every == bool(unit):
        raise typer.BadParameter(_("name a unit, or give --all."))
    if class_name and not every:
        raise typer.BadParameter(_("--class goes with --all."))


def _show(told: Told, rules: Scheme, day: date, how: Format) -> None:
    from assess.reports.payoff import (  # noqa: PLC0415 - heavy
        summary_tables,
        unit_tables,
        whole_table,
    )

    if how != "table":
        screen.print_tables([whole_table(told, rules, day)], how)
    elif len(told) == 1:
        screen.print_some(unit_tables(*told[0], rules, day))
    else:
        every = [each for each, _found in told]
        screen.print_some(summary_tables(every, rules, day))
