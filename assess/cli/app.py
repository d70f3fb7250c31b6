"""The command group, and the one place where bad input ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Final

import typer

from assess import __version__
from assess.cli.help import Group, Pages
from assess.messages import _
from assess.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.problems import Problem

FAULTS: Final = 3  # the input has faults, and they have been listed
DUE: Final = 4  # done, but something is due

_YEAR: Final = ("init", "scheme", "import", "score", "explain", "remind", "export")


class Commands(Group):
    """Ends a command that met bad input with status 3 and no traceback."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override] # Typer's context, not click's
        """Name the commands in the order of an office's year."""
        names = super().list_commands(ctx)
        return [n for n in _YEAR if n in names] + [n for n in names if n not in _YEAR]

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override] # Typer's context, not click's
        """Run the command."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            complain(error.problems)
            raise typer.Exit(FAULTS) from error


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
