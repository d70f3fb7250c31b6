"""A published table as a tree: blocks and leaves, and what was not understood."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.intake.annex_grid import bare
from assess.problems import InputError, Problem, address, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.intake.annex_grid import Head
    from assess.intake.grids import Grid

_TOTALS: Final = {"合计", "总计", "总分", "总分值", "Allmarks", "Total"}
_PARTS: Final = {"小计", "Subtotal"}
_NUMBERED: Final = re.compile(
    r"(?P<id>[A-Za-z]?\d+([.-]\d+)*)[\s.、．]+(?P<title>\S.*)"
)
_LISTED: Final = re.compile(
    r"([一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|[①-⑳])\s*"
)
_TOLD: Final = re.compile(
    r"(?P<title>.*?)\s*[（(]\s*(?P<full>\d+(\.\d+)?)\s*(分|marks)(?P<rest>[^（）()]*)[）)]"
)
_MARKS: Final = re.compile(r"(?P<number>\d+(\.\d+|/[1-9]\d*)?)\s*(分|marks?)?")
_WEIGHT: Final = re.compile(
    r"(权重|weight)\s*(?P<number>\d+(\.\d+)?%|\d+(\.\d+|/\d+)?)"
)
_KINDS: Final = {
    "bonus": ("另加，最多", "added on top, at most"),
    "minus": ("倒扣，最多", "taken off, at most"),
}


@dataclass(slots=True)
class Entry:
    """An indicator of the table, while it is being read."""

    id: str
    parent: str
    title: str
    cell: str  # where its name stands
    full: str = ""  # as written; empty: not said
    weight: str = ""
    kind: str = ""
    rule: str = ""
    source: str = ""
    is_leaf: bool = True
    remarks: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tree:
    """All indicators in the table's order, its total, and what stands around it."""

    entries: tuple[Entry, ...]
    total: str
    remarks: tuple[str, ...]


def tree_of(grid: Grid, head: Head) -> Tree:
    """Read the rows below the head, as far as the total.

    Raises InputError: no-level-above for each name without one, no-indicators.
    """
    rows = [r for r in range(head.row + 1, len(grid.rows)) if any(grid.rows[r])]
    last = next((r for r in rows if _is_total(grid, r)), None)
    end = len(grid.rows) if last is None else last
    inside = [r for r in rows if r < end and not _is_passed_over(grid, head, r)]
    reading = _Reading(grid, head, inside)
    for number, row in enumerate(inside):
        reading.take(row, inside[number + 1 : number + 2])
    if reading.problems:
        raise InputError(reading.problems)
    if not reading.entries:
        raise refuse("no-indicators", grid.place(head.row, head.levels[0]))
    total = "" if last is None else marks_in(grid.text(last, head.marks[-1]))
    below = [r for r in rows if r > end]
    return Tree(tuple(reading.entries), total, tuple(_remarks(grid, below)))


def marks_in(text: str) -> str:
    """Give the number of ``5``, ``5分`` or ``1/3``; nothing where it is no such."""
    found = _MARKS.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return found["number"] if found and Fraction(found["number"]) > 0 else ""


def _is_total(grid: Grid, row: int) -> bool:
    return any(bare(text) in _TOTALS for text in grid.rows[row])


def _is_passed_over(grid: Grid, head: Head, row: int) -> bool:
    """Tell whether a row is a sum of a part, or the head again on a new page."""
    first = grid.text(row, head.levels[0])
    return first == head.names[head.levels[0]] or any(
        bare(text) in _PARTS for text in grid.rows[row]
    )


def _remarks(grid: Grid, rows: Sequence[int]) -> Iterator[str]:
    for row in rows:
        for column, text in enumerate(grid.rows[row]):
            if text:
                yield f"{address(row, column)}: {text}"


