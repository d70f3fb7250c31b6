"""The leaves of a sheet for one unit after another; each distinct measure once."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from assess.messages.numbers import JSON, decimal_text
from assess.scoring.cells import cell_of, key_of
from assess.scoring.joining import join
from assess.scoring.rollup import in_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assess.records.fold import Row
    from assess.scoring.cells import Judging
    from assess.scoring.joining import LeafCell
    from assess.scoring.rollup import Points
    from assess.scoring.sheet import Leaf, Sheet

Judged: TypeAlias = "tuple[LeafCell, Points, str]"
"""A leaf's cell, its points in parts, and its number in the run."""

_Picks: TypeAlias = "Callable[[Sequence[Row | None]], tuple[Row | None, ...]]"

_Known: TypeAlias = (
    "tuple[Leaf, int, _Picks | None, itemgetter[object], dict[object, Judged]]"
)
"""A leaf, its first look, what picks the rows of all its looks where it has several,
what decides its cell, and the cells known so far."""

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
            (leaf, leaf.looks[0], _several(leaf), key_of(leaf), {})
            for leaf in sheet.leaves
        ]

    def of(self, rows: Sequence[Row | None]) -> list[Judged]:
        """Judge every leaf of one unit, in the sheet's order."""
        judged = []
        for leaf, look, several, key_of_row, known in self._leaves:
            key: object
            if several is None:
                row = rows[look]
                key = row and key_of_row(row)
            else:
                key = tuple([row and key_of_row(row) for row in several(rows)])
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
        points = None if joined.points is None else in_parts(joined.points)
        known[key] = joined, points, self._book.enter(leaf, joined)
        return known[key]


def _several(leaf: Leaf) -> _Picks | None:
    """Pick the rows that decide a leaf's cell; None: it is one."""
    looks: Any = leaf.all_looks
    return itemgetter(*looks) if len(looks) > 1 else None
