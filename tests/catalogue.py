"""Catalogue entries as tests see them: their examples, built, and their sums."""

from __future__ import annotations

import ast
import inspect
import operator
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)

import tomli
from hypothesis import settings

from assess.measures import MEASURES
from assess.methods import METHODS
from assess.records.states import SCALE
from assess.records.tally import Part, Tally
from assess.triggers import TRIGGERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Entry = TypeVar("Entry")
LAW: Final = settings(deadline=None, max_examples=50)  # a busy machine breaks no law

CATALOGUES: Final[Mapping[str, Mapping[str, type]]] = {
    "measure": MEASURES,
    "method": METHODS,
    "trigger": TRIGGERS,
}


def example_of(kind: type) -> dict[str, Any]:
    """Read the indented TOML in a docstring."""
    lines = (inspect.getdoc(kind) or "").splitlines()
    indented = [line[4:] for line in lines if line.startswith("    ")]
    return tomli.loads("\n".join(indented), parse_float=Decimal)


def build(kind: type[Entry]) -> Entry:
    """Build an entry from the example in its docstring."""
    example = {k: v for k, v in example_of(kind).items() if k not in CATALOGUES}
    return _bound(kind, example)


def _bound(kind: type[Entry], table: Mapping[str, Any]) -> Entry:
    hints = get_type_hints(kind)
    return kind(**{key: _value(hints[key], raw) for key, raw in table.items()})


def _value(hint: Any, raw: Any) -> Any:
    """Turn what TOML holds into what the field wants."""
    if hint in {str, str | None}:
        return raw
    if isinstance(raw, list):
        return tuple(_value(get_args(hint)[0], each) for each in raw)
    if get_origin(hint) is dict:
        return {word: Fraction(each) for word, each in raw.items()}
    if isinstance(raw, dict):
        named = METHODS.get(raw.get("method", ""), hint)
        return _bound(named, {k: v for k, v in raw.items() if k != "method"})
    if get_origin(hint) is Literal:
        return raw
    return raw if hint is int or isinstance(raw, bool | date) else _number(raw)


def _number(raw: object) -> Fraction:
    whole, percent, _rest = str(raw).partition("%")
    return Fraction(whole) / (100 if percent else 1)


def folded(*values: str) -> Tally:
    """Fold numbers (the newest last) as the database does."""
    scaled = [int(Fraction(value) * SCALE) for value in values]
    return Tally(
        unit=1,
        series=1,
        mark=0,
        value=scaled[-1] if scaled else None,
        state=0,
        n=len(scaled),
        zeros=scaled.count(0),
        total=sum(scaled),
    )


def parted(*values: str) -> list[Part]:
    """Fold numbers by their value, as the database does where they are kept apart."""
    each = sorted(map(Fraction, values))
    return [
        Part(int(value * SCALE), times, times, times * (value == 0), value * times)
        for value, times in Counter(each).items()
    ]


def worked_out(working: str) -> Fraction:
    """Work out a line of arithmetic as a person with a pocket calculator would."""
    assert re.fullmatch(r"(?:[\d.+\-×/^(), ]|min|max)+", working), working
    expression = working.replace("×", "*").replace("^", "**")
    return _worked_out(ast.parse(expression, mode="eval").body, expression)


def _worked_out(node: ast.expr, text: str) -> Fraction:
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            one, other = _worked_out(left, text), _worked_out(right, text)
            return _OPERATIONS[type(op)](one, other)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_worked_out(operand, text)
        case ast.Call(func=ast.Name(id=name), args=args):
            return _CHOICES[name](_worked_out(arg, text) for arg in args)
    return Fraction(ast.get_source_segment(text, node) or "")


_OPERATIONS: Final[Mapping[type, Callable[[Fraction, Fraction], Fraction]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,  # of a root that does not end, about as much
}
_CHOICES: Final[Mapping[str, Callable[[Iterable[Fraction]], Fraction]]] = {
    "min": min,
    "max": max,
}
