"""What a file may call a source or a class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.nearest import nearest
from assess.problems import refuse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.scheme.model import Class, Scheme, Source


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
