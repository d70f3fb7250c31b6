"""One file's tables over another's: by id or title, key by key.

A key that is written again takes the place of the one before, whole. `remove` takes
out: `true` the table, a list the keys that it names.
"""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from assess.messages.phrases import KINDS, WANTED
from assess.scheme.document import Fault
from assess.scheme.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.problems import Problem
    from assess.scheme.document import Document, KeyPath

Origins: TypeAlias = "dict[KeyPath, tuple[Document, KeyPath]]"
"""Of every table and key: the file in which it is written, and where there."""

_REMOVE: Final = "remove"
_DEPTHS: Final = {
    **dict.fromkeys(("scheme", "states", "remind", "publication", "adjustments"), 1),
    **dict.fromkeys(("source", "in_class"), 2),
}
_NAMED_BY: Final = {  # the lists of tables, and the key that names one
    "class": "id",
    "round": "id",
    "indicator": "id",
    "veto": "title",
    "gate": "title",
    "grade": "title",
}
_NOT_HANDED_ON: Final = ("extends", "example")
_INSTEAD: Final = {  # writing one takes the other out
    "source": "sources",
    "sources": "source",
    "at_least": "above",
    "above": "at_least",
    "at_most": "below",
    "below": "at_most",
}
_SCORED_BY: Final = {"full", "score", "observe"}  # what examples are worked out from


@dataclass(slots=True)
class _Node:
    """A value and where it is written; of tables that are merged, with their keys."""

    value: Any
    document: Document
    path: KeyPath

    @property
    def table(self) -> dict[str, _Node]:
        """What stands in it; nothing where it is no table."""
        return self.value if isinstance(self.value, dict) else {}

    def plain(self) -> Any:
        """Give the value without places."""
        if isinstance(self.value, dict):
            return {key: _plain(inner) for key, inner in self.value.items()}
        if isinstance(self.value, list):
            return [_plain(inner) for inner in self.value]
        return self.value

    def tell(self, origins: Origins, path: KeyPath) -> None:
        """Note where this and all inside it comes from."""
        if path:
            origins[path] = self.document, self.path
        inner = self.value
        listed = dict(enumerate(inner)) if isinstance(inner, list) else inner
        for key, node in listed.items() if isinstance(listed, dict) else ():
            if isinstance(node, _Node):
                node.tell(origins, (*path, key))


class Merging:
    """The tables of several files, the later ones over the earlier."""

    def __init__(self, base: Document) -> None:
        self.problems: list[Problem] = []
        self._root = _opened(base)

    def add(self, ours: Document) -> None:
        """Put a file's tables over what is there."""
        for key in _NOT_HANDED_ON:
            self._root.table.pop(key, None)
        for key, node in _opened(ours).table.items():
            self._put(self._root.table, key, node)
        self._root.table.pop("extends", None)

    def merged(self) -> tuple[dict[str, Any], Origins]:
        """Give the values, and where each is written."""
        origins: Origins = {}
        self._root.tell(origins, ())
        return self._root.plain(), origins

    def _put(self, into: dict[str, _Node], key: str, ours: _Node) -> None:
        """Put a key's value into a table, or over what it holds."""
        before = into.get(key)
        if isinstance(ours.value, list) and key in _NAMED_BY:
            whole = before is not None and isinstance(before.value, list)
            listed = before if before and whole else _Node([], ours.document, ours.path)
            into[key] = listed
            self._merge_list(key, listed.value, ours.value)
        elif before and _is_opened(before) and _is_opened(ours):
            if not self._merge_table(before.table, ours):
                del into[key]
        elif not self._removes_nothing(ours, key, into):
            into.pop(_INSTEAD.get(key, ""), None)
            into[key] = ours

    def _merge_table(
        self, before: dict[str, _Node], ours: _Node, names: tuple[str, ...] = ()
    ) -> bool:
        """Put a table's keys over another's; tell whether anything stays of it."""
        told = {key: n for key, n in ours.table.items() if key not in {_REMOVE, *names}}
        remove = ours.table.get(_REMOVE)
        if remove and remove.value is True:
            if told:
                self._fault(remove, "removed-and-changed", at="key")
            return False
        if remove:
            self._remove_keys(before, remove)
        _drop_examples(before, told)
        for key, node in told.items():
            self._put(before, key, node)
        return True

    def _remove_keys(self, before: dict[str, _Node], remove: _Node) -> None:
        if not isinstance(remove.value, list):
            got = {"key": _REMOVE, "got": shown(remove.value), "value": ""}
            self._fault(remove, "wrong-type", wanted=WANTED["remove"], **got)
            return
        for number, key in enumerate(remove.value):
            if before.pop(str(key), None) is None:
                self._nothing(remove, "key", str(key), before, (number,))

    def _merge_list(self, key: str, before: list[_Node], ours: list[_Node]) -> None:
        """Put tables over those of the same name; add the others, remove some."""
        names = [_name_of(node, key) for node in ours]
        removed: set[str] = set()
        for number, (name, node) in enumerate(zip(names, ours, strict=True)):
            known = {_name_of(n, key): n for n in before}
            if name and name in names[:number]:
                first = ours[names.index(name)]
                line = first.document.place(first.path, "key").line
                self._fault(node, "used-before", at="key", name=name, line=line)
            elif name is None or name not in known:
                if not self._misnamed(node, key, name, known):
                    before.insert(_place_for(node, key, before, (names, ours)), node)
            elif not self._merge_table(
                known[name].table, node, _names_itself(node, key)
            ):
                before.remove(known[name])
                removed.add(name)
        if key == "indicator":
            _remove_below(before, removed, set(names))

    def _misnamed(
        self, node: _Node, key: str, name: str | None, known: Iterable[str | None]
    ) -> bool:
        """Tell of a table that should change or remove one, and there is none."""
        names = [each for each in known if each]
        if _REMOVE in node.table:
            self._nothing(node.table[_REMOVE], key, name or "", names)
            return True
        changes = _NAMED_BY[key] == "id" and "title" not in node.table
        near = get_close_matches(name or "", names, 1)
        if changes and near:
            facts = {"kind": KINDS[key], "name": name, "near": near[0]}
            self._fault(node.table["id"], "nothing-to-change", **facts)
        return bool(changes and near)

    def _removes_nothing(self, node: _Node, name: str, known: Iterable[str]) -> bool:
        if not _is_opened(node) or _REMOVE not in node.table:
            return False
        kind = "source" if node.path[0] == "source" else "class"
        self._nothing(node.table[_REMOVE], kind, name, known)
        return True

    def _nothing(
        self,
        remove: _Node,
        kind: str,
        name: str,
        known: Iterable[str],
        inside: KeyPath = (),
    ) -> None:
        facts = {
            "kind": KINDS[kind],
            "name": name,
            "known": tuple(known) or KINDS["none"],
        }
        where = _Node(None, remove.document, (*remove.path, *inside))
        self._fault(where, "nothing-to-remove", **facts)

    def _fault(
        self, node: _Node, code: str, *, at: Any = "value", **facts: Any
    ) -> None:
        fault = Fault(code, node.path, facts, at=at)
        self.problems.append(node.document.problem(fault))


