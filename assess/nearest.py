"""The name that is most like a mistyped one."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_FEW: Final = 2000  # names that are compared in full


def nearest(text: str, known: Iterable[str]) -> str:
    """Give the known name most like `text`, or "" where none is."""
    names = list(known)
    if len(names) > _FEW:
        ends = {text[:2], text[-2:]}
        names = [name for name in names if ends & {name[:2], name[-2:]}][:_FEW]
    return next(iter(difflib.get_close_matches(text, names, 1)), "")
