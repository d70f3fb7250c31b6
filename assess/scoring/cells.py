"""A tally to a cell: state, measure, points. Remembered per distinct measure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from assess.messages.numbers import decimal_text
from assess.problems import refuse
from assess.records.states import SCALE, State
from assess.records.tally import Tally
from assess.rounding import rounded_points
from assess.scheme.clamp import points_of
from assess.scoring.wanted import decides

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.records.fold import Row
    from assess.scheme.model import Indicator, Scheme, Silence, Worth
    from assess.scoring.sheet import Leaf
    from assess.workdays import WorkCalendar

LOOKED: Final = frozenset({"observed", "explained-empty", "clean"})  # count as covered
_UNSEEN: Final = {
    State.EXPLAINED.value: "explained-empty",
    State.COULD_NOT_TELL.value: "could-not-tell",
}
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
    target: Fraction | None = None  # by which the measure was divided

    def packed(self) -> list[str | None]:
        """Write the cell as a run keeps it: [source, state, measure, points].

        Behind them the target, where there is one.
        """
        numbers = [self.measure, self.points]
        numbers += [self.target] if self.target else []
        shown = [None if n is None else decimal_text(n) for n in numbers]
        return [self.source, self.state, *shown]


@dataclass(frozen=True, slots=True)
class Judging:
    """What turning tallies into cells needs besides the tally."""

    scheme: Scheme
    calendar: WorkCalendar
    words: Mapping[int, str]  # of the record, by id
    now: int  # when the run is made


def cell_of(judging: Judging, leaf: Leaf, nth: int, rows: Sequence[Row | None]) -> Cell:
    """Give the cell of the `nth` source for what was folded of a unit."""
    source = leaf.indicator.sources[nth]
    state, measure = seen_in(judging, leaf, nth, rows)
    if measure is None:
        return _worth(judging, leaf, state, source)
    indicator, heading = leaf.indicator, judging.scheme.heading
    points = points_of(indicator, leaf.methods[nth], measure)
    rounded = rounded_points(points, heading.round_leaves, heading.rounding)
    return Cell(state, rounded, measure, source, _target(leaf, rows))


def seen_in(
    judging: Judging, leaf: Leaf, nth: int, rows: Sequence[Row | None]
) -> tuple[str, Fraction | None]:
    """Give the state of what was folded, and its measure where it has one."""
    state, measure = _seen(judging, leaf, nth, rows[leaf.looks[nth]])
    if leaf.target is None or state == "not-applicable":
        return state, measure
    target = _target(leaf, rows)
    if target is None:
        return "no-target", None
    return state, None if measure is None else measure / target


def _target(leaf: Leaf, rows: Sequence[Row | None]) -> Fraction | None:
    """Give what the unit should reach; None where it has no target, or one of 0."""
    row = None if leaf.target is None else rows[leaf.target]
    value = None if row is None else Tally(*row).value
    return Fraction(value, SCALE) if value and value > 0 else None


def _seen(
    judging: Judging, leaf: Leaf, nth: int, row: Row | None
) -> tuple[str, Fraction | None]:
    """Give the state of a row, and its measure; None: nobody looked."""
    if row is None or row[_STATE] == State.RECTIFIED:
        source = leaf.indicator.sources[nth]
        if silence_of(judging.scheme, leaf.indicator, source) == "clean":
            return "clean", next(iter(leaf.indicator.levels.values()), Fraction())
        return "not-collected", None
    tally = Tally(*row)
    if tally.state == State.NOT_APPLICABLE:
        return "not-applicable", None
    if tally.seen < leaf.stale_before[nth]:
        return "stale", None
    if tally.state != State.OBSERVED:
        return _UNSEEN[tally.state], None
    return "observed", _measured(judging, leaf.indicator, tally)


def _worth(judging: Judging, leaf: Leaf, state: str, source: str) -> Cell:
    """Give the cell of a state without a measure."""
    if state == "not-applicable":
        return Cell(state, None, None, source)
    worth = worth_of(judging.scheme, leaf.indicator, state)
    if worth is None or worth == "leave-out":
        return Cell(state, None, None, source)
    heading = judging.scheme.heading
    points = worth * leaf.indicator.full
    rounded = rounded_points(points, heading.round_leaves, heading.rounding)
    return Cell(state, rounded, None, source)


def _measured(judging: Judging, indicator: Indicator, tally: Tally) -> Fraction | None:
    measure = indicator.observe.measure
    if indicator.reading != "word" or measure.reading or tally.value is None:
        return measure.of(tally, judging.calendar)
    word, levels = judging.words[tally.value], indicator.levels
    if word not in levels:
        raise refuse(
            "word-unknown", indicator=indicator.id, word=word, known=tuple(levels)
        )
    return levels[word]


def worth_of(scheme: Scheme, indicator: Indicator, state: str) -> Worth | None:
    """Give the share of the marks that a state is worth; None: it is left out."""
    own = indicator.worth.of(state)
    return scheme.states.of(state) if own is None else own


def silence_of(scheme: Scheme, indicator: Indicator, source: str) -> Silence:
    """Tell what no row at all means: the indicator says, else its source, else all."""
    return indicator.silence or scheme.source(source).silence or scheme.heading.silence


def key_of(leaf: Leaf) -> itemgetter[object]:
    """Pick what decides the cell out of a row."""
    return itemgetter(_STATE, *map(Tally._fields.index, decides(leaf)))


def merged(row: Row, other: Row) -> Row:
    """Join two series of one look: their counts add up, the newest speaks."""
    newest = max(row, other, key=itemgetter(2))
    counts = (row[5] + other[5], row[6] + other[6], row[7] + other[7])
    return (*newest[:5], *counts)
