"""Values as TOML text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction


def toml(value: object) -> str:
    """Write `value` as it would stand behind a ``key =``."""
    match value:
        case bool():
            return str(value).lower()
        case int() | Fraction():
            return _number(Fraction(value))
        case str():
            return f'"{value}"'
        case date():
            return value.isoformat()
        case Mapping():
            return "{ " + ", ".join(_lines(value)) + " }"
        case Sequence():
            return "[" + ", ".join(toml(each) for each in value) + "]"
    raise TypeError(value)


def table(header: str, values: Mapping[str, object]) -> str:
    """Write ``[header]`` and its keys; keys without a value are left out."""
    return "\n".join([header, *_lines(values), ""])


def _lines(values: Mapping[str, object]) -> list[str]:
    kept = {key: each for key, each in values.items() if each not in (None, [], {})}
    return [f"{_key(key)} = {toml(each)}" for key, each in kept.items()]


def _key(key: str) -> str:
    return key if key and key.isascii() else f'"{key}"'


def _number(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    for places in range(1, 7):
        scaled = value * 10**places
        if scaled.denominator == 1:
            whole, part = divmod(scaled.numerator, 10**places)
            return f"{whole}.{part:0{places}}"
    return f'"{value}"'
