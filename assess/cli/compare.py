"""``assess compare``: what changed from one score run to another, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from assess.cli import screen
from assess.cli.app import DUE, app, summary
from assess.cli.config import RecordOption, office
from assess.cli.options import FormatOption, many
from assess.messages import _

if TYPE_CHECKING:
    from assess.cli.options import Format
    from assess.reports.compare import Told
    from assess.scheme.model import Class
    from assess.scoring.comparing import Comparison
    from assess.scoring.jumps import JumpRule
    from assess.scoring.runs import RunHead

    ByClass = list[tuple[Class, list[Told]]]


PlacesOption = Annotated[
    int,
    typer.Option(
        "--places",
        parser=many,
        metavar="MANY",
        help=_("So many places, up or down, are a jump."),
    ),
]
TimesOption = Annotated[
    int,
    typer.Option(
        "--times",
        parser=many,
        metavar="MANY",
        help=_("So many times the median distance are a jump."),
    ),
]


@app.command(help=summary("compare"))
def compare(
    first: Annotated[
        int | None,
        typer.Argument(
            parser=many,
            metavar="A",
            help=_("The first score run; else the one before B."),
        ),
    ] = None,
    second: Annotated[
        int | None,
        typer.Argument(
            parser=many, metavar="B", help=_("The second; else the newest.")
        ),
    ] = None,
    *,
    unit: Annotated[
        str, typer.Option("--unit", help=_("Only this unit, leaf by leaf."))
    ] = "",
    places: PlacesOption = 5,
    times: TimesOption = 3,
    check: Annotated[
        bool, typer.Option("--check", help=_("End with status 4 if any unit jumped."))
    ] = False,
    how: FormatOption = "table",
    record: RecordOption = None,
) -> None:
    """Compare two runs of the record."""
    from fractions import Fraction  # noqa: PLC0415 - heavy, as all of these

    from assess.reports.compare import told_of  # noqa: PLC0415
    from assess.scoring.comparing import compare_runs, two_runs  # noqa: PLC0415
    from assess.scoring.jumps import JumpRule  # noqa: PLC0415

    with office(record).record().reading() as connection:
        heads = two_runs(connection, first, second)
        found = compare_runs(connection, *heads)
    rule = JumpRule(places, Fraction(times))
    scheme = found.scheme
    told = told_of(found, scheme, rule)
    if unit:
        told = only_unit(told, unit, heads[1].id)
    show(found, told, rule, how, alone=bool(unit), title=_runs(heads))
    if check and any(each.jumped for _class, mine in told for each in mine):
        raise typer.Exit(DUE)


def _runs(heads: tuple[RunHead, RunHead]) -> str:
    said = _("run {first} -> run {second}")
    return said.format(first=heads[0].id, second=heads[1].id)


def only_unit(told: ByClass, unit: str, run: int) -> ByClass:
    """Keep the unit of this code or name. Raises InputError: not-in-run."""
    from assess.problems import refuse  # noqa: PLC0415 - heavy

    found = [
        (each, [t])
        for each, mine in told
        for t in mine
        if unit in {t.change.row.code, t.change.row.name}
    ]
    if not found:
        raise refuse("not-in-run", unit=unit, run=run)
    return found


def show(
    found: Comparison,
    told: ByClass,
    rule: JumpRule,
    how: Format,
    *,
    title: str,
    alone: bool = False,
) -> None:
    """Print what changed: everybody, then those that jumped, leaf by leaf."""
    from assess.reports.compare import (  # noqa: PLC0415 - heavy
        legend,
        moved,
        only_in_one,
        tables_of,
        whole_table,
    )

    every = [each for _class, mine in told for each in mine]
    if how != "table":
        screen.print_tables([whole_table(every, found.scheme)], how)
        return
    screen.print_some(tables_of(told, found.scheme, title, alone=alone))
    for line in only_in_one(found):
        screen.indented(line, 0)
    if any(moved(each.change) for each in every):
        screen.indented(legend(rule), 0)
