"""``assess appeal``: objections of units, decided with their effect in sight."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from assess.cli import screen
from assess.cli.app import DUE, app, summary
from assess.cli.config import RecordOption, SchemeOption, office
from assess.cli.help import Pages
from assess.cli.options import (
    AuthorityOption,
    DocumentOption,
    DryRunOption,
    FormatOption,
    ReasonOption,
    TodayOption,
    clock,
    day,
    many,
    today_or,
    who,
)
from assess.messages import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from assess.cli.settings import Office
    from assess.intake.appealing import Objection
    from assess.records.appeals import Appeal
    from assess.records.decisions import Grounds
    from assess.scheme.model import Scheme
    from assess.scoring.whatif import Scored


NumberArgument = Annotated[
    int,
    typer.Argument(parser=many, metavar="NUMBER", help=_("The appeal's number.")),
]
ValueOption = Annotated[
    str | None,
    typer.Option("--value", metavar="TEXT", help=_("What should stand there.")),
]
StrikeOption = Annotated[
    bool, typer.Option("--strike", help=_("Nothing should stand there."))
]
WhenOption = Annotated[
    date | None,
    typer.Option("--date", parser=day, metavar="DATE", help=_("When it was not seen.")),
]
DaysOption = Annotated[
    int,
    typer.Option(
        "--days",
        parser=many,
        metavar="DAYS",
        help=_("Working days to decide it in."),
    ),
]
_TITLES: Final = {
    "unit": "UNIT",
    "indicator": "INDICATOR",
    "value": "--value",
    "date": "--date",
    "source": "--source",
}

commands: Final = Pages(name="appeal", help=summary("appeal"))
app.add_typer(commands)


@commands.command("open", help=_("Write down what a unit objects to, and asks for."))
def open_(
    unit: Annotated[str, typer.Argument(help=_("The unit's code or name."))],
    indicator: Annotated[str, typer.Argument(help=_("The indicator, or its check."))],
    *,
    reason: ReasonOption,
    value: ValueOption = None,
    strike: StrikeOption = False,
    source: Annotated[
        str, typer.Option("--source", metavar="SOURCE", help=_("Who saw it."))
    ] = "",
    observation: Annotated[
        int | None,
        typer.Option(
            "--observation",
            parser=many,
            metavar="NUMBER",
            help=_("Its number, as explain shows it."),
        ),
    ] = None,
    when: WhenOption = None,
    document: DocumentOption = "",
    days: DaysOption = 5,
    today: TodayOption = None,
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Open an appeal."""
    from assess.intake.appealing import Objection, understand  # noqa: PLC0415 - heavy
    from assess.records.appeals import Lodging, open_appeal  # noqa: PLC0415
    from assess.records.changes import Author  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    ours, lodged = office(record, scheme), today_or(today)
    rules, opened = load_scheme(ours.scheme_path), ours.record()
    objection = Objection(
        unit=unit,
        indicator=indicator,
        value=_one_of(value, strike=strike),
        source=source,
        observation=observation,
        day=when.isoformat() if when else "",
    )
    due = ours.calendar.after(lodged, days)
    lodging = Lodging(
        opened=lodged.toordinal(),
        due=due.toordinal(),
        reason=reason,
        document=document,
    )
    with opened.writing() as connection:
        matter = understand(connection, rules, objection, _TITLES, lodged)
        number = open_appeal(connection, matter, lodging, Author(clock(), who()))
    said = _("Appeal {number}, to be decided by {due}: assess appeal preview {number}")
    screen.say(said.format(number=number, due=due))


def _one_of(value: str | None, *, strike: bool) -> str | None:
    """Give the value that was asked for; None for striking."""
    if strike == (value is not None):
        raise typer.BadParameter(_("give either --value or --strike."))
    return value


@commands.command("list", help=_("List appeals, and until when each is to be decided."))
def list_(
    undecided: Annotated[
        bool, typer.Option("--open", help=_("Only those that nobody decided yet."))
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help=_("End with status 4 if one is late."))
    ] = False,
    today: TodayOption = None,
    how: FormatOption = "table",
    record: RecordOption = None,
) -> None:
    """List the appeals."""
    from assess.records.appeals import overdue, read_appeals  # noqa: PLC0415 - heavy
    from assess.reports.appeals import appeals_table  # noqa: PLC0415

    ours, now = office(record), today_or(today)
    with ours.record().reading() as connection:
        appeals = read_appeals(connection)
    shown = [appeal for appeal in appeals if appeal.open or not undecided]
    if shown or how != "table":
        screen.print_tables([appeals_table(shown, now, ours.calendar)], how)
    else:
        screen.say(_("There are none."))
    if check and any(overdue(appeal, now) for appeal in appeals):
        raise typer.Exit(DUE)


