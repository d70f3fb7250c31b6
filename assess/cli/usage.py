"""Wrong use of a command, told in the reader's language."""

from __future__ import annotations

import difflib
import sys
from typing import TYPE_CHECKING, Any, Final

from assess.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

_KINDS: Final = {"str": N_("TEXT"), "int": N_("NUMBER"), "path": N_("PATH")}
_OTHERS: Final = (
    N_("DATE"),
    N_("DAYS"),
    N_("TIME"),
    N_("DIR"),
    N_("FILE"),
    N_("INDICATOR"),
    N_("MANY"),
    N_("MATTER"),
    N_("NAME"),
    N_("ROUND"),
    N_("RUN"),
    N_("SOURCE"),
    N_("UNIT"),
)


def stand_in(param: Any, ctx: Any) -> str:
    """Name what is to be typed: a word in capitals, or the words to choose from."""
    name = param.metavar or param.name
    if param.param_type_name == "option" and not param.metavar:
        name = param.display_type(ctx).strip("<>")
    return _(_KINDS.get(name) or (name if "|" in name else name.upper()))


def label(param: Any, ctx: Any) -> str:
    """Name a parameter as its help page does."""
    if param.param_type_name == "option":
        return str(param.opts[-1])
    return stand_in(param, ctx)


def wrong_value(param: Any, ctx: Any, value: Any, said: str) -> str:
    """Say what is wrong with the value of `param`; `said` is what its reader says."""
    name, kind = label(param, ctx), param.type_descriptor
    if value in (None, (), []):
        return _("{name} is missing.").format(name=name)
    words = value if isinstance(value, list | tuple) else (value,)
    text = _printable(" ".join(map(str, words)))
    if kind.choices:
        told = _("{name}: “{text}” is none of {known}.")
        return told.format(name=name, text=text, known=_(", ").join(kind.choices))
    if kind.annotation in {int, list[int]} and not all(map(_is_whole, words)):
        told = _("{name}: “{text}” is not a whole number.")
        return told.format(name=name, text=text)
    told = _("{name}: “{text}” will not do; {said}.")
    return told.format(name=name, text=text, said=said)


def wrong_option(error: Any, ctx: Any) -> str:
    """Say what is wrong with an option: Typer tells its name, and no more is needed."""
    name = getattr(error, "option_name", "")
    params = ctx.command.get_params(ctx)
    option = next((p for p in params if name in p.opts), None)
    if not name:
        return str(error)
    if option is None:
        said = _("there is no option {name}.")
        return _guessed(said, name, [opt for p in params for opt in p.opts])
    if option.is_flag:
        return _("{name} takes no value.").format(name=name)
    return _("{name} needs a value: {stand_in}.").format(
        name=name, stand_in=stand_in(option, ctx)
    )


def wrong_command(name: str, known: Iterable[str]) -> str:
    """Say that there is no such command, and which one was probably meant."""
    return _guessed(_("there is no command {name}."), name, known)


def too_many(words: Iterable[str]) -> str:
    """Say that nothing is to be done with some of what was typed."""
    told = _("too much was typed: {words}.")
    return told.format(words=_printable(" ".join(words)))


def complain(error: Any, usage: Iterable[str]) -> None:
    """Tell on stderr how the command is used, and what was wrong."""
    lines = [*usage, _("Error: {said}").format(said=error.message)]
    print("\n".join(lines), file=sys.stderr)  # noqa: T201 - the one place


def _guessed(said: str, name: str, known: Iterable[str]) -> str:
    told = said.format(name=_printable(name))
    near = difflib.get_close_matches(name, known, 1)
    return told + _(" Did you mean {near}?").format(near=near[0]) if near else told


def _is_whole(word: object) -> bool:
    return str(word).removeprefix("-").isdecimal()


def _printable(text: str) -> str:
    """Show what would steer a terminal in place of doing it."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)
