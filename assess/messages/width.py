"""How wide text is on a terminal."""

from __future__ import annotations

import unicodedata
from functools import cache


def display_width(text: str) -> int:
    """Count the terminal columns of `text`; a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
