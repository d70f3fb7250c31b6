"""The JSON Schema: it knows every scheme that we have, and refuses what is mistyped."""

from __future__ import annotations

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import tomli
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.measures import MEASURES
from assess.methods import METHODS
from assess.scheme.json_schema import json_schema
from assess.triggers import TRIGGERS

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
SCHEMA = json_schema()
SCHEMES = [
    *(ROOT / "rules").glob("*.toml"),
    *ROOT.glob("assess/starter/scheme.*.toml"),
    HERE / "good.toml",
    *(HERE / "tried").glob("*.toml"),
]
TYPES: dict[str, Any] = {
    "string": str,
    "number": int | Decimal,
    "integer": int,
    "boolean": bool,
    "array": list,
    "object": dict,
}


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Tell whether a value is as a schema says: as much of JSON Schema as we use."""
    return all(_CHECKS[word](value, said, schema) for word, said in schema.items())


def _then(value: Any, _said: Any, schema: dict[str, Any]) -> bool:
    return not fits(value, schema["if"]) or fits(value, schema["then"])


def _ref(value: Any, said: str, _schema: Any) -> bool:
    return fits(value, SCHEMA["definitions"][said.removeprefix("#/definitions/")])


def _type(value: Any, said: str, _schema: Any) -> bool:
    return isinstance(value, TYPES[said]) and isinstance(value, bool) == (
        said == "boolean"
    )


def _properties(value: Any, said: dict[str, Any], _schema: Any) -> bool:
    return not isinstance(value, dict) or all(
        fits(each, said[key]) for key, each in value.items() if key in said
    )


def _others(value: Any, said: Any, schema: dict[str, Any]) -> bool:
    rest = [v for key, v in value.items() if key not in schema.get("properties", {})]
    return not rest if said is False else all(fits(each, said) for each in rest)


def _items(value: Any, said: Any, _schema: Any) -> bool:
    if not isinstance(value, list):
        return True
    each = said if isinstance(said, list) else [said] * len(value)
    return all(fits(v, s) for v, s in zip(value, each, strict=True))


def _pass(_value: Any, _said: Any, _schema: Any) -> bool:
    return True


_CHECKS: dict[str, Any] = {
    "$ref": _ref,
    "type": _type,
    "properties": _properties,
    "additionalProperties": _others,
    "items": _items,
    "then": _then,
    "const": lambda value, said, _schema: value == said,
    "enum": lambda value, said, _schema: value in said,
    "pattern": lambda value, said, _schema: bool(re.search(said, value)),
    "format": lambda value, _said, _schema: bool(date.fromisoformat(value)),
    "required": lambda value, said, _schema: set(said) <= value.keys(),
    "minItems": lambda value, said, _schema: len(value) >= said,
    "maxItems": lambda value, said, _schema: len(value) <= said,
    "allOf": lambda value, said, _schema: all(fits(value, each) for each in said),
    "anyOf": lambda value, said, _schema: any(fits(value, each) for each in said),
    "oneOf": lambda value, said, _schema: sum(fits(value, each) for each in said) == 1,
    "not": lambda value, said, _schema: not fits(value, said),
    **dict.fromkeys(["$schema", "title", "description", "definitions", "if"], _pass),
}


def as_json(value: Any) -> Any:
    """Give what an editor makes of TOML: dates are text."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def read(text: str) -> Any:
    return as_json(tomli.loads(text, parse_float=Decimal))


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda path: path.stem)
def test_a_scheme_is_as_the_schema_says(scheme: Path) -> None:
    assert fits(read(scheme.read_text("utf-8")), SCHEMA)


@pytest.mark.parametrize(
    ("change", "into"),
    [
        pytest.param("decimals = 1", "decimal = 1", id="another key"),
        pytest.param("decimals = 1", "", id="an open question"),
        pytest.param('ties = "competition"', 'ties = "dense "', id="another word"),
        pytest.param("full = 100", 'full = "100"', id="a number in quotes"),
        pytest.param("per = 0.5", "each = 1", id="a method without what it needs"),
        pytest.param("per = 0.5", "per = 1, best = 2", id="another parameter"),
        pytest.param('"deduct"', '"deducts"', id="another method"),
        pytest.param("at_least = 1 }", "atleast = 1 }", id="another bound"),
        pytest.param("[scheme]", "[source]", id="a table of another kind"),
    ],
)
def test_it_is_not(change: str, into: str, good: str) -> None:
    assert change in good
    assert not fits(read(good.replace(change, into, 1)), SCHEMA)


@pytest.mark.parametrize(
    ("word", "catalogue"),
    [("method", METHODS), ("measure", MEASURES), ("trigger", TRIGGERS)],
)
def test_every_entry_has_its_manual_page(word: str, catalogue: dict[str, type]) -> None:
    for name in catalogue:
        assert SCHEMA["definitions"][f"{word} {name}"]["description"]


def test_what_an_example_says_of_a_key_is_told() -> None:
    told = SCHEMA["definitions"]["method deduct"]["properties"]["per"]
    assert told["description"] == "points lost each time"


def test_the_committed_schema_is_new() -> None:
    file = ROOT / "docs" / "scheme.schema.json"
    printed = CliRunner().invoke(app, ["scheme", "schema"]).stdout
    assert json.loads(printed) == SCHEMA
    assert file.read_text("utf-8") == printed, "run tools/scheme_page.py"
