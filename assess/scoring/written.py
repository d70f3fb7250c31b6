"""What a run writes of each unit once it is judged, and what its ranking needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from assess.records.answers import replace_answers
from assess.records.bulk import add_rows
from assess.records.shapes import CELL, RESULT
from assess.scoring.kept import result_row
from assess.scoring.panel import ranked_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from assess.records.answers import AnswerRow, Answers
    from assess.scoring.kept import ResultRow
    from assess.scoring.leaves import CellBook, CellRow
    from assess.scoring.panel import Judgement
    from assess.scoring.placing import Ranked

_AT_ONCE: Final = 500  # results written in one call


class Batch(NamedTuple):
    """What some units earned: the rows of the tables, and what the ranking needs."""

    cells: list[CellRow]
    results: list[ResultRow]
    ranked: list[Ranked]
    answers: list[AnswerRow]


class Written:
    """Gathers what units earned in a run, and hands it on many at a time."""

    def __init__(
        self,
        run: int,
        book: CellBook,
        hand_on: Callable[[Batch], None],
        answers: Answers | None = None,
    ) -> None:
        self._run = run
        self._book = book
        self._hand_on = hand_on
        self._answers = answers
        self._batch = Batch([], [], [], [])

    def keep(self, judged: Judgement) -> None:
        """Take what one unit earned."""
        seen = judged.unit, judged.sheet, judged.judged, judged.outcome
        self._batch.results.append(result_row(self._run, *seen))
        if ranked := ranked_of(judged):
            self._batch.ranked.append(ranked)
        if len(self._batch.results) >= _AT_ONCE:
            self.finish()

    def finish(self) -> None:
        """Hand on what was taken since the last time."""
        answers = self._answers.fresh() if self._answers else []
        self._hand_on(self._batch._replace(cells=self._book.fresh(), answers=answers))
        self._batch = Batch([], [], [], [])


def add(connection: Connection, batch: Batch) -> None:
    """Write what some units earned."""
    add_rows(connection, CELL, batch.cells)
    add_rows(connection, RESULT, batch.results)
    replace_answers(connection, batch.answers)
