"""Help pages in the reader's language, folded by what a terminal shows.

Typer's own count a Chinese character as one column and say some words in English only.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

import typer
from typer.core import TyperCommand, TyperGroup

from assess.cli.folding import fold
from assess.messages import _
from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Row = tuple[str, str]  # a name, and what it means


Function = TypeVar("Function", bound="Callable[..., Any]")

_WIDTH: Final = 80
_NO_BRACES: Final = str.maketrans("", "", "{}")  # Typer's for what must be given
_NAMES: Final = 30  # the widest column of names; longer ones have a line of their own


class _Plain:
    """Writes its own help page."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        formatter.write("\n".join(_page(self, ctx)))


class Command(_Plain, TyperCommand):
    """A command with such a page."""

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        for param in self.params:
            param.process_value = partial(_read, param, param.process_value)  # type: ignore[method-assign] # of this one only


def _read(param: Any, read: Callable[[Any, Any], Any], ctx: Any, value: Any) -> Any:
    """Read a value that somebody typed; Typer would load pydantic to read defaults."""
    typed = param.required or param.callback or value != param.default
    return read(ctx, value) if typed else value


class Group(_Plain, TyperGroup):
    """A group of commands with such a page."""

    def listed(self) -> list[Row]:
        """Name every command and say what it does."""
        return [(name, one.help or "") for name, one in self.commands.items()]


class Pages(typer.Typer):
    """Commands whose help is such a page."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            cls=settings.pop("cls", Group),
            no_args_is_help=True,
            rich_markup_mode=None,
            add_completion=False,
            pretty_exceptions_enable=False,
            context_settings={"help_option_names": ["-h", "--help"]},
            options_metavar=_("[OPTIONS]"),
            subcommand_metavar=_("COMMAND [ARGS]..."),
            **settings,
        )

    def command(
        self, name: str | None = None, **settings: Any
    ) -> Callable[[Function], Function]:
        """Register a command."""
        return super().command(
            name, cls=Command, options_metavar=_("[OPTIONS]"), **settings
        )


def _page(command: Any, ctx: Any) -> Iterator[str]:
    pieces = " ".join(command.collect_usage_pieces(ctx)).translate(_NO_BRACES)
    yield from _hanging(_("Usage: "), f"{ctx.command_path} {pieces.upper()}")
    yield ""
    yield from _hanging("  ", command.help or "")
    for title, rows in _sections(command, ctx):
        if rows:
            yield from ("", _("{title}:").format(title=title), *_listed(rows))


def _sections(command: Any, ctx: Any) -> Iterator[tuple[str, list[Row]]]:
    arguments: list[Row] = []
    options: list[Row] = []
    for param in command.get_params(ctx):
        if (row := param.get_help_record(ctx)) is None:
            continue
        names, said = row
        if param.param_type_name == "argument":
            arguments.append((names.split(" <")[0].upper(), said))
        elif "-h" in param.opts:
            options.append((names, _("Show this page and exit.")))
        else:
            options.append((names, said))
    yield _("Arguments"), arguments
    yield _("Options"), options
    if isinstance(command, Group):
        yield _("Commands"), command.listed()


def _listed(rows: Sequence[Row]) -> Iterator[str]:
    widest = max((w for w in map(_width_of_name, rows) if w <= _NAMES), default=0)
    for name, said in rows:
        room = widest - display_width(name)
        if room < 0:
            yield f"  {name}"
        head = "  " + (name + " " * room if room >= 0 else " " * widest) + "  "
        yield from _hanging(head, said)


def _width_of_name(row: Row) -> int:
    return display_width(row[0])


def _hanging(head: str, text: str) -> Iterator[str]:
    """Fold `text` into the terminal, to the right of `head`."""
    indent = display_width(head)
    lines = fold(text, _WIDTH - indent) or [""]
    yield (head + lines[0]).rstrip()
    for line in lines[1:]:
        yield " " * indent + line