def _opened(document: Document) -> _Node:
    """Open the tables of a file as far as they are merged key by key."""
    tables = {
        key: _open(value, document, (key,), _DEPTHS.get(key, 0))
        for key, value in document.values.items()
    }
    return _Node(tables, document, ())


def _open(raw: Any, document: Document, path: KeyPath, depth: int) -> _Node:
    if path[-1] in _NAMED_BY and len(path) == 1 and isinstance(raw, list):
        items = [_open(v, document, (*path, n), 1) for n, v in enumerate(raw)]
        return _Node(items, document, path)
    if not depth or not isinstance(raw, dict):
        return _Node(raw, document, path)
    inner = {
        key: _open(v, document, (*path, key), _depth(path, key, depth))
        for key, v in raw.items()
    }
    return _Node(inner, document, path)


def _depth(path: KeyPath, key: str, depth: int) -> int:
    inside = path[0] == "indicator" and len(path) == 2
    return _DEPTHS["in_class"] if inside and key == "in_class" else depth - 1


def _is_opened(node: _Node) -> bool:
    """Tell whether a node is a table whose keys are merged."""
    inner = node.value
    return isinstance(inner, dict) and all(isinstance(n, _Node) for n in inner.values())


def _plain(inner: Any) -> Any:
    return inner.plain() if isinstance(inner, _Node) else inner


def _name_of(node: _Node, key: str) -> str | None:
    """Give the id of a table, or its title in Chinese; None where it has none.

    A gate without a title is known by what it looks at and opens; a grade that is for
    some classes by these, too.
    """
    name = _told(node, _NAMED_BY[key])
    name = name.get("zh") if isinstance(name, dict) else name
    only = _told(node, "only") if key == "grade" else None
    if isinstance(name, str) and isinstance(only, list):
        return f"{name} > {', '.join(map(str, only))}"
    if name is None and _told(node, "opens") is not None:
        name = f"{_told(node, 'on')} > {_told(node, 'opens')}"
    return name if isinstance(name, str) else None


def _told(node: _Node, key: str) -> Any:
    """Give what a table says; None where it says nothing."""
    written = node.table.get(key)
    return written.value if written else None


def _names_itself(node: _Node, key: str) -> tuple[str, ...]:
    """Give the keys by which a table is known."""
    if key == "grade":
        return ("title", "only")
    name = _NAMED_BY[key]
    return (name,) if name in node.table else ("on", "opens")


def _place_for(
    node: _Node,
    key: str,
    before: list[_Node],
    told: tuple[list[str | None], list[_Node]],
) -> int:
    """Find where a new table goes: beside what it stands beside in its own file.

    Behind the one above it, else before the one below it, else at the end; a new
    indicator only beside one of the same parent.
    """
    names, ours = told
    at = next(n for n, each in enumerate(ours) if each is node)
    there = {_name_of(n, key): place for place, n in enumerate(before)}
    beside = ((at - 1, 1), (at + 1, 0)) if at else ((at + 1, 0),)
    for neighbour, behind in beside:
        name = names[neighbour] if neighbour < len(names) else None
        if name is None or name not in there:
            continue
        if key != "indicator" or _told(before[there[name]], "parent") == _told(
            node, "parent"
        ):
            return there[name] + behind
    return len(before)


def _remove_below(
    before: list[_Node], removed: set[str], told: set[str | None]
) -> None:
    """Take out what a removed block held, unless it is spoken of itself."""
    while removed:
        gone = [n for n in before if _told(n, "parent") in removed]
        gone = [n for n in gone if _name_of(n, "indicator") not in told]
        removed = {name for n in gone if (name := _name_of(n, "indicator"))}
        before[:] = [n for n in before if not any(n is each for each in gone)]


def _drop_examples(before: dict[str, _Node], told: dict[str, _Node]) -> None:
    """Take out the examples of other numbers than those that are told now."""
    if told.keys() & _SCORED_BY:
        before.pop("examples", None)
        own = before.get("in_class")
        for table in own.table.values() if own else ():
            table.table.pop("examples", None)
