"""Names as a file may write them, and the one that is most like a mistyped one."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.scheme.model import Class, Source

_FEW: Final = 2000  # names that are compared in full


def nearest(text: str, known: Iterable[str]) -> str:
    """Give the known name most like `text`, or "" where none is."""
    names = list(known)
    if len(names) > _FEW:
        ends = {text[:2], text[-2:]}
        names = [name for name in names if ends & {name[:2], name[-2:]}][:_FEW]
    return next(iter(difflib.get_close_matches(text, names, 1)), "")


def ids_by_name(things: Iterable[Source | Class]) -> dict[str, str]:
    """Give what a file may call a source or class: one of its titles, or its id."""
    known = list(things)
    named = {
        title: each.id
        for each in known
        for title in (each.title.zh, each.title.en)
        if title
    }
    return named | {each.id: each.id for each in known}
