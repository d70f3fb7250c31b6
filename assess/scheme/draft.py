"""A scheme as it is written, faults and all: what the checks look at."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from assess.measures.subordinates import SUBORDINATES, Subordinates
from assess.messages.phrases import KINDS
from assess.scheme.binding import Binder
from assess.scheme.example import Example
from assess.scheme.model import (
    Class,
    Grade,
    Heading,
    Indicator,
    Publication,
    RemindRules,
    Round,
    Scheme,
    Source,
    States,
)
from assess.scheme.vetoes import Adjustments, Gate, Veto

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from assess.scheme.document import Document, Fault, KeyPath

_TABLES: Final = (
    "scheme",
    "states",
    "source",
    "class",
    "indicator",
    "veto",
    "gate",
    "grade",
    "round",
    "remind",
    "publication",
    "adjustments",
    "example",
)
SAME_FOR_ALL: Final = ("id", "parent", "only", "kind")  # no class has its own
_IN_FULL: Final = {"form": "table", "numbers": True}  # where nothing is said
_TITLES: Final = {
    "self-check": {"zh": "单位自查", "en": "Self-check"},
    "monitoring": {"zh": "网上监测", "en": "Monitoring"},
    "inspection": {"zh": "现场检查", "en": "Inspection"},
}


@dataclass(frozen=True, slots=True)
class Placed:
    """An indicator, its number in the file, and the class whose sheet it is on."""

    indicator: Indicator
    number: int
    class_id: str = ""  # empty: as written, before any class's own numbers

    @property
    def path(self) -> KeyPath:
        """Where its table is."""
        return ("indicator", self.number)


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A scheme, its file, and which parts could not be read."""

    document: Document
    scheme: Scheme
    written: tuple[Placed, ...]
    sheets: Mapping[str, tuple[Placed, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()
    spoilt: frozenset[KeyPath] = frozenset()

    def key(self, placed: Placed, *keys: str | int) -> KeyPath:
        """Give the path of an indicator's key, its class's own where it has one."""
        if placed.indicator is self.written[placed.number].indicator:
            return (*placed.path, *keys)
        own = (*placed.path, "in_class", placed.class_id)
        written = self.document.get((*own, *keys[:1])) is not None
        return (*own, *keys) if written else (*placed.path, *keys)

    def sound(self, placed: Placed, *names: str) -> bool:
        """Tell whether these keys of an indicator could be read."""
        if not self.spoilt:
            return True
        own = (*placed.path, "in_class", placed.class_id)
        return not any(
            (*start, name) in self.spoilt
            for start in (placed.path, own)
            for name in names
        )

    def whole(self, *path: str | int) -> bool:
        """Tell whether all at this path could be read."""
        return path not in self.spoilt

    @cached_property
    def tree_is_sound(self) -> bool:
        """Tell whether every indicator has its one place in the tree."""
        parents = {p.indicator.id: p.indicator.parent for p in self.written}
        classes = {each.id for each in self.scheme.classes}
        return len(parents) == len(self.written) and all(
            self.sound(placed, "id", "parent", "score", "only")
            and classes.issuperset(placed.indicator.only)
            and placed.indicator.id not in way_up(parents, placed.indicator.id)
            and placed.indicator.parent in {None, *parents}
            for placed in self.written
        )

    def each(self) -> Iterator[Placed]:
        """Give every indicator as written, then those with a class's own numbers."""
        return iter(self._each)

    @cached_property
    def _each(self) -> tuple[Placed, ...]:
        own = (
            placed
            for sheet in self.sheets.values()
            for placed in sheet
            if placed.indicator is not self.written[placed.number].indicator
        )
        return (*self.written, *own)

    def by_class(
        self, find: Callable[[Draft, str], Iterator[Fault]]
    ) -> Iterator[Fault]:
        """Look at every class's sheet; what is wrong with several is told once."""
        told: dict[object, tuple[Fault, list[str]]] = {}
        for each in self.scheme.classes:
            for fault in find(self, each.id):
                key = (fault.code, fault.path, *fault.facts.items())
                told.setdefault(key, (fault, []))[1].append(str(each.title))
        everyone = len(self.scheme.classes)
        for fault, titles in told.values():
            all_of_them = len(titles) == everyone
            named = KINDS["everyone"] if all_of_them else tuple(titles)
            yield replace(fault, facts={**fault.facts, "classes": named})


def way_up(parents: Mapping[str, str | None], start: str) -> tuple[str, ...]:
    """Give what an indicator is inside of, as far as it does not repeat."""
    way: list[str] = []
    at_hand = parents[start]
    while at_hand and at_hand not in way:
        way.append(at_hand)
        if at_hand == start:
            break
        at_hand = parents.get(at_hand)
    return tuple(way)


def draft_of(document: Document) -> Draft:
    """Read the tables of a document, whatever state they are in."""
    binder, raw = Binder(), document.values
    binder.unknown_keys(raw, ("extends", *_TABLES), ())
    if not isinstance(raw.get("extends", ""), str):
        binder.wrong_type(raw["extends"], ("extends",), "text")
    written = tuple(
        Placed(indicator, number)
        for number, indicator in enumerate(_indicators(binder, raw))
    )
    scheme = _scheme(binder, document, tuple(p.indicator for p in written))
    sheets = {c.id: tuple(_sheet(binder, raw, written, c)) for c in scheme.classes}
    plain = {name: tuple(p.indicator for p in sheet) for name, sheet in sheets.items()}
    return Draft(
        document=document,
        scheme=replace(scheme, sheets=plain),
        written=written,
        sheets=sheets,
        faults=tuple(binder.faults),
        spoilt=frozenset(binder.spoilt),
    )


def _scheme(
    binder: Binder, document: Document, indicators: tuple[Indicator, ...]
) -> Scheme:
    raw = document.values
    return Scheme(
        heading=binder.table(Heading, raw.get("scheme", {}), ("scheme",)),
        states=binder.table(States, raw.get("states", {}), ("states",)),
        sources=tuple(_sources(binder, raw)),
        classes=_tables(binder, Class, raw, "class"),
        sheets={},
        indicators=indicators,
        vetoes=_tables(binder, Veto, raw, "veto"),
        gates=_tables(binder, Gate, raw, "gate"),
        grades=_tables(binder, Grade, raw, "grade"),
        remind=binder.table(RemindRules, raw.get("remind", {}), ("remind",)),
        examples=_tables(binder, Example, raw, "example"),
        rounds=_tables(binder, Round, raw, "round"),
        publication=binder.table(
            Publication, raw.get("publication", _IN_FULL), ("publication",)
        ),
        adjustments=_adjustments(binder, raw),
        text=document.text,
        sha256=hashlib.sha256(document.text.encode()).hexdigest(),
    )


def _adjustments(binder: Binder, raw: dict[str, Any]) -> Adjustments | None:
    if "adjustments" not in raw:
        return None
    return binder.table(Adjustments, raw["adjustments"], ("adjustments",))


def _listed(binder: Binder, raw: dict[str, Any], key: str) -> list[Any]:
    """Give the tables ``[[key]]``."""
    tables: Any = raw.get(key, [])
    if isinstance(tables, list):
        return tables
    if isinstance(tables, dict):
        binder.fault("single-table", (key,), key=key)
    else:
        binder.wrong_type(tables, (key,), "list")
    return []


def _tables(binder: Binder, kind: Any, raw: dict[str, Any], key: str) -> Any:
    tables = enumerate(_listed(binder, raw, key))
    return tuple(binder.table(kind, table, (key, number)) for number, table in tables)


def _sources(binder: Binder, raw: dict[str, Any]) -> Iterator[Source]:
    tables = raw.get("source", {})
    if not isinstance(tables, dict):
        binder.fault("sources-by-name", ("source",))
        return
    for name, table in tables.items():
        usual = {"title": _TITLES.get(name, name)}
        told = {**usual, **table} if isinstance(table, dict) else table
        yield binder.table(Source, told, ("source", name), id=name)


def _indicators(binder: Binder, raw: dict[str, Any]) -> Iterator[Indicator]:
    for number, table in enumerate(_listed(binder, raw, "indicator")):
        path = ("indicator", number)
        told = binder.fields(Indicator, table, path, others=("in_class",))
        _must_be_positive(binder, told, path)
        if isinstance(told["observe"].measure, Subordinates):
            told = {**told, "sources": told["sources"] or (SUBORDINATES,)}
        yield Indicator(**told)
        own = table.get("in_class", {}) if isinstance(table, dict) else {}
        if not isinstance(own, dict):
            binder.wrong_type(own, (*path, "in_class"), "table")


def _must_be_positive(binder: Binder, told: Mapping[str, Any], path: KeyPath) -> None:
    for key in ("full", "weight"):
        if key in told and told[key] <= 0:
            binder.fault("must-be-positive", (*path, key), got=told[key])


def _sheet(
    binder: Binder, raw: dict[str, Any], written: tuple[Placed, ...], of: Class
) -> Iterator[Placed]:
    """Give the indicators of a class, with its own numbers; none where unscored."""
    if of.unscored is not None:
        return
    there = _held({p.indicator.id: p.indicator for p in written}, of.id)
    for placed in written:
        if placed.indicator.id in there:
            own = _own(binder, raw["indicator"][placed.number], placed, of.id)
            yield Placed(own, placed.number, of.id)


def _held(tree: Mapping[str, Indicator], class_id: str) -> set[str]:
    """Find what a class has: nothing below a block that is not for it."""
    out = {i.id for i in tree.values() if i.only and class_id not in i.only}
    grown = True
    while grown:
        more = {i.id for i in tree.values() if i.parent in out} - out
        out |= more
        grown = bool(more)
    return set(tree) - out


def _own(binder: Binder, table: Any, placed: Placed, class_id: str) -> Indicator:
    """Put a class's own numbers in; examples of other numbers do not hold for it."""
    tables = table.get("in_class", {}) if isinstance(table, dict) else {}
    if not isinstance(tables, dict) or class_id not in tables:
        return placed.indicator
    path = (*placed.path, "in_class", class_id)
    own = binder.fields(Indicator, tables[class_id], path, partly=True)
    _must_be_positive(binder, own, path)
    for key in SAME_FOR_ALL:
        if own.pop(key, None) is not None:
            binder.fault("not-per-class", (*path, key), key=key)
    return replace(placed.indicator, **{"examples": (), **own})
