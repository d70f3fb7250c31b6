"""Text folded by what a terminal shows: a Chinese character takes two columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assess.messages.tell import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PIECE: Final = re.compile(
    r"\s+|[（《“]?(?:[\u2e80-\uffef]|[^\s\u2e80-\uffef]+)[，。；：、）》”]*"
)


def fold(text: str, width: int) -> list[str]:
    """Break `text` at spaces and between Chinese characters; keep its indentation."""
    bare = text.lstrip()
    indent = " " * (len(text) - len(bare))
    lines = [indent]
    for piece in _pieces(bare, width - len(indent)):
        if display_width(lines[-1] + piece.rstrip()) > width and lines[-1] != indent:
            lines.append(indent)
        if lines[-1] != indent or not piece.isspace():
            lines[-1] += " " if piece.isspace() else piece
    return [line.rstrip() for line in lines if line.strip()]


def _pieces(text: str, width: int) -> Iterator[str]:
    """Cut `text` into what stays together; longer words are cut where they must."""
    for piece in _PIECE.findall(text):
        if display_width(piece) <= width:
            yield piece
        else:
            yield from piece


def share(wanted: Sequence[int], room: int) -> list[int]:
    """Give each column the width it wants, or else all that are wide the same."""
    left, given = room, dict.fromkeys(range(len(wanted)), 0)
    for place, column in enumerate(sorted(given, key=lambda n: wanted[n])):
        given[column] = min(wanted[column], max(left // (len(wanted) - place), 1))
        left -= given[column]
    return [given[column] for column in range(len(wanted))]
