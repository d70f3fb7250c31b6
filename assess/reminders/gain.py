"""What putting a matter right would bring: scored as if it were, then taken back.

The best that could be observed today is observed, and everybody is scored again. A new
look that brings nothing, or less, is none: what was found in a period stays found.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from assess.messages.numbers import decimal_text
from assess.methods import relative
from assess.records.bulk import add_rows
from assess.records.series import Numbers
from assess.records.shapes import OBSERVATION
from assess.records.standing import newest_id
from assess.records.store import tried
from assess.reminders.closing import faults_of
from assess.reminders.matter import OWN_AFFAIRS
from assess.scoring.bests import best_values
from assess.scoring.fixes import Entry
from assess.scoring.run import score_in
from assess.scoring.runs import results

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.reminders.clock import Clock
    from assess.reminders.matter import Matter
    from assess.scheme.model import Indicator, Scheme
    from assess.scoring.bests import Value
    from assess.scoring.runs import UnitResult

    Results = Mapping[int, UnitResult]


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
    if before is None or matter.kind in OWN_AFFAIRS:
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
) -> Iterator[tuple[int, int, int, int, int, int]]:
    """Yield the observations that would put a matter right today."""
    numbers, number = Numbers.read(connection), newest_id(connection)
    faults = set(faults_of(scheme))
    for leaf in _leaves(scheme, matter, class_id):
        source = matter.source or leaf.sources[-1]
        for kind, value in _looks(leaf, clock, fault=(class_id, leaf.id) in faults):
            number += 1
            reading = numbers.readings.get((source, leaf.check), leaf.reading)
            entry = Entry(
                *(source, leaf.check, matter.issue or kind, reading, value, clock.end)
            )
            yield entry.row(numbers, matter.key.unit, number)


def _leaves(scheme: Scheme, matter: Matter, class_id: str) -> list[Indicator]:
    wanted = set(matter.indicators)
    sheet = scheme.sheets.get(class_id, ())
    return [leaf for leaf in sheet if leaf.id in wanted and leaf.sources]


def _looks(leaf: Indicator, clock: Clock, *, fault: bool) -> list[tuple[str, Value]]:
    """Give the best that could be observed of a leaf today, by kind.

    `fault`: its points are taken off. Nothing where what is best depends on others.
    """
    assert leaf.score is not None, "blocks have no sources"
    among = relative(leaf.score)
    if leaf.observe.target or (among and not among.less_is_better):
        return []
    given = leaf, leaf.score, None, Fraction(1), clock.day
    return best_values(*given, fault=fault)
