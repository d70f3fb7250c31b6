"""``assess remind``: who is due what today; below it, what is done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess.cli import screen
from assess.cli.app import DUE, app, summary
from assess.cli.config import RecordOption, SchemeOption, office
from assess.cli.help import Pages
from assess.cli.options import FormatOption, TodayOption, today_or
from assess.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assess.cli.options import Format
    from assess.cli.settings import Office
    from assess.reminders.matter import Matter

commands: Final = Pages(name="remind", invoke_without_command=True)
app.add_typer(commands)


@commands.callback(help=summary("remind"))
def remind(
    ctx: typer.Context,
    *,
    today: TodayOption = None,
    check: Annotated[
        bool, typer.Option("--check", help=_("End with status 4 if anything is due."))
    ] = False,
    unit: Annotated[
        str, typer.Option("--unit", help=_("Only this unit, by its code or name."))
    ] = "",
    gain: Annotated[
        bool,
        typer.Option(
            "--gain", help=_("Say what putting it right would bring, each by itself.")
        ),
    ] = False,
    how: FormatOption = "table",
    record: RecordOption = None,
    scheme: SchemeOption = None,
) -> None:
    """List the matters of the day, unless a command below is named."""
    if ctx.invoked_subcommand is None:
        ours = office(record, scheme)
        show_matters(ours, today_or(today), unit=unit, how=how, check=check, gain=gain)
    elif check or unit or gain or any((today, record, scheme)) or how != "table":
        said = _("write options behind {command}.")
        raise typer.BadParameter(said.format(command=ctx.invoked_subcommand), ctx=ctx)


def show_matters(
    ours: Office,
    day: date,
    *,
    unit: str = "",
    how: Format = "table",
    check: bool = False,
    gain: bool = False,
) -> None:
    """Read the record, list the matters of the day."""
    from assess.reminders.clock import Clock  # noqa: PLC0415
    from assess.reminders.due import read_matters, scored_only_later  # noqa: PLC0415
    from assess.scheme.load import load_scheme  # noqa: PLC0415

    rules, opened = load_scheme(ours.scheme_path), ours.record()
    clock = Clock(day, ours.calendar)
    matters: Sequence[Matter]
    matters = read_matters(opened, rules, ours.calendar, today=day, unit=unit)
    if gain:
        from assess.reminders.gain import with_gains  # noqa: PLC0415 - heavy

        matters = with_gains(opened, rules, clock, matters)
    _show(matters, day, how)
    if scored_only_later(opened, rules, clock):
        said = _("No score run was made by {day}: low scores are not listed.")
        screen.note(said.format(day=day))
    if check and matters:
        raise typer.Exit(DUE)


def _show(matters: Sequence[Matter], today: date, how: Format) -> None:
    from assess.reminders.table import by_level, legend, whole  # noqa: PLC0415 - heavy

    if how != "table":
        screen.print_tables([whole(matters, today)], how)
    elif matters:
        screen.print_tables(by_level(matters, today), how)
        screen.say(legend())
    else:
        screen.say(_("Nothing is due on {today}.").format(today=today))


from assess.cli import remind_issue, remind_log, remind_mail  # noqa: E402, F401 - they add commands
