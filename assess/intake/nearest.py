"""Names as a file may write them, and the one that is most like a mistyped one."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from assess.problems import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.scheme.model import Class, Scheme, Source

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


def source_named(scheme: Scheme, text: str) -> str:
    """Give the id of a source, by its id or title.

    Raises InputError: misspelt-source, unknown-source.
    """
    known = ids_by_name(scheme.sources)
    if text in known:
        return known[text]
    if near := nearest(text, known):
        raise refuse("misspelt-source", text=text, near=near)
    titles = tuple(str(each.title) for each in scheme.sources)
    raise refuse("unknown-source", text=text, known_as=titles)
