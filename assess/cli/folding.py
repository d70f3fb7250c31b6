"""Text folded by what a terminal shows: a Chinese character takes two columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLAIN: Final = re.compile(r" *\S+( \S+)*")  # with no space to be taken off
_OPEN: Final = "（《“"  # stays with what follows
_CLOSE: Final = "，。；：、）》”"  # stays with what goes before


def fold(text: str, width: int) -> list[str]:
    """Break `text` at spaces and between Chinese characters; keep its indentation."""
    if display_width(text) <= width and _PLAIN.fullmatch(text):
        return [text]
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
    piece = ""
    for character in text:
        if piece and _may_part(piece, character):
            yield from _fitting(piece, width)
            piece = ""
        piece += character
    yield from _fitting(piece, width)


def _may_part(piece: str, character: str) -> bool:
    """Tell whether a line may end between the two."""
    if piece[-1].isspace() or character.isspace():
        return piece[-1].isspace() is not character.isspace()
    if piece[-1] in _OPEN or character in _CLOSE:
        return False
    return display_width(piece[-1]) > 1 or display_width(character) > 1


def _fitting(piece: str, width: int) -> Iterator[str]:
    yield from [piece] if display_width(piece) <= width else piece


def share(wanted: Sequence[int], room: int) -> list[int]:
    """Give each column the width it wants, or else all that are wide the same."""
    left, given = room, dict.fromkeys(range(len(wanted)), 0)
    for place, column in enumerate(sorted(given, key=lambda n: wanted[n])):
        given[column] = min(wanted[column], max(left // (len(wanted) - place), 1))
        left -= given[column]
    return [given[column] for column in range(len(wanted))]
