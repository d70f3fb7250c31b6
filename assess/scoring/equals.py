"""The order in which equals are listed, and those without a rank."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

Key: TypeAlias = "tuple[tuple[int, ...], bytes, str]"

_STROKES: Final = Path(__file__).with_name("strokes.txt")


def among_equals(equals: str, code: str, name: str) -> Key:
    """Give what a unit is sorted by; where all else is the same, by its code.

    `equals`: code, name (as GB 18030 orders characters: common ones by their sound),
    strokes (one character's count after another's; what has none counts as 0).
    """
    strokes = tuple(map(_counts().get, name)) if equals == "strokes" else ()
    sound = name.encode("gb18030") if equals == "name" else b""
    return tuple(count or 0 for count in strokes), sound, code


@cache
def _counts() -> dict[str, int]:
    """Read how many strokes each character has."""
    counts: dict[str, int] = {}
    for line in _STROKES.read_text("utf-8").splitlines():
        if line[:1].isdigit():
            count, characters = line.split(" ")
            counts.update(dict.fromkeys(characters, int(count)))
    return counts
