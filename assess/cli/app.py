"""The command group, and the one place where bad input ends."""

from __future__ import annotations

import os
import sys
from glob import glob
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any, Final, NoReturn

import typer
from typer.main import get_group

from assess import __version__
from assess.cli import help as pages
from assess.cli.help import WRONG_USE, Group, Pages
from assess.messages import N_, _
from assess.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assess.problems import Problem

FAULTS: Final = 3  # the input has faults, and they have been listed
DUE: Final = 4  # done, but something is due

COMMANDS: Final = {  # in the order of an office's year: its module, what it does
    "init": ("init", N_("Make a folder to begin with: settings, a scheme, a record.")),
    "scheme": ("scheme", N_("Check a scheme, and read it in words.")),
    "template": (
        "template",
        N_("Write workbooks for units or inspectors to fill in."),
    ),
    "import": (
        "intake",
        N_("Take units, observations and vendors' tables into the record."),
    ),
    "score": ("score", N_("Score every unit and print the ranking of each class.")),
    "explain": ("explain", N_("Say why a unit has its total, line by line.")),
    "payoff": ("payoff", N_("Say what putting right would bring, and the rank then.")),
    "sheet": ("sheet", N_("Write each unit's sheet: points, what was lost, and why.")),
    "remind": ("remind", N_("List who is due what today, the loudest first.")),
    "notice": ("notice", N_("The templates of letters: write them, check them.")),
    "circular": ("circular", N_("Write the circular: ranking, grades, common faults.")),
    "export": (
        "export",
        N_("Write the ranking to a workbook, Word, CSV, Markdown or JSON file."),
    ),
    "robustness": (
        "robustness",
        N_("Say how firm each rank is, and whom nothing tells apart."),
    ),
    "conflicts": ("conflicts", N_("List claims where something else was found.")),
    "inspectors": (
        "inspectors",
        N_("Say whether inspectors agree, and how strict each of them is."),
    ),
    "compare": ("compare", N_("Say what changed from one score run to another.")),
    "rehearse": ("rehearse", N_("Try a draft of a scheme on this year's record.")),
    "claim": ("claim", N_("Accept or refuse claims that something does not apply.")),
    "appeal": ("appeal", N_("Open, preview and decide appeals of units.")),
    "batch": ("batch", N_("List what was taken in, show it, take it back.")),
    "runs": (
        "runs",
        N_("List score runs, show, verify, seal, open and correct them."),
    ),
    "db": ("db", N_("Copy the record, upgrade it, see whether it is sound.")),
    "demo": ("demo", N_("Score a sample district, to see how everything goes.")),
}


def summary(name: str) -> str:
    """Say what a command does."""
    return _(COMMANDS[name][1])


class Commands(Group):
    """Loads a command when it is asked for; says how it ended."""

    def listed(self) -> list[tuple[str, str]]:
        """Name every command and say what it does, without loading any."""
        return [(name, summary(name)) for name in COMMANDS]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override] # Typer's context, not click's
        """Load a command; where there is none of this name, all to choose from."""
        for name, (module, _said) in COMMANDS.items():
            if cmd_name == name or cmd_name not in COMMANDS:
                import_module(f"assess.cli.{module}")
        self.commands = get_group(app).commands
        return super().get_command(ctx, cmd_name)

    def main(  # type: ignore[override] # its other settings are about what it says
        self,
        args: Sequence[str] | None = None,
        **_settings: Any,
    ) -> NoReturn:
        """Run what was typed; how it ends is said here, and not by Typer."""
        words = _typed() if args is None else list(args)
        code = 0
        try:
            with self.make_context("assess", words) as ctx:
                self.invoke(ctx)
        except InputError as error:
            complain(error.problems)
            code = FAULTS
        except typer.Exit as end:
            code = end.exit_code
        except typer.TyperException as error:
            pages.complain(error)
            code = WRONG_USE
        print(end="", flush=True)  # noqa: T201 - what cannot be written is told now
        sys.exit(code)


def _typed() -> list[str]:
    """Give the arguments of the process; Windows leaves names with a * to us."""
    words = sys.argv[1:]
    if os.name != "nt":
        return words
    return [name for word in words for name in glob(word) or [word]]  # noqa: PTH207 - of any folder


def complain(problems: Iterable[Problem]) -> None:
    """Tell every problem on stderr."""
    from assess.messages.tell import describe  # noqa: PLC0415 - only when needed

    for problem in problems:
        print(describe(problem), file=sys.stderr)  # noqa: T201 - the one place


app: Final = Pages(
    cls=Commands,
    help=_("Score units against a scheme, say why, and chase what is late."),
)


def _version(asked: bool) -> None:  # noqa: FBT001 - Typer passes it so
    if asked:
        print(f"assess {__version__}")  # noqa: T201
        raise typer.Exit


@app.callback()
def settings(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help=_("Show the version.")
        ),
    ] = False,
) -> None:
    """Hold the options of all commands."""
