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

_Known: TypeAlias = (
    "tuple[Leaf, tuple[int, ...], itemgetter[object], dict[object, Judged]]"
)
"""A leaf, all its looks, what decides its cell, and the cells known so far."""

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
            (leaf, leaf.all_looks, key_of(leaf), {}) for leaf in sheet.leaves
        ]

    def of(self, rows: Sequence[Row | None]) -> list[Judged]:
        """Judge every leaf of one unit, in the sheet's order."""
        judged = []
        for leaf, looks, key_of_row, known in self._leaves:
            key: object
            if len(looks) == 1:
                row = rows[looks[0]]
                key = row and key_of_row(row)
            else:
                key = tuple(
                    [row and key_of_row(row) for row in map(rows.__getitem__, looks)]
                )
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
