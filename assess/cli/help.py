"""Help pages in the reader's language, folded by what a terminal shows.

Typer's own count a Chinese character as one column and say some words in English only.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    TypeVar,
    get_args,
    get_origin,
)

import typer
from typer.core import TyperCommand, TyperGroup

from assess.cli import usage
from assess.cli.folding import fold
from assess.messages import _
from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Row = tuple[str, str]  # a name, and what it means


Function = TypeVar("Function", bound="Callable[..., Any]")

WRONG_USE: Final = 2

_WIDTH: Final = 80
_NAMES: Final = 30  # the widest column of names; longer ones have a line of their own


class _Plain:
    """Writes its own help page."""

    def get_help_option(self, ctx: Any) -> Any:
        """Give --help, read our way as any other option."""
        option = super().get_help_option(ctx)  # type: ignore[misc] # of a command
        if option and "process_value" not in vars(option):
            _take_over(option)
        return option

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page."""
        formatter.write("\n".join(_page(self, ctx)))


class Command(_Plain, TyperCommand):
    """A command with such a page."""

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        for param in self.params:
            _take_over(param)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed."""
        ctx.allow_extra_args = True  # Typer's refusal is English
        rest = _parsed(super().parse_args, ctx, args)
        if rest:
            raise typer.BadParameter(usage.too_many(rest), ctx=ctx)
        return rest


def _take_over(param: Any) -> None:
    """Read this parameter our way; whether a file can be read, its reader tells."""
    param.process_value = partial(_read, param, param.process_value)
    param.type_descriptor.parameter_info.readable = False


def _parsed(parse: Callable[..., list[str]], ctx: Any, args: list[str]) -> list[str]:
    """Read what was typed, and say in our words what is wrong with its options."""
    try:
        return parse(ctx, args)
    except typer.BadParameter:
        raise  # in our words already
    except typer.TyperException as error:
        said = usage.wrong_option(error, ctx)
        raise typer.BadParameter(said, ctx=ctx) from error


def _read(param: Any, read: Callable[[Any, Any], Any], ctx: Any, value: Any) -> Any:
    """Read a value that somebody typed; Typer would load pydantic to read defaults."""
    if not param.required and value == param.default:
        return param.callback(ctx, param, value) if param.callback else value
    if (as_is := _as_is(param, value)) is not None:
        return as_is
    try:
        return read(ctx, value)
    except typer.BadParameter as error:
        said = usage.wrong_value(param, ctx, value, error.message)
        raise typer.BadParameter(said, ctx=ctx) from error


def _as_is(param: Any, value: Any) -> Any:
    """Give a word, choice or path as it was typed; None: it wants reading.

    What is read by Typer is read by pydantic, which takes longer to load than to
    check a scheme.
    """
    kind, info = param.type_descriptor.annotation, param.type_descriptor.parameter_info
    if param.callback or info.parser or not value:
        return None
    if get_origin(kind) is list and get_args(kind) == (Path,):
        return [Path(each) for each in value]
    if kind is Path:
        return Path(value)
    chosen = get_origin(kind) is Literal and value in get_args(kind)
    return value if chosen or (kind is str and _whole(value)) else None


def _whole(text: str) -> bool:
    """Tell whether all that was typed could be read as text."""
    return not any("\ud800" <= sign <= "\udfff" for sign in text)


class Group(_Plain, TyperGroup):
    """A group of commands with such a page."""

    def __init__(self, *given: Any, **settings: Any) -> None:
        super().__init__(*given, **settings)
        for param in self.params:
            _take_over(param)

    def listed(self) -> list[Row]:
        """Name every command and say what it does."""
        return [(name, one.help or "") for name, one in self.commands.items()]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read what was typed; show the page where nothing was, and nothing is done."""
        if not self.invoke_without_command and not set(args) - {"--"}:
            typer.echo(ctx.get_help(), err=True)
            raise typer.Exit(WRONG_USE)
        return _parsed(super().parse_args, ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that was typed."""
        try:
            return super().resolve_command(ctx, args)
        except typer.TyperException as error:
            said = usage.wrong_command(args[0], dict(self.listed()))
            raise typer.BadParameter(said, ctx=ctx) from error


class Pages(typer.Typer):
    """Commands whose help is such a page."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(
            cls=settings.pop("cls", Group),
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


def complain(error: Any) -> None:
    """Tell what was wrong with what was typed, and how the command is used."""
    ctx, lines = error.ctx, []
    if ctx:
        said = _("Help: {command} -h").format(command=ctx.command_path)
        lines = [*_usage(ctx.command, ctx), said, ""]
    usage.complain(error, lines)


def _usage(command: Any, ctx: Any) -> Iterator[str]:
    words = [ctx.command_path, command.options_metavar]
    for param in command.params:
        if param.param_type_name == "argument":
            word = usage.stand_in(param, ctx)
            word = word if param.required else f"[{word}]"
            words.append(word if param.nargs == 1 else f"{word}...")
    if isinstance(command, Group):
        words.append(command.subcommand_metavar)
    return _hanging(_("Usage: "), " ".join(words))


def _page(command: Any, ctx: Any) -> Iterator[str]:
    yield from _usage(command, ctx)
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
        said, names = row[1], ", ".join(sorted(param.opts, key=len))
        if param.param_type_name == "argument":
            arguments.append((usage.stand_in(param, ctx), said))
        elif "-h" in param.opts:
            options.append((names, _("Show this page and exit.")))
        else:
            value = "" if param.is_flag else f" {usage.stand_in(param, ctx)}"
            options.append((names + value, said))
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