@commands.command(help=_("Show what accepting an appeal would do to every rank."))
def preview(
    number: NumberArgument,
    value: ValueOption = None,
    strike: StrikeOption = False,
    how: FormatOption = "table",
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Score as it is and as it would be, and show what differs."""
    from assess.reports.appeals import (  # noqa: PLC0415 - heavy
        effect_on_leaves,
        effect_on_ranking,
    )
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    ours = office(record, scheme)
    rules = load_scheme(ours.scheme_path)
    appeal, before, after = _effect(ours, rules, number, value, strike=strike)
    ranking = effect_on_ranking(appeal, rules, before, after)
    if how != "table":
        screen.print_tables(ranking, how)
        return
    leaves = effect_on_leaves(appeal, before, after)
    if leaves.rows:
        screen.print_tables([leaves], how)
    else:
        screen.say(_("No indicator of {name} changes.").format(name=appeal.name))
    screen.print_tables(ranking, how)
    screen.say(_("Nothing was decided: assess appeal decide {n}").format(n=number))


def _effect(
    ours: Office, rules: Scheme, number: int, value: str | None, *, strike: bool
) -> tuple[Appeal, Scored, Scored]:
    from assess.records.appeals import accept_appeal, read_appeal  # noqa: PLC0415 - heavy
    from assess.records.changes import Author  # noqa: PLC0415
    from assess.records.decisions import Grounds  # noqa: PLC0415
    from assess.scoring.whatif import what_if  # noqa: PLC0415

    opened, now = ours.record(), clock()
    with opened.trying() as connection:
        appeal = read_appeal(connection, number)
        wanted = _wanted(connection, rules, appeal, value, strike=strike)

    def accept(connection: Connection) -> None:
        grounds, author = Grounds(reason=appeal.reason), Author(now, who())
        accept_appeal(connection, appeal, wanted, grounds, author)

    before, after = what_if(
        opened, rules, ours.calendar, accept, unit=appeal.unit, now=now
    )
    return appeal, before, after


def _wanted(
    connection: Connection,
    rules: Scheme,
    appeal: Appeal,
    value: str | None,
    *,
    strike: bool,
) -> int | None:
    """Read the value to decide; where none was typed, it is what the unit asked for."""
    from assess.intake.appealing import understand  # noqa: PLC0415 - heavy

    if value is None and not strike:
        return appeal.asked
    objection = _as_typed(appeal, _one_of(value, strike=strike))
    today = today_or(None)
    return understand(connection, rules, objection, _TITLES, today).asked


def _as_typed(appeal: Appeal, value: str | None) -> Objection:
    from assess.intake.appealing import Objection  # noqa: PLC0415 - heavy
    from assess.scoring.facts import time_text  # noqa: PLC0415

    return Objection(
        unit=appeal.code,
        indicator=appeal.check,
        value=value,
        source=appeal.source,
        observation=appeal.observation,
        day=time_text(appeal.seen),
    )


@commands.command(help=_("Decide an appeal; what was seen stays in the record."))
def decide(
    number: NumberArgument,
    how: Annotated[
        Literal["accept", "refuse"],
        typer.Argument(metavar="accept|refuse", help=_("What was decided.")),
    ],
    *,
    reason: ReasonOption,
    value: ValueOption = None,
    strike: StrikeOption = False,
    authority: AuthorityOption = "",
    document: DocumentOption = "",
    dry_run: DryRunOption = False,
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """Accept an appeal, in full or with another value, or refuse it."""
    from assess.records.appeals import read_appeal  # noqa: PLC0415 - heavy
    from assess.records.decisions import Grounds  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    if how == "refuse" and (strike or value is not None):
        raise typer.BadParameter(_("--value and --strike go with accept only."))
    ours = office(record, scheme)
    rules, opened = load_scheme(ours.scheme_path), ours.record()
    grounds = Grounds(reason=reason, authority=authority, document=document)
    with opened.trying() if dry_run else opened.writing() as connection:
        appeal = read_appeal(connection, number)
        wanted = None
        if how == "accept":
            wanted = _wanted(connection, rules, appeal, value, strike=strike)
        batch = _decided(connection, appeal, wanted, grounds, accepted=how == "accept")
    _tell(appeal, wanted, batch, accepted=how == "accept", dry_run=dry_run)


def _decided(
    connection: Connection,
    appeal: Appeal,
    wanted: int | None,
    grounds: Grounds,
    *,
    accepted: bool,
) -> int:
    from assess.records.appeals import accept_appeal, refuse_appeal  # noqa: PLC0415 - heavy
    from assess.records.changes import Author  # noqa: PLC0415

    author = Author(clock(), who())
    if accepted:
        return accept_appeal(connection, appeal, wanted, grounds, author)
    return refuse_appeal(connection, appeal, grounds, author)


def _tell(
    appeal: Appeal, wanted: int | None, batch: int, *, accepted: bool, dry_run: bool
) -> None:
    from assess.reports.appeals import value_or_strike, was  # noqa: PLC0415 - heavy

    said = _("Appeal {number} of {name} is refused; {check} stays: {was}")
    if accepted:
        said = _("Appeal {number} of {name} is accepted; {check}: {was} -> {value}")
    told = said.format(
        number=appeal.number,
        name=appeal.name,
        check=appeal.check,
        was=was(appeal),
        value=_("struck") if wanted is None else value_or_strike(appeal, wanted),
    )
    screen.say(told)
    if dry_run:
        screen.say(_("A trial: nothing was written."))
        return
    kept = _("Kept as batch {batch}; assess batch withdraw {batch} takes it back.")
    screen.say(kept.format(batch=batch))
