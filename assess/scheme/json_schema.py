"""The JSON Schema of schemes, by which editors complete what is typed.

It knows less than the checker: which keys and words there are, not what fits together.
"""

from __future__ import annotations

import inspect
import json
import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args, get_origin

from assess.measures import MEASURES
from assess.messages.phrases import QUESTIONS
from assess.scheme import example, model, vetoes
from assess.scheme.draft import SAME_FOR_ALL
from assess.scheme.observed import Span, Target
from assess.scheme.slots import BOUNDS, CATALOGUES, SPOILT, is_ours, slots_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assess.scheme.slots import Slot

Json: TypeAlias = "dict[str, Any]"

_SINGLE: Final = {
    "scheme": model.Heading,
    "states": model.States,
    "remind": model.RemindRules,
    "publication": model.Publication,
    "adjustments": vetoes.Adjustments,
}
_LISTED: Final = {
    "class": model.Class,
    "round": model.Round,
    "indicator": model.Indicator,
    "veto": vetoes.Veto,
    "gate": vetoes.Gate,
    "grade": model.Grade,
    "example": example.Example,
}
_ALWAYS: Final = ("scheme", "states", "source", "class", "indicator")
_EXTENDS: Final = "The file whose tables this one changes, by id or title."
_REMOVE: Final = "With extends: true takes this table out, a list takes out its keys."
_KEY: Final = re.compile(r"^ +(\w+)(?::| +=) .*?# (.+)$", re.MULTILINE)
_SHARES: Final = r"^[+-]?\d+(\.\d+)? ?%$|^[+-]?\d+ ?/ ?\d+$"


def schema_text() -> str:
    """Write the schema as a file."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def json_schema() -> Json:
    """Describe a scheme's file."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "A scheme of assess",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "extends": {"type": "string", "description": _EXTENDS},
            **{key: _ref(kind.__name__) for key, kind in _SINGLE.items()},
            "source": _by_name(_ref("Source")),
            **{key: _many(_ref(kind.__name__)) for key, kind in _LISTED.items()},
        },
        "if": {"not": {"required": ["extends"]}},
        "then": {
            "required": list(_ALWAYS),
            "properties": {
                **{key: _required(kind) for key, kind in _SINGLE.items()},
                **{key: _many(_required(kind)) for key, kind in _LISTED.items()},
            },
        },
        "definitions": dict(_definitions()),
    }


def _definitions() -> Iterator[tuple[str, Json]]:
    yield "number", _any_of({"type": "number"}, {"type": "string", "pattern": _SHARES})
    both = {**_object({"zh": _TEXT, "en": _TEXT}), "required": ["zh"]}
    yield "title", _any_of(_TEXT, both)
    for kind in (*_SINGLE.values(), model.Source, *_LISTED.values()):
        yield kind.__name__, _table(kind, removable=kind is not example.Example)
    yield "OwnNumbers", _own_numbers()
    for kind in _REFERRED:
        yield kind.__name__, _whole(kind)
    for word, catalogue in CATALOGUES.values():
        for name, kind in catalogue.items():
            yield f"{word} {name}", _entry(word, name, kind)


def _table(kind: type, *, removable: bool = False) -> Json:
    """Describe a table by the fields of its dataclass."""
    told = {key: dict(schema) for key, schema in _properties(kind)}
    keys_of = {slot.name: slot.key for slot in slots_of(kind)}
    for name, said in _comments(inspect.getsource(kind)).items():
        if (key := keys_of.get(name, name)) in told:
            told[key].setdefault("description", said)
    if removable:
        told["remove"] = {**_TRUE_OR_KEYS, "description": _REMOVE}
    return {"description": _first_line(kind), **_object(told)}


def _object(properties: Json) -> Json:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _properties(kind: type) -> Iterator[tuple[str, Json]]:
    for slot in slots_of(kind):
        if slot.mixed and slot.hint is model.Bounds:
            yield from ((key, _ref("number")) for key in BOUNDS)
        elif slot.mixed:
            yield from _of_measures()
        else:
            yield slot.key, _asked(slot, _value(slot.hint))
        if slot.alone:
            yield slot.alone, _value(get_args(slot.hint)[0])
    if kind is model.Indicator:
        yield "in_class", _by_name(_ref("OwnNumbers"))


