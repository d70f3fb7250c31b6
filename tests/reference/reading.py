"""From the text of a scheme that is known to be right to its rules.

Whole numbers, decimals and shares ("60%", "1/3") become Fractions.
"""

from __future__ import annotations

import tomllib
from decimal import Decimal
from fractions import Fraction
from re import fullmatch
from typing import Any

from reference.rounds import spread_out
from reference.rules import Indicator, Keys, Rules


def rules(text: str) -> Rules:
    told = exact(tomllib.loads(text, parse_float=Decimal))
    rounds = {keys["id"]: keys for keys in told.get("round", [])}
    classes = {keys["id"]: keys for keys in told["class"]}
    sheets = {name: sheet(told["indicator"], name) for name in classes}
    return Rules(
        heading=told["scheme"],
        states=told["states"],
        sources=told["source"],
        classes=classes,
        sheets={name: spread_out(each, rounds) for name, each in sheets.items()},
        vetoes=tuple(told.get("veto", ())),
        gates=tuple(told.get("gate", ())),
        grades=tuple(told.get("grade", ())),
        adjustments=told.get("adjustments", {}),
    )


def exact(value: Any) -> Any:  # noqa: PLR0911 - a table, type by type
    """Make Fractions of all numbers."""
    match value:
        case bool():
            return value
        case dict():
            return {key: exact(each) for key, each in value.items()}
        case list():
            return [exact(each) for each in value]
        case int() | Decimal():
            return Fraction(value)
        case str() if fullmatch(r"-?[0-9.]+%", value):
            return Fraction(value[:-1]) / 100
        case str() if fullmatch(r"[0-9]+/[0-9]+", value):
            return Fraction(value)
    return value


def sheet(tables: list[Keys], class_id: str) -> list[Indicator]:
    """Give the indicators of one class, with its own numbers."""
    on_it: list[Indicator] = []
    for keys in tables:  # parents stand before what they hold
        own = keys.get("in_class", {}).get(class_id, {})
        each = _indicator({**keys, **own})
        allowed = not each.only or class_id in each.only
        if allowed and each.parent in {None, *(known.id for known in on_it)}:
            on_it.append(each)
    return on_it


def _indicator(keys: Keys) -> Indicator:
    known: Keys = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in keys.items()
        if name in Indicator.__dataclass_fields__
    }
    if "source" in keys:
        known["sources"] = (keys["source"],)
    return Indicator(**known)
