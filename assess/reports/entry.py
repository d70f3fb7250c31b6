"""What an explanation is made of: headings with a result, and lines below them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

What: TypeAlias = Literal["rule", "found", "fact", "working", "basis", "step"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line in the reader's language, and what it tells of."""

    what: What
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One heading of the breakdown, its result, and what stands below it."""

    id: str
    title: str
    result: str  # in the reader's language
    lines: tuple[Line, ...] = ()
    depth: int = 0
    points: str = ""  # exact; empty where it is left out, or no number is issued
    full: str = ""
    state: str = ""  # of a leaf, or the whole, as a run has it; or "shut", by a gate
