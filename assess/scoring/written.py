"""What a run writes of each unit once it is judged, and what its ranking needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.records.bulk import add_rows
from assess.records.shapes import CELL, RESULT
from assess.scoring.kept import result_row
from assess.scoring.panel import ranked_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from assess.scoring.kept import ResultRow
    from assess.scoring.leaves import CellBook
    from assess.scoring.panel import Judgement
    from assess.scoring.placing import Ranked

_AT_ONCE: Final = 500  # results written in one call


class Written:
    """Writes what units earned in a run; keeps what the ranking needs."""

    def __init__(
        self,
        connection: Connection,
        run: int,
        book: CellBook,
        progress: Callable[[int], None],
    ) -> None:
        self._connection = connection
        self._run = run
        self._book = book
        self._progress = progress
        self._rows: list[ResultRow] = []
        self.ranked: list[Ranked] = []

    def keep(self, judged: Judgement) -> None:
        """Take what one unit earned."""
        seen = judged.unit, judged.sheet, judged.judged, judged.outcome
        self._rows.append(result_row(self._run, *seen))
        if ranked := ranked_of(judged):
            self.ranked.append(ranked)
        if len(self._rows) >= _AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what was taken since the last time."""
        self._progress(len(self._rows))
        add_rows(self._connection, CELL, self._book.fresh())
        add_rows(self._connection, RESULT, self._rows)
        self._rows = []
