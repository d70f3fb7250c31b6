"""The values of a scheme as TOML text again: what a run keeps of a scheme in parts."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def toml_text(values: Mapping[str, Any]) -> str:
    """Write a whole file; read again, it gives the same values."""
    lines = [f"{_key(key)} = {_value(v)}" for key, v in values.items() if _plain(v)]
    tables = ((key, value) for key, value in values.items() if not _plain(value))
    parts = ("\n".join(part) for key, value in tables for part in _tables(key, value))
    return "\n\n".join([*(["\n".join(lines)] if lines else []), *parts]) + "\n"


def _plain(value: Any) -> bool:
    """Tell whether a value at the top stands behind ``key =``."""
    if isinstance(value, list):
        return not value or not all(isinstance(each, dict) for each in value)
    return not isinstance(value, dict)


def _tables(key: str, value: Any) -> Iterator[list[str]]:
    name = _key(key)
    if isinstance(value, list):
        for table in value:
            yield [f"[[{name}]]", *_pairs(table)]
    elif value and all(isinstance(each, dict) for each in value.values()):
        for inner, table in value.items():
            yield [f"[{name}.{_key(inner)}]", *_pairs(table)]
    else:
        yield [f"[{name}]", *_pairs(value)]


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_value(value)}" for key, value in table.items()]


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        pairs = ", ".join(_pairs(value))
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, str):
        return _text(value)
    return str(value).lower().replace("infinity", "inf")  # true, 0.50, 2014-12-31


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
