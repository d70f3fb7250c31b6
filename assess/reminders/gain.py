"""What putting a matter right would bring: scored as if it were, then taken back.

The best that could be observed today is observed, and everybody is scored again. A new
look that brings nothing, or less, is none: what was found in a period stays found.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from assess.measures.short_periods import ShortPeriods
from assess.messages.numbers import decimal_text
from assess.methods import relative
from assess.records.bulk import add_rows
from assess.records.series import Numbers
from assess.records.shapes import OBSERVATION
from assess.records.standing import newest_id
from assess.records.states import SCALE, State
from assess.records.store import tried
from assess.reminders.closing import alone, faults_of, needs_others
from assess.scoring.run import score_in
from assess.scoring.runs import results

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.reminders.clock import Clock
    from assess.reminders.matter import Matter
    from assess.scheme.model import Indicator, Scheme
    from assess.scoring.runs import UnitResult

    Results = Mapping[int, UnitResult]

_NUMBERS: Final = (0, 1, 10, 100, 10_000, 1_000_000)  # tried beside a method's own


class Gain(NamedTuple):
    """What a unit would come to, were one matter put right."""

    points: Fraction | None  # more than today; None: today or then there is no total
    shown: str  # how much more is printed
    total: str  # as it would be printed
    place: str  # today
    new_place: str


def with_gains(
    record: Record, scheme: Scheme, clock: Clock, matters: Sequence[Matter]
) -> list[Matter]:
    """Say of each matter what putting it right, and nothing else, would bring.

    Raises InputError as scoring does.
    """
    with record.trying() as connection:
        today = _scored(connection, scheme, clock)
        return [
            replace(matter, gain=_gain(connection, scheme, clock, matter, today))
            for matter in matters
        ]


def _gain(
    connection: Connection,
    scheme: Scheme,
    clock: Clock,
    matter: Matter,
    today: Results,
) -> Gain | None:
    """Try it; None where nothing could be observed that would put it right."""
    before = today.get(matter.key.unit)
    if before is None:
        return None
    with tried(connection):
        rows = list(_best(connection, scheme, clock, matter, before.class_id))
        if not rows:
            return None
        add_rows(connection, OBSERVATION, rows)
        after = _scored(connection, scheme, clock)[matter.key.unit]
    return _compared(before, after)


def _compared(before: UnitResult, after: UnitResult) -> Gain:
    if before.total is None or after.total is None:
        return Gain(None, "", after.printed, before.rank, after.rank)
    if after.total <= before.total:
        return Gain(Fraction(), "0", before.printed, before.rank, before.rank)
    more = Fraction(after.printed) - Fraction(before.printed)
    return Gain(
        after.total - before.total,
        decimal_text(more),
        *(after.printed, before.rank, after.rank),
    )


def _scored(connection: Connection, scheme: Scheme, clock: Clock) -> Results:
    run = score_in(connection, scheme, clock.calendar, now=clock.end)
    return {result.unit: result for result in results(connection, run)}


def _best(
    connection: Connection,
    scheme: Scheme,
    clock: Clock,
    matter: Matter,
    class_id: str,
) -> Iterator[tuple[int, int, int, int, int | None, int]]:
    """Yield the observations that would put a matter right today."""
    numbers, number = Numbers.read(connection), newest_id(connection)
    faults = set(faults_of(scheme))
    for leaf in _leaves(scheme, matter, class_id):
        source = matter.source or leaf.sources[-1]
        fault = (class_id, leaf.id) in faults
        value = _best_value(leaf, numbers, clock, fault=fault)
        if value is None:
            continue
        number += 1
        reading = numbers.readings.get((source, leaf.check), leaf.reading)
        series = numbers.of_series((source, leaf.check, matter.issue), reading)
        yield matter.key.unit, series, clock.end, number, value, State.OBSERVED


def _leaves(scheme: Scheme, matter: Matter, class_id: str) -> list[Indicator]:
    wanted = set(matter.indicators)
    sheet = scheme.sheets.get(class_id, ())
    return [leaf for leaf in sheet if leaf.id in wanted and leaf.sources]


def _best_value(
    leaf: Indicator, numbers: Numbers, clock: Clock, *, fault: bool
) -> int | None:
    """Give the best that could be observed of a leaf today, as the record keeps it.

    `fault`: its points are taken off. None: what is best depends on the others.
    """
    if leaf.reading == "date":
        return clock.day.toordinal()
    if among := relative(leaf.score):
        return 0 if among.less_is_better else None
    if leaf.levels:
        worth = {word: _worth(leaf, n, fault=fault) for word, n in leaf.levels.items()}
        return numbers.of_word(max(worth, key=worth.__getitem__))
    if needs_others(leaf.observe):
        return _of_a_whole_period(leaf.observe.measure)
    values = sorted({int(each * SCALE) for each in _candidates(leaf)})
    told = {v: leaf.observe.measure.of(alone(v), clock.calendar) for v in values}
    known = {
        value: _worth(leaf, measure, fault=fault)
        for value, measure in told.items()
        if measure is not None
    }
    return max(known, key=known.__getitem__, default=None)


def _of_a_whole_period(measure: object) -> int | None:
    """Give what makes a period enough; None: what would be enough is not known here."""
    if not isinstance(measure, ShortPeriods):
        return None
    return SCALE if measure.take == "count" else int(measure.quota * SCALE)


def _worth(leaf: Indicator, measure: Fraction, *, fault: bool) -> Fraction:
    """Say what a measure is worth, up to the full marks; of a fault, less is more."""
    assert leaf.score is not None, "blocks have no sources"
    points = leaf.score.points(measure, leaf.full)
    return -max(points, Fraction()) if fault else min(points, leaf.full)


def _candidates(leaf: Indicator) -> Iterator[Fraction]:
    """Yield numbers that may be best: round ones, and those the method speaks of."""
    yield from map(Fraction, _NUMBERS)
    yield leaf.full
    yield from (each for each in _spoken(leaf.score) if each >= 0)


def _spoken(value: Any) -> Iterable[Fraction]:
    if isinstance(value, Fraction):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _spoken(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spoken(getattr(value, field.name))
