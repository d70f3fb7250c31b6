"""How a value of each type is read; what is wrong is told to the binder."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args, get_origin

from assess.scheme import values
from assess.scheme.example import Value
from assess.scheme.model import Level, Quota, Title, Triggers, Worth
from assess.scheme.observed import Target
from assess.scheme.slots import CATALOGUES, SPOILT, is_ours

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.scheme.binding import Binder
    from assess.scheme.document import KeyPath

    Read: TypeAlias = "Callable[[Binder, Any, KeyPath], Any]"


@cache
def reader_of(hint: Any) -> Read:
    """Choose how a type is read."""
    if hint in _READERS:
        return _READERS[hint]
    if hint in CATALOGUES:
        return lambda binder, raw, path: binder.entry(hint, raw, path)
    if is_ours(hint):
        return lambda binder, raw, path: binder.table(hint, raw, path)
    read, args = _GENERIC[get_origin(hint)], get_args(hint)
    return lambda binder, raw, path: read(binder, raw, path, args)


def name_of(path: KeyPath) -> str:
    """Give the key that a path ends with; for an item of a list, the list's."""
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _text(binder: Binder, raw: Any, path: KeyPath) -> Any:
    return raw if isinstance(raw, str) else binder.wrong_type(raw, path, "text")


def _boolean(binder: Binder, raw: Any, path: KeyPath) -> Any:
    return raw if isinstance(raw, bool) else binder.wrong_type(raw, path, "boolean")


def _whole(binder: Binder, raw: Any, path: KeyPath) -> Any:
    right = isinstance(raw, int) and not isinstance(raw, bool)
    return raw if right else binder.wrong_type(raw, path, "whole")


def _day(binder: Binder, raw: Any, path: KeyPath) -> Any:
    return raw if type(raw) is date else binder.wrong_type(raw, path, "date")


def _number(binder: Binder, raw: Any, path: KeyPath) -> Any:
    number = values.number(raw)
    return binder.wrong_type(raw, path, "number") if number is None else number


def _worth(binder: Binder, raw: Any, path: KeyPath) -> Any:
    if raw == "leave-out":
        return raw
    number = values.number(raw)
    return binder.wrong_type(raw, path, "worth") if number is None else number


def _quota(binder: Binder, raw: Any, path: KeyPath) -> Any:
    """Read how many: a whole number of units, or a share of them."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    share = values.number(raw)
    return binder.wrong_type(raw, path, "quota") if share is None else share


def _measured(binder: Binder, raw: Any, path: KeyPath) -> Any:
    """Read the measure of an example: a number, a share, a word, true or false."""
    if isinstance(raw, bool):
        return raw
    number = values.number(raw)
    if number is None and not isinstance(raw, str):
        return binder.wrong_type(raw, path, "measure")
    return raw if number is None else number


def _target(binder: Binder, raw: Any, path: KeyPath) -> Any:
    """Read ``"plan"``, or ``{ source = "plan", check = … }``."""
    if isinstance(raw, str):
        return Target(source=raw)
    if isinstance(raw, dict):
        return binder.table(Target, raw, path)
    return binder.wrong_type(raw, path, "target")


def _value(binder: Binder, raw: Any, path: KeyPath) -> Any:
    """Read what is observed: as a measure, or a date."""
    return raw if type(raw) is date else _measured(binder, raw, path)


def _title(binder: Binder, raw: Any, path: KeyPath) -> Any:
    if isinstance(raw, str) and raw.strip():
        return Title(raw)
    if isinstance(raw, dict):
        return binder.table(Title, raw, path)
    return binder.wrong_type(raw, path, "title")


def _level(binder: Binder, raw: Any, path: KeyPath) -> Any:
    """Read a level of reminders: a title, or a table that has one."""
    if isinstance(raw, dict) and "zh" not in raw:
        return binder.table(Level, raw, path)
    title = _title(binder, raw, path)
    return title if title is SPOILT else Level(title=title)


def _triggers(binder: Binder, raw: Any, path: KeyPath) -> Any:
    """Read one trigger, or a list of them."""
    if isinstance(raw, list):
        return _tuple(binder, raw, path, get_args(Triggers))
    read = binder.entry(get_args(Triggers)[0], raw, path)
    return read if read is SPOILT else (read,)


def _literal(binder: Binder, raw: Any, path: KeyPath, choices: tuple[str, ...]) -> Any:
    if raw in choices and isinstance(raw, str):
        return raw
    if not isinstance(raw, str):
        return binder.wrong_type(raw, path, "text")
    return binder.choice("choice", raw, choices, path, key=name_of(path))


def _tuple(binder: Binder, raw: Any, path: KeyPath, kinds: tuple[Any, ...]) -> Any:
    """Read a list: of any length, or of one value for each of `kinds`."""
    several = kinds[-1] is Ellipsis
    if isinstance(raw, dict):
        return binder.wrong_type(raw, path, "tables" if several else "pair")
    if not isinstance(raw, list) or not (several or len(raw) == len(kinds)):
        return binder.wrong_type(raw, path, "list" if several else "pair")
    each = kinds[:1] * len(raw) if several else kinds
    read = tuple(
        binder.read(kind, item, (*path, number))
        for number, (kind, item) in enumerate(zip(each, raw, strict=True))
    )
    return SPOILT if SPOILT in read else read


def _dict(binder: Binder, raw: Any, path: KeyPath, kinds: tuple[Any, ...]) -> Any:
    if not isinstance(raw, dict):
        return binder.wrong_type(raw, path, "table")
    kind = kinds[1]
    read = {key: binder.read(kind, value, (*path, key)) for key, value in raw.items()}
    return SPOILT if SPOILT in read.values() else read


_READERS: Final[dict[Any, Read]] = {
    str: _text,
    bool: _boolean,
    int: _whole,
    date: _day,
    Fraction: _number,
    object: _measured,
    Target: _target,
    Title: _title,
    Level: _level,
    Triggers: _triggers,
    Quota: _quota,
    Value: _value,
    Worth: _worth,
}
_GENERIC: Final[dict[Any, Callable[..., Any]]] = {
    Literal: _literal,
    tuple: _tuple,
    dict: _dict,
}
