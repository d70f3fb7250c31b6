"""The judging of units one after another, each handed on as soon as it is known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from assess.scoring.adjusting import decided_of
from assess.scoring.below import Below, asked_of, in_order
from assess.scoring.columns import bound, columns_seen, relative_leaves
from assess.scoring.conditions import Seen, struck
from assess.scoring.judge import is_ranked, judge
from assess.scoring.kept import counted
from assess.scoring.leaves import CellBook, Leaves
from assess.scoring.placing import Ranked
from assess.scoring.rollup import exact
from assess.scoring.rounding import compared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from assess.records.fold import Row
    from assess.scoring.cells import Judging
    from assess.scoring.judge import Outcome
    from assess.scoring.leaves import Judged
    from assess.scoring.samples import Samples
    from assess.scoring.sheet import Sheet
    from assess.scoring.streams import Assessed


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one unit earned, and what it was judged from."""

    unit: Assessed
    sheet: Sheet  # relative methods bound
    rows: Sequence[Row | None]  # what was folded for each look
    judged: Sequence[Judged]
    outcome: Outcome


class Panel:
    """Judges units, and hands each on to whoever keeps it.

    Units of a class that depends on others, or on its own other units, wait until those
    are known: their folded rows are held, all others pass through.
    """

    def __init__(
        self,
        samples: Samples,
        judging: Judging,
        sheets: Mapping[str, Sheet],
        keep: Callable[[Judgement], None],
        *,
        book: CellBook | None = None,
        leaves: Mapping[str, Leaves] | None = None,
    ) -> None:
        self._judging = judging
        self._sheets = dict(sheets)
        self._keep = keep
        self._samples = samples
        self._book = book or CellBook(0)
        self._below = Below(sheets)
        known = leaves or {}  # they remember what was judged before
        self._leaves = {
            name: known.get(name) or self._leaves_of(name) for name in sheets
        }

    def judge_all(self, tallies: Iterable[tuple[Assessed, list[Row | None]]]) -> None:
        """Judge every unit."""
        waiting: dict[str, list[tuple[Assessed, list[Row | None]]]] = {
            name: [] for name, sheet in self._sheets.items() if waits(sheet)
        }
        for unit, looked in tallies:
            if unit.class_id in waiting:
                waiting[unit.class_id].append((unit, looked))
            else:
                self._judge(unit, looked)
        for name in filter(waiting.__contains__, in_order(self._sheets)):
            self._judge_waiting(name, waiting[name])

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
        enough = partial(self._samples.enough, unit.id, sheet)
        vetoes = struck(Seen(sheet, looked, self._judging.calendar, enough))
        outcome = judge(sheet, judged, vetoes, decided_of(sheet, looked))
        self._below.keep(unit, sheet, outcome)
        self._keep(Judgement(unit, sheet, looked, judged, outcome))


def waits(sheet: Sheet) -> bool:
    """Tell whether units with this sheet depend on others, or on each other."""
    return bool(asked_of(sheet) or relative_leaves(sheet))


def ranked_of(judged: Judgement) -> Ranked | None:
    """Keep of a unit what the ranking needs; None: it is not ranked."""
    unit, sheet, outcome = judged.unit, judged.sheet, judged.outcome
    if outcome.printed is None or outcome.total is None:
        return None
    if not is_ranked(sheet, outcome.status):
        return None
    heading = sheet.scheme.heading
    total = outcome.total if heading.rank_on == "exact" else outcome.printed
    last = (outcome.status, heading.vetoed) == ("vetoed", "last")
    earned = (points_of(sheet, outcome, name) for name in heading.then_by)
    points = (compared(each, heading) for each in earned)
    return Ranked(
        unit.id,
        unit.class_id,
        (not last, total, *points),
        outcome.printed,
        outcome.grade,
        outcome.held,
    )


def points_of(sheet: Sheet, outcome: Outcome, name: str) -> Fraction:
    """Give what an indicator counted with; 0 where it is left out, or not there."""
    place = sheet.places.get(name)
    points = None if place is None else counted(sheet.at(place), outcome, place)
    return exact(points) or Fraction()