def _asked(slot: Slot, schema: Json) -> Json:
    """Add the question that a scheme must answer."""
    question = QUESTIONS.get(slot.key)
    if question is None:
        return schema
    return {**schema, "description": str.__str__(question[0])}


def _of_measures() -> Iterator[tuple[str, Json]]:
    """Give the keys of every measure: they stand among those of their table."""
    yield "measure", {"enum": list(MEASURES)}
    for kind in MEASURES.values():
        yield from _properties(kind)


def _own_numbers() -> Json:
    table = _table(model.Indicator, removable=True)
    properties = table["properties"]
    for key in (*SAME_FOR_ALL, "in_class"):
        del properties[key]
    return {**table, "description": "A class's own numbers of this indicator."}


def _entry(word: str, name: str, kind: type) -> Json:
    """Describe a method, a measure or a trigger by its manual page."""
    table = _table(kind)
    for key, said in _comments(inspect.getdoc(kind) or "").items():
        if key in table["properties"]:
            table["properties"][key]["description"] = said
    table["properties"] = {word: {"const": name}, **table["properties"]}
    return {**table, "required": [word, *_needed(kind)]}


def _value(hint: Any) -> Json:
    """Describe a value of a type."""
    if hint == model.Triggers:
        one = _value(get_args(hint)[0])
        return _any_of(one, _many(one))
    if hint in _KNOWN:
        return dict(_KNOWN[hint])
    if hint in CATALOGUES:
        word, catalogue = CATALOGUES[hint]
        return {"oneOf": [_ref(f"{word} {name}") for name in catalogue]}
    if hint in _REFERRED:
        return _ref(hint.__name__)
    if is_ours(hint):
        return _whole(hint)
    return _GENERIC[get_origin(hint)](get_args(hint))


def _list(kinds: tuple[Any, ...]) -> Json:
    if kinds[-1] is Ellipsis:
        return _many(_value(kinds[0]))
    size = len(kinds)
    return {**_many([_value(k) for k in kinds]), "minItems": size, "maxItems": size}


def _whole(kind: type) -> Json:
    """Describe a table that stands in one piece, with whatever it needs."""
    return {**_table(kind), **(_required(kind) if _needed(kind) else {})}


def _required(kind: type) -> Json:
    return {"required": _needed(kind)}


def _needed(kind: type) -> list[str]:
    return [s.key for s in slots_of(kind) if s.default is SPOILT and not s.mixed]


def _comments(source: str) -> Mapping[str, str]:
    """Find what is said behind the keys of a class, or of an example."""
    return {
        key: said.strip() for key, said in _KEY.findall(source) if "noqa" not in said
    }


def _first_line(kind: type) -> str:
    return (inspect.getdoc(kind) or "").split("\n", 1)[0].replace("``", "")


def _ref(name: str) -> Json:
    return {"allOf": [{"$ref": f"#/definitions/{name}"}]}


def _many(each: Any) -> Json:
    return {"type": "array", "items": each}


def _by_name(each: Json) -> Json:
    return {"type": "object", "additionalProperties": each}


def _any_of(*schemas: Json) -> Json:
    return {"anyOf": list(schemas)}


_TEXT: Final[Json] = {"type": "string"}
_TRUE_OR_KEYS: Final[Json] = _any_of({"const": True}, _many(_TEXT))
_DAY: Final[Json] = {"type": "string", "format": "date"}
_OBSERVED: Final[Json] = _any_of({"type": "number"}, _TEXT, {"type": "boolean"})
_KNOWN: Final[dict[Any, Json]] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    date: _DAY,
    Fraction: _ref("number"),
    object: _OBSERVED,
    example.Value: _OBSERVED,
    model.Worth: _any_of({"const": "leave-out"}, _ref("number")),
    model.Quota: _ref("number"),
    model.Title: _ref("title"),
    Target: _any_of(_TEXT, _ref("Target")),
    model.Level: _any_of(_ref("title"), _ref("Level")),
}
_REFERRED: Final = (
    model.Period,
    model.Worths,
    Span,
    Target,
    model.Observe,
    vetoes.Condition,
    vetoes.Sample,
    vetoes.GatePart,
    vetoes.Effect,
    model.Bounds,
    example.ExampleFact,
    model.Level,
)
_GENERIC: Final[dict[Any, Callable[[tuple[Any, ...]], Json]]] = {
    Literal: lambda words: {"enum": list(words)},
    tuple: _list,
    dict: lambda kinds: _by_name(_value(kinds[1])),
}
