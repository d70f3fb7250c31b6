"""Where every key and value of a TOML text is written, by tree-sitter.

Rows and columns count from 0, columns in bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import tomli
import tree_sitter_toml
from tree_sitter import Language, Parser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tree_sitter import Node, Tree

    from assess.scheme.document import KeyPath

Point: TypeAlias = "tuple[int, int]"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a key is written, and where its value begins."""

    key: Point
    value: Point


def first_error(text: str) -> Point | None:
    """Find the first thing that TOML 1.0 does not know."""
    root = _parsed(text).root_node
    return _point(_deepest_error(root)) if root.has_error else None


def _parsed(text: str) -> Tree:
    return Parser(Language(tree_sitter_toml.language())).parse(text.encode())


def _point(node: Node) -> Point:
    return node.start_point.row, node.start_point.column


def _deepest_error(node: Node) -> Node:
    while not (node.is_error or node.is_missing):
        node = next(child for child in node.children if child.has_error)
    return node


class Places:
    """Where every key and value is; what stands in a table is looked for when asked."""

    def __init__(self, text: str) -> None:
        self._spots: dict[KeyPath, Spot] = {}
        self._tables: dict[KeyPath, int] = {}  # how many [[tables]] there are so far
        self._unread: dict[KeyPath, list[Node]] = {}
        for node in _parsed(text).root_node.named_children:
            if node.type == "pair":
                self._pair(node, ())
            elif node.type in {"table", "table_array_element"}:
                self._table(node)

    def spot(self, path: KeyPath) -> Spot | None:
        """Find a key and its value; None where they are not written."""
        for end in range(len(path) + 1):
            for table in self._unread.pop(path[:end], ()):
                for node in table.named_children:
                    if node.type == "pair":
                        self._pair(node, path[:end])
        return self._spots.get(path)

    def _table(self, node: Node) -> None:
        """Go through ``[a.b]`` or ``[[a.b]]``; leave what stands below it."""
        head = next(n for n in node.named_children if n.type.endswith("_key"))
        *outer, (name, point) = _keys(head)
        path = self._down((), outer)
        if node.type == "table_array_element":
            path = self._next_table((*path, name), point)
        else:
            path = self._into((*path, name), point)
        self._unread.setdefault(path, []).append(node)

    def _pair(self, node: Node, path: KeyPath) -> None:
        """Go through ``key = value``."""
        key, value = (n for n in node.named_children if n.type != "comment")
        *outer, (name, point) = _keys(key)
        path = (*self._down(path, outer), name)
        self._spots[path] = Spot(point, _point(value))
        self._value(value, path)

    def _value(self, node: Node, path: KeyPath) -> None:
        inner = [n for n in node.named_children if n.type != "comment"]
        if node.type == "inline_table":
            for pair in inner:
                self._pair(pair, path)
        elif node.type == "array":
            for number, item in enumerate(inner):
                self._spots[*path, number] = Spot(_point(item), _point(item))
                self._value(item, (*path, number))

    def _down(self, path: KeyPath, keys: list[tuple[str, Point]]) -> KeyPath:
        for name, point in keys:
            path = self._into((*path, name), point)
        return path

    def _into(self, path: KeyPath, point: Point) -> KeyPath:
        """Step into a table; of [[tables]], into the last one so far."""
        self._spots.setdefault(path, Spot(point, point))
        return (*path, self._tables[path] - 1) if path in self._tables else path

    def _next_table(self, path: KeyPath, point: Point) -> KeyPath:
        self._spots.setdefault(path, Spot(point, point))
        number = self._tables.get(path, 0)
        self._tables[path] = number + 1
        self._spots[*path, number] = Spot(point, point)
        return (*path, number)


def _keys(node: Node) -> Iterator[tuple[str, Point]]:
    """Give the parts of a key, ``a."b c".d``, with their places."""
    if node.type == "dotted_key":
        for part in node.named_children:
            yield from _keys(part)
        return
    assert node.text is not None
    yield _unquoted(node.text.decode()), _point(node)


def _unquoted(key: str) -> str:
    return next(iter(tomli.loads(f"{key} = 0"))) if key[0] in "\"'" else key
