"""How the tables of a scheme are written: read off the fields of its dataclasses."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields
from datetime import date
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from assess.measures import MEASURES, Measure
from assess.methods import METHODS, Method
from assess.methods.yes_no import YesNo
from assess.scheme.example import Example, ExampleFact
from assess.scheme.model import Bounds, Indicator, Period, Source, Title, Worth, Worths
from assess.scheme.observed import Span
from assess.triggers import TRIGGERS, Trigger

if TYPE_CHECKING:
    from collections.abc import Mapping

SPOILT: Final[Any] = object()  # stands for what could not be read
BOUNDS: Final = ("at_least", "above", "at_most", "below")

CATALOGUES: Final[dict[Any, tuple[str, Mapping[str, type]]]] = {
    Measure: ("measure", MEASURES),
    Method: ("method", METHODS),
    Trigger: ("trigger", TRIGGERS),
}
_MIXED: Final[set[tuple[str, object]]] = {  # their keys stand among those of the table
    ("bounds", Bounds),
    ("measure", Measure),
}
_KEYS: Final[dict[tuple[type, str], str]] = {  # where a key is not spelt as its field
    (Period, "first"): "from",
    (Period, "last"): "to",
    (Span, "first"): "from",
    (Span, "last"): "to",
    (Example, "class_id"): "class",
    (ExampleFact, "day"): "date",
}
_ALONE: Final[dict[tuple[type, str], str]] = {
    (Indicator, "sources"): "source"
}  # the key of a list of one
_GIVEN: Final[set[tuple[type, str]]] = {
    (Source, "id"),
    (Indicator, "round"),
}  # not written in the table itself


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """A field of a dataclass, and how it is written; there is one of each."""

    name: str
    key: str
    alone: str  # the key for a single one, where the field holds several
    hint: Any
    default: Any  # SPOILT: it must be written
    mixed: bool  # its keys stand among those of the table that it is in
    keys: tuple[str, ...]  # by which it may be written; of a measure, others
    optional: bool  # it has one key, which may be left out


@cache
def slots_of(kind: type) -> tuple[Slot, ...]:
    """List what may stand in the table of `kind`."""
    hints = get_type_hints(kind)
    return tuple(
        _slot(kind, field, _without_none(hints[field.name]))
        for field in fields(kind)
        if (kind, field.name) not in _GIVEN
    )


def _slot(kind: type, field: Any, hint: Any) -> Slot:
    usual = field.name
    if issubclass(kind, Worths):
        usual = usual.replace("_", "-")  # spelt as the states are
    key = _KEYS.get((kind, field.name), usual)
    alone = _ALONE.get((kind, field.name), "")
    mixed = (field.name, hint) in _MIXED
    default = _default(field)
    return Slot(
        name=field.name,
        key=key,
        alone=alone,
        hint=hint,
        default=default,
        mixed=mixed,
        keys=BOUNDS if mixed and hint is Bounds else (alone, key) if alone else (key,),
        optional=not mixed and not alone and default is not SPOILT,
    )


def _default(field: Any) -> Any:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return SPOILT if field.default is MISSING else field.default


def _without_none(hint: Any) -> Any:
    if get_origin(hint) not in {Union, UnionType}:
        return hint
    return Union[tuple(arg for arg in get_args(hint) if arg is not NoneType)]  # noqa: UP007 - how many there are is known only here


def stand_in(slot: Slot) -> Any:
    """Give a value of the right type for a field that could not be read."""
    if slot.default is not SPOILT:
        return YesNo() if slot.hint is Method else slot.default
    return _stand_in(slot.hint)


def _stand_in(hint: Any) -> Any:
    known = {
        Fraction: Fraction(1),
        Title: Title(""),
        date: date.min,
        Period: Period(first=date.min, last=date.max),
    }
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if hint in known:
        return known[hint]
    if hint == Worth:
        return Fraction(0)
    return (
        hint(**{s.name: stand_in(s) for s in slots_of(hint)})
        if is_ours(hint)
        else (get_origin(hint) or hint)()
    )


def is_ours(hint: Any) -> bool:
    """Tell whether a type is one of the dataclasses."""
    return hasattr(hint, "__dataclass_fields__")