class _Reading:
    """The way down the rows: the names above each row, and what was read so far."""

    def __init__(self, grid: Grid, head: Head, rows: Sequence[int]) -> None:
        self.grid, self.head = grid, head
        self.entries: list[Entry] = []
        self.problems: list[Problem] = []
        self._above: list[tuple[str, Entry]] = []  # the text and block of each level
        names = (grid.text(r, c) for r in rows for c in head.levels)
        numbered = (_NUMBERED.fullmatch(_told(name)[0]) for name in names)
        self._ids = Counter(found["id"] for found in numbered if found)
        self._taken: set[str] = set()

    def take(self, row: int, following: Sequence[int]) -> None:
        """Read a row; a leaf that the row below goes deeper from is a block."""
        filled = self._filled(row)
        if not filled:
            self._go_on(row)
            return
        for level in filled:
            if not self._repeats(level, row, filled[-1]):
                self._begin(level, row)
        if self._above and len(self._above) > filled[-1]:
            below = [self._filled(r) for r in following]
            entry = self._above[filled[-1]][1]
            entry.is_leaf = not (below and below[0] and below[0][0] > filled[-1])
            self._fill(entry, row)

    def _filled(self, row: int) -> list[int]:
        columns = enumerate(self.head.levels)
        return [level for level, c in columns if self.grid.text(row, c)]

    def _repeats(self, level: int, row: int, deepest: int) -> bool:
        """Tell whether a block is named again, as where cells are not merged."""
        text = self.grid.text(row, self.head.levels[level])
        same = len(self._above) > level and self._above[level][0] == text
        return same and level < deepest and not self._above[level][1].is_leaf

    def _begin(self, level: int, row: int) -> None:
        column = self.head.levels[level]
        text, place = self.grid.text(row, column), self.grid.place(row, column)
        if level > len(self._above):
            self.problems.append(Problem("no-level-above", place, {"name": text}))
            return
        del self._above[level:]
        parent = self._above[-1][1] if self._above else None
        if parent:
            parent.is_leaf = False
        entry = self._entry(text, parent.id if parent else "", address(row, column))
        entry.full = marks_in(self.grid.text(row, self.head.marks[level])) or entry.full
        self._above.append((text, entry))
        self.entries.append(entry)

    def _entry(self, text: str, parent: str, cell: str) -> Entry:
        name, full, rest = _told(text)
        numbered = _NUMBERED.fullmatch(name)
        if numbered and self._ids[numbered["id"]] == 1:
            id_, title = numbered["id"], numbered["title"]
        else:
            id_, title = self._free_id(parent), numbered["title"] if numbered else name
        self._taken.add(id_)
        entry = Entry(id_, parent, _LISTED.sub("", title, 1) or title, cell, full)
        if rest:
            _take_words(entry, rest)
        return entry

    def _free_id(self, parent: str) -> str:
        number = sum(entry.parent == parent for entry in self.entries) + 1
        before = f"{parent}." if parent else ""
        while f"{before}{number}" in self._taken | self._ids.keys():
            number += 1
        return f"{before}{number}"

    def _fill(self, entry: Entry, row: int) -> None:
        """Take what stands beside the name."""
        head, text = self.head, self.grid.text
        column = head.marks[-1] or 0
        if full := marks_in(text(row, column)):
            entry.full = full
        elif marks := text(row, column):
            entry.remarks.append(f"{address(row, column)}: {marks}")
        entry.rule, entry.source = text(row, head.rule), text(row, head.source)
        if entry.rule:
            _take_words(entry, entry.rule)
            entry.remarks.append(f"{address(row, head.rule or 0)}: {entry.rule}")
        self._keep(entry, row, {*head.levels, *head.marks, head.rule, head.source})

    def _go_on(self, row: int) -> None:
        """Keep a row without a name: it goes on about the indicator above it."""
        if self.entries:
            self._keep(self.entries[-1], row, set())

    def _keep(self, entry: Entry, row: int, known: set[int | None]) -> None:
        for column, text in enumerate(self.grid.rows[row]):
            if text and column not in known:
                entry.remarks.append(f"{address(row, column)}: {text}")


def _told(text: str) -> tuple[str, str, str]:
    """Part ``组织保障（14分；权重 80%）`` into name, marks and the rest."""
    found = _TOLD.fullmatch(text)
    if not found:
        return text, "", ""
    return found["title"], found["full"], found["rest"].strip("；; ")


def _take_words(entry: Entry, text: str) -> None:
    """Take the weight and kind from words that say it exactly."""
    for part in map(str.strip, re.split("[；;]", text)):
        if weight := _WEIGHT.fullmatch(part):
            entry.weight = weight["number"]
        for kind, words in _KINDS.items():
            if part.startswith(words):
                entry.kind = kind
