"""A tally to a cell: state, measure, points. Remembered per distinct measure."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from fractions import Fraction
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from assess.messages.numbers import decimal_text
from assess.records.fold import Row
from assess.records.states import SCALE, State
from assess.records.tally import Tally
from assess.scoring.rounding import rounded_points

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assess.scheme.model import Indicator, Scheme, Silence
    from assess.scoring.sheet import Leaf
    from assess.workdays import WorkCalendar

LOOKED: Final = frozenset({"observed", "explained-empty", "clean"})  # count as covered
_UNSEEN: Final = {
    State.EXPLAINED.value: "explained-empty",
    State.NOT_APPLICABLE.value: "not-applicable",
    State.COULD_NOT_TELL.value: "could-not-tell",
}
_REMEMBERED: Final = 50_000  # distinct measures of one leaf and source
_STATE: Final = Tally._fields.index("state")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one leaf earned from one source.

    `points` is None where the cell is left out: not applicable, or a state whose worth
    is "leave-out". `measure` is as the method took it; None where there was no value.
    """

    state: str
    points: Fraction | None
    measure: Fraction | None
    source: str
    text: str = field(init=False, default="")  # JSON, kept with the run

    def __post_init__(self) -> None:
        shown = [None if n is None else decimal_text(n) for n in (self.measure, self.points)]
        packed = json.dumps([self.source, self.state, *shown], ensure_ascii=False)
        object.__setattr__(self, "text", packed)


@dataclass(frozen=True, slots=True)
class Judging:
    """What turning tallies into cells needs besides the tally."""

    scheme: Scheme
    calendar: WorkCalendar
    words: Mapping[int, str]  # of the record, by id


class SourceCells:
    """The cells of one leaf and source; each distinct measure is worked out once."""

    def __init__(self, judging: Judging, leaf: Leaf, source: str) -> None:
        self._judging = judging
        self._leaf = leaf
        self._source = source
        self._key = _key_of(leaf)
        self._known: dict[object, Cell] = {}
        self.silent = self._silent()

    def of(self, row: Row | None) -> Cell:
        """Give the cell for what was folded; None: nobody looked."""
        if row is None:
            return self.silent
        key = self._key(row)
        cell = self._known.get(key)
        if cell is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            cell = self._known[key] = self._judge(Tally(*row))
        return cell

    def _judge(self, tally: Tally) -> Cell:
        if tally.state != State.OBSERVED:
            return self._worth(_UNSEEN[tally.state])
        if tally.seen < self._leaf.stale_before:
            return self._worth("stale")
        indicator = self._leaf.indicator
        measure = indicator.observe.measure.of(self._numbered(tally), self._judging.calendar)
        if measure is None:
            return self._worth("not-collected")
        return self._scored("observed", measure)

    def _scored(self, state: str, measure: Fraction) -> Cell:
        indicator, heading = self._leaf.indicator, self._judging.scheme.heading
        assert indicator.score is not None
        points = indicator.score.points(measure, indicator.full)
        clamped = min(max(points, Fraction()), indicator.full)
        exact = rounded_points(clamped, heading.round_leaves, heading.rounding)
        return Cell(state, exact, measure, self._source)

    def _silent(self) -> Cell:
        if silence_of(self._judging.scheme, self._leaf.indicator, self._source) == "clean":
            return self._scored("clean", Fraction())
        return self._worth("not-collected")

    def _worth(self, state: str) -> Cell:
        return worth_of(self._judging.scheme, self._leaf.indicator, state, self._source)

    def _numbered(self, tally: Tally) -> Tally:
        """Put the place of the word among the method's labels in place of its id."""
        indicator = self._leaf.indicator
        if indicator.reading != "word" or tally.value is None:
            return tally
        word = self._judging.words[tally.value]
        return tally._replace(value=indicator.labels.index(word) * SCALE)


def worth_of(scheme: Scheme, indicator: Indicator, state: str, source: str) -> Cell:
    """Give the cell of a state without a measure."""
    if state == "not-applicable":
        return Cell(state, None, None, source)
    worth = getattr(scheme.states, state.replace("-", "_"))
    if worth == "leave-out" or worth is None:
        return Cell(state, None, None, source)
    heading = scheme.heading
    points = rounded_points(worth * indicator.full, heading.round_leaves, heading.rounding)
    return Cell(state, points, None, source)


def silence_of(scheme: Scheme, indicator: Indicator, source: str) -> Silence:
    """Tell what no row at all means: the indicator says, else its source, else all."""
    return indicator.silence or scheme.source(source).silence or scheme.heading.silence


def _key_of(leaf: Leaf) -> itemgetter[object]:
    """Pick what decides the cell out of a row."""
    used = [Tally._fields.index(name) for name in leaf.indicator.observe.measure.uses]
    if leaf.stale_before:
        used.append(Tally._fields.index("mark"))
    return itemgetter(_STATE, *used)


def merged(row: Row, other: Row) -> Row:
    """Join the rows of two series of one look: their counts add up, the newest speaks."""
    newest = max(row, other, key=itemgetter(2))
    counts = (row[5] + other[5], row[6] + other[6], row[7] + other[7])
    return (*newest[:5], *counts)
