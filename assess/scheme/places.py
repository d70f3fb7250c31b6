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
Spots: TypeAlias = "dict[KeyPath, Spot]"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a key is written, and where its value begins."""

    key: Point
    value: Point


def locate(text: str) -> Spots:
    """Find every key and value."""
    walk = _Walk()
    for node in _parsed(text).root_node.named_children:
        if node.type == "pair":
            walk.pair(node, ())
        elif node.type in {"table", "table_array_element"}:
            walk.table(node)
    return walk.spots


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


class _Walk:
    """The way through a file, with what has been found so far."""

    def __init__(self) -> None:
        self.spots: Spots = {}
        self._tables: dict[KeyPath, int] = {}  # how many [[tables]] there are so far

    def table(self, node: Node) -> None:
        """Go through ``[a.b]`` or ``[[a.b]]`` and what stands below it."""
        head = next(n for n in node.named_children if n.type.endswith("_key"))
        *outer, (name, point) = _keys(head)
        path = self._down((), outer)
        if node.type == "table_array_element":
            path = self._next_table((*path, name), point)
        else:
            path = self._into((*path, name), point)
        for pair in node.named_children:
            if pair.type == "pair":
                self.pair(pair, path)

    def pair(self, node: Node, path: KeyPath) -> None:
        """Go through ``key = value``."""
        key, value = (n for n in node.named_children if n.type != "comment")
        *outer, (name, point) = _keys(key)
        path = (*self._down(path, outer), name)
        self.spots[path] = Spot(point, _point(value))
        self._value(value, path)

    def _value(self, node: Node, path: KeyPath) -> None:
        inner = [n for n in node.named_children if n.type != "comment"]
        if node.type == "inline_table":
            for pair in inner:
                self.pair(pair, path)
        elif node.type == "array":
            for number, item in enumerate(inner):
                self.spots[*path, number] = Spot(_point(item), _point(item))
                self._value(item, (*path, number))

    def _down(self, path: KeyPath, keys: list[tuple[str, Point]]) -> KeyPath:
        for name, point in keys:
            path = self._into((*path, name), point)
        return path

    def _into(self, path: KeyPath, point: Point) -> KeyPath:
        """Step into a table; of [[tables]], into the last one so far."""
        self.spots.setdefault(path, Spot(point, point))
        return (*path, self._tables[path] - 1) if path in self._tables else path

    def _next_table(self, path: KeyPath, point: Point) -> KeyPath:
        self.spots.setdefault(path, Spot(point, point))
        number = self._tables.get(path, 0)
        self._tables[path] = number + 1
        self.spots[*path, number] = Spot(point, point)
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
