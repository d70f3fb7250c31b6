"""The judging of units one after another, each written as soon as it is known."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final

from assess.records.bulk import add_rows
from assess.records.shapes import CELL, RESULT
from assess.scoring.adjusting import decided_of
from assess.scoring.below import Below, asked_of, in_order
from assess.scoring.columns import bound, columns_seen, relative_leaves
from assess.scoring.conditions import Seen, struck
from assess.scoring.judge import judge
from assess.scoring.kept import counted, result_row
from assess.scoring.leaves import CellBook, Leaves
from assess.scoring.placing import Ranked
from assess.scoring.streams import sampled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from assess.records.fold import Row
    from assess.scoring.cells import Judging
    from assess.scoring.judge import Outcome
    from assess.scoring.kept import ResultRow
    from assess.scoring.sheet import Sheet
    from assess.scoring.streams import Assessed

_AT_ONCE: Final = 500  # results written in one call


class Panel:
    """Judges units and writes what they earned; keeps what the ranking needs.

    Units of a class that depends on others, or on its own other units, wait until those
    are known: their folded rows are held, all others pass through.
    """

    def __init__(
        self,
        connection: Connection,
        judging: Judging,
        sheets: Mapping[str, Sheet],
        run: int,
        progress: Callable[[int], None],
        cutoff: int | None = None,
    ) -> None:
        self._connection = connection
        self._judging = judging
        self._sheets = dict(sheets)
        self._run = run
        self._cutoff = cutoff
        self._progress = progress
        self._book = CellBook(run)
        self._below = Below(sheets)
        self._leaves = {name: self._leaves_of(name) for name in sheets}
        self._rows: list[ResultRow] = []
        self._ranked: list[Ranked] = []

    def judge_all(
        self, tallies: Iterable[tuple[Assessed, list[Row | None]]]
    ) -> list[Ranked]:
        """Judge every unit, and give what the ranking needs."""
        waiting: dict[str, list[tuple[Assessed, list[Row | None]]]] = {
            name: [] for name in self._sheets if self._waits(name)
        }
        for unit, looked in tallies:
            if unit.class_id in waiting:
                waiting[unit.class_id].append((unit, looked))
            else:
                self._judge(unit, looked)
        for name in filter(waiting.__contains__, in_order(self._sheets)):
            self._judge_waiting(name, waiting[name])
        self._write()
        return self._ranked

    def _waits(self, name: str) -> bool:
        sheet = self._sheets[name]
        return bool(asked_of(sheet) or relative_leaves(sheet))

    def _judge_waiting(
        self, name: str, waiting: Sequence[tuple[Assessed, list[Row | None]]]
    ) -> None:
        """Judge the units of a class for which all it depends on is known."""
        for unit, looked in waiting:
            self._below.fill(unit, looked)
        rows = (looked for _unit, looked in waiting)
        columns = columns_seen(self._judging, self._sheets[name], rows)
        self._sheets[name] = bound(self._sheets[name], columns)
        self._leaves[name] = self._leaves_of(name)
        for unit, looked in waiting:
            self._judge(unit, looked)

    def _leaves_of(self, name: str) -> Leaves:
        return Leaves(self._judging, self._sheets[name], self._book)

    def _judge(self, unit: Assessed, looked: list[Row | None]) -> None:
        sheet = self._sheets[unit.class_id]
        judged = self._leaves[unit.class_id].of(looked)
        enough = partial(sampled, self._connection, unit.id, sheet, self._cutoff)
        vetoes = struck(Seen(sheet, looked, self._judging.calendar, enough))
        outcome = judge(sheet, judged, vetoes, decided_of(sheet, looked))
        self._below.keep(unit, sheet, outcome)
        self._rows.append(result_row(self._run, unit, sheet, judged, outcome))
        if outcome.printed is not None:
            self._ranked.append(_ranked(unit, sheet, outcome))
        if len(self._rows) >= _AT_ONCE:
            self._write()

    def _write(self) -> None:
        self._progress(len(self._rows))
        add_rows(self._connection, CELL, self._book.fresh())
        add_rows(self._connection, RESULT, self._rows)
        self._rows = []


def _ranked(unit: Assessed, sheet: Sheet, outcome: Outcome) -> Ranked:
    """Keep of a unit what the ranking needs."""
    assert outcome.printed is not None
    assert outcome.total is not None
    heading = sheet.scheme.heading
    total = outcome.total if heading.rank_on == "exact" else outcome.printed
    return Ranked(
        unit.id,
        unit.class_id,
        (total, *(_points(sheet, outcome, name) for name in heading.then_by)),
        outcome.printed,
        outcome.grade,
        outcome.named,
    )


def _points(sheet: Sheet, outcome: Outcome, name: str) -> Fraction:
    """Give what an indicator counted with; 0 where it is left out, or not there."""
    place = sheet.places.get(name)
    points = None if place is None else counted(sheet.at(place), outcome, place)
    return Fraction(*points) if points else Fraction()
