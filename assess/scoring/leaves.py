"""The leaves of a sheet for one unit after another; each distinct measure once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from assess.messages.numbers import JSON, decimal_text
from assess.scoring.cells import cell_of, key_of
from assess.scoring.joining import join
from assess.scoring.rollup import pair

if TYPE_CHECKING:
    from collections.abc import Sequence
    from operator import itemgetter

    from assess.records.fold import Row
    from assess.scoring.cells import Judging
    from assess.scoring.joining import LeafCell
    from assess.scoring.rollup import Points
    from assess.scoring.sheet import Leaf, Sheet

Judged: TypeAlias = "tuple[LeafCell, Points, str]"
"""A leaf's cell, its points as a pair, and its number in the run."""

_Known: TypeAlias = "tuple[Leaf, int, itemgetter[object], dict[object, Judged]]"
"""A leaf, its only look (-1: it has several), what decides its cell, and the cells
known so far."""

_REMEMBERED: Final = 20_000  # distinct measures of one leaf


CellRow: TypeAlias = tuple[int, int, str, str, str, str, str]
"""A row of the table `cell`, in its order."""


class CellBook:
    """The distinct cells of a run, numbered as they turn up.

    `first` and `step` are for those who number the cells of one run apart.
    """

    def __init__(self, run: int, first: int = 1, step: int = 1) -> None:
        self._run = run
        self._number = first - step
        self._step = step
        self._fresh: list[CellRow] = []

    def enter(self, leaf: Leaf, cell: LeafCell) -> str:
        """Enter a cell, and give its number."""
        self._number += self._step
        points = "" if cell.points is None else decimal_text(cell.points)
        sources = JSON([c.packed() for c in cell.cells])
        what = (leaf.indicator.id, cell.state, points, cell.decided_by, sources)
        self._fresh.append((self._run, self._number, *what))
        return str(self._number)

    def fresh(self) -> list[CellRow]:
        """Give the cells entered since the last call, to be written."""
        fresh, self._fresh = self._fresh, []
        return fresh


class Leaves:
    """Judges the leaves of one sheet; what it has worked out once, it remembers."""

    def __init__(self, judging: Judging, sheet: Sheet, book: CellBook) -> None:
        self._judging = judging
        self._book = book
        self._leaves: list[_Known] = [
            (leaf, _only_look(leaf), key_of(leaf), {}) for leaf in sheet.leaves
        ]

    def of(self, rows: Sequence[Row | None]) -> list[Judged]:
        """Judge every leaf of one unit, in the sheet's order."""
        judged = []
        for leaf, look, key_of_row, known in self._leaves:
            key: object
            if look >= 0:
                row = rows[look]
                key = row and key_of_row(row)
            else:
                looked = [rows[each] for each in leaf.all_looks]
                key = tuple([row and key_of_row(row) for row in looked])
            judged.append(known.get(key) or self._judge(leaf, key, rows, known))
        return judged

    def _judge(
        self,
        leaf: Leaf,
        key: object,
        rows: Sequence[Row | None],
        known: dict[object, Judged],
    ) -> Judged:
        cells = [
            cell_of(self._judging, leaf, nth, rows) for nth in range(len(leaf.looks))
        ]
        joined = join(leaf.indicator, cells, self._judging.scheme.heading)
        if len(known) >= _REMEMBERED:
            known.clear()
        points = None if joined.points is None else pair(joined.points)
        known[key] = joined, points, self._book.enter(leaf, joined)
        return known[key]


def _only_look(leaf: Leaf) -> int:
    """Give the one look that decides a leaf's cell; -1: there are several."""
    return leaf.all_looks[0] if len(leaf.all_looks) == 1 else -1
