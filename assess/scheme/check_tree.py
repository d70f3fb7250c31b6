"""Checks of the tree: blocks hold indicators, leaves are scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.scheme.document import Fault
from assess.scheme.draft import way_up

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.scheme.draft import Draft, Placed

_OF_LEAVES: Final = (
    "source",
    "sources",
    "join",
    "weights",
    "inflated",
    "spared_by",
    "observe",
    "silence",
    "worth",
    "examples",
)
_OF_BLOCKS: Final = ("not_applicable", "combine")


def parents_end(draft: Draft) -> Iterator[Fault]:
    """See that no indicator is its own parent, by whatever way round."""
    parents = {i.id: i.parent for i in draft.scheme.indicators}
    for placed in draft.written:
        way = way_up(parents, placed.indicator.id)
        if way[-1:] == (placed.indicator.id,):
            facts = {"way": " > ".join((placed.indicator.id, *way))}
            yield Fault("parent-cycle", (*placed.path, "parent"), facts)


def leaves_hold_nothing(draft: Draft) -> Iterator[Fault]:
    """See that what is scored holds no indicators."""
    children = _children(draft)
    for placed in draft.written:
        inner = children.get(placed.indicator.id)
        if placed.indicator.score and inner:
            facts = {"id": placed.indicator.id, "children": tuple(inner)}
            path = (*placed.path, "score")
            yield Fault("leaf-with-children", path, facts, at="key")


def blocks_hold_something(draft: Draft) -> Iterator[Fault]:
    """See that what is not scored holds indicators, on the sheet of every class."""
    if not draft.tree_is_sound:
        return
    children = _children(draft)
    for placed in draft.written:
        if not placed.indicator.score and placed.indicator.id not in children:
            facts = {"id": placed.indicator.id}
            yield Fault("neither-block-nor-leaf", placed.path, facts, at="key")
    yield from draft.by_class(_empty_blocks)


def _empty_blocks(draft: Draft, class_id: str) -> Iterator[Fault]:
    everywhere = _children(draft)
    sheet = draft.sheets[class_id]
    held = {placed.indicator.parent for placed in sheet}
    for placed in sheet:
        name = placed.indicator.id
        if not placed.indicator.score and name in everywhere and name not in held:
            yield Fault("empty-block", placed.path, {"id": name}, at="key")


def keys_where_they_count(draft: Draft) -> Iterator[Fault]:
    """See that keys of leaves stand on leaves, keys of blocks on blocks."""
    children = _children(draft)
    for placed in draft.written:
        leaf = placed.indicator.score is not None
        if not leaf and placed.indicator.id not in children:
            continue
        code = "only-for-blocks" if leaf else "only-for-leaves"
        for key in _OF_BLOCKS if leaf else _OF_LEAVES:
            path = (*placed.path, key)
            if draft.document.get(path) is not None:
                yield Fault(code, path, {"key": key}, "key")


def children_of(sheet: tuple[Placed, ...]) -> Mapping[str, list[Placed]]:
    """Give the indicators of a sheet by their parent; "" for the top."""
    found: dict[str, list[Placed]] = {}
    for placed in sheet:
        found.setdefault(placed.indicator.parent or "", []).append(placed)
    return found


def _children(draft: Draft) -> dict[str, list[str]]:
    return {
        parent: [placed.indicator.id for placed in inner]
        for parent, inner in children_of(draft.written).items()
        if parent
    }
