"""A published table in a workbook: its cells as text, and where its columns are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from assess.intake.grids import SMALL, opened
from assess.problems import Location, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assess.intake.grids import Grid

LEVELS: Final = re.compile(
    r"[一二三四五六]级指标(名称)?|指标(名称|内容)?|(考核|考评|评估|测评)?(指标|项目|内容)|考察点"
    r"|Level \d|Indicator"
)
COLUMNS: Final = {
    "marks": ("分值", "满分", "标准分", "标准分值", "分数", "Marks", "Full"),
    "rule": (
        *("评分标准", "评分细则", "评分办法", "计分标准", "计分办法", "扣分细则"),
        *("考核标准", "考评标准", "How marks are given", "How"),
    ),
    "source": ("来源", "数据来源", "信息来源", "Source"),
}
_SPACE: Final = re.compile(r"[\s\x00-\x1f\x7f]+")
_ASIDE: Final = re.compile(r"[（(][^（）()]*[）)]|\s")


@dataclass(frozen=True, slots=True)
class Head:
    """Which row names the columns, and what each of them is."""

    row: int
    levels: tuple[int, ...]
    marks: tuple[int | None, ...]  # of each level; of the last, always
    rule: int | None
    source: int | None
    names: tuple[str, ...]


def read_annex(path: Path, sheet: str = "") -> tuple[Grid, Head]:
    """Find the sheet that holds a table of indicators; `sheet` names it.

    Raises InputError: what `opened` does, no-sheet, no-annex, several-annexes.
    """
    where = Location(str(path))
    with opened(path, SMALL) as book:
        if sheet and sheet not in book.sheets:
            raise refuse("no-sheet", where, name=sheet, known=book.sheets)
        grids = [_on_one_line(book.grid(s)) for s in book.sheets if sheet in {"", s}]
    found = [(grid, head) for grid in grids if (head := _head(grid))]
    if not found:
        raise refuse("no-annex", where, marks=COLUMNS["marks"][:3])
    if len(found) > 1:
        raise refuse(
            "several-annexes", where, sheets=tuple(grid.sheet for grid, _head in found)
        )
    return found[0]


def _on_one_line(grid: Grid) -> Grid:
    rows = ([_SPACE.sub(" ", cell).strip() for cell in row] for row in grid.rows)
    return replace(grid, rows=tuple(map(tuple, rows)))


def _head(grid: Grid) -> Head | None:
    """Find the row of column names; of a head of two rows, the lower."""
    for row in range(len(grid.rows)):
        if upper := _head_at(grid, row):
            lower = _head_at(grid, row + 1)
            return lower if lower and _size(lower) > _size(upper) else upper
    return None


def _size(head: Head) -> int:
    return len(head.levels) + sum(c is not None for c in (head.rule, head.source))


def _head_at(grid: Grid, row: int) -> Head | None:
    if row >= len(grid.rows):
        return None
    width = range(len(grid.rows[row]))
    names = tuple(grid.text(row, c) or grid.text(row - 1, c) for c in width)
    levels = tuple(
        c for c in width if any(map(LEVELS.fullmatch, (names[c], bare(names[c]))))
    )
    marks, rules, sources = (_named(names, COLUMNS[kind]) for kind in COLUMNS)
    if not marks or not levels or not _written(grid, row, (*levels, *marks)):
        return None
    by_level = tuple(_marks_of(levels, marks))
    return Head(row, levels, by_level, _first(rules), _first(sources), names)


def bare(name: str) -> str:
    """Take spaces and what stands in brackets out of a name: ``分 值（100分）``."""
    return _ASIDE.sub("", name)


def _marks_of(levels: Sequence[int], marks: Sequence[int]) -> Iterator[int | None]:
    """Find the marks of each level: between it and the next, where there are some."""
    for level, following in pairwise(levels):
        yield next((m for m in marks if level < m < following), None)
    yield marks[-1]


def _first(columns: Sequence[int]) -> int | None:
    return next(iter(columns), None)


def _written(grid: Grid, row: int, columns: Sequence[int]) -> bool:
    """Tell whether the row itself names one of them, and not only the one above."""
    return any(grid.text(row, column) for column in columns)


def _named(names: Sequence[str], known: Sequence[str]) -> list[int]:
    return [c for c, name in enumerate(names) if {name, bare(name)} & set(known)]
