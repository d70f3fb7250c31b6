"""The leaves of a sheet for one unit after another; each distinct measure once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, TypeAlias

from assess.messages.numbers import decimal_text
from assess.scoring.cells import cell_of, key_of
from assess.scoring.joining import join
from assess.scoring.rollup import pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.records.fold import Row
    from assess.scoring.cells import Judging
    from assess.scoring.joining import LeafCell
    from assess.scoring.rollup import Points
    from assess.scoring.sheet import Leaf, Sheet

Judged: TypeAlias = "tuple[LeafCell, Points, str]"
"""A leaf's cell, its points as a pair, and its text for the run."""

_REMEMBERED: Final = 20_000  # distinct measures of one leaf


class Leaves:
    """Judges the leaves of one sheet."""

    def __init__(self, judging: Judging, sheet: Sheet) -> None:
        self._leaves = [_Remembering(judging, leaf) for leaf in sheet.leaves]

    def of(self, rows: Sequence[Row | None]) -> list[Judged]:
        """Judge every leaf of one unit, in the sheet's order."""
        return [leaf.of(rows) for leaf in self._leaves]


class _Remembering:
    """One leaf, with what it has worked out so far."""

    def __init__(self, judging: Judging, leaf: Leaf) -> None:
        self._judging = judging
        self._leaf = leaf
        self._key = key_of(leaf)
        self._known: dict[object, Judged] = {}

    def of(self, rows: Sequence[Row | None]) -> Judged:
        fed = [rows[look] for look in self._leaf.looks]
        key = tuple([row and self._key(row) for row in fed])
        return self._known.get(key) or self._judge(key, fed)

    def _judge(self, key: object, fed: Sequence[Row | None]) -> Judged:
        sources = self._leaf.indicator.sources
        cells = [
            cell_of(self._judging, self._leaf, source, row)
            for source, row in zip(sources, fed, strict=True)
        ]
        joined = join(self._leaf.indicator, cells, self._judging.scheme.heading)
        if len(self._known) >= _REMEMBERED:
            self._known.clear()
        points = None if joined.points is None else pair(joined.points)
        judged = joined, points, packed(self._leaf, joined)
        self._known[key] = judged
        return judged


def packed(leaf: Leaf, cell: LeafCell) -> str:
    """Write a leaf's cell as it is kept: [indicator, state, points, source, cells].

    Each of the cells, one per source, is [source, state, measure, points].
    """
    points = None if cell.points is None else decimal_text(cell.points)
    head = json.dumps(
        [leaf.indicator.id, cell.state, points, cell.decided_by], ensure_ascii=False
    )
    return f"{head[:-1]}, [{', '.join(part.text for part in cell.cells)}]]"
