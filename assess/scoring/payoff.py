"""What putting right would bring: each gap by itself, and one after the other.

Everything is scored as if it had been recorded; nothing is kept.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.records.bulk import add_rows
from assess.records.seals import sealed_days
from assess.records.series import Numbers
from assess.records.shapes import OBSERVATION
from assess.records.standing import newest_id
from assess.records.store import tried
from assess.records.units import read_units
from assess.scoring.bench import Bench
from assess.scoring.bests import is_fault
from assess.scoring.chosen import chosen
from assess.scoring.fixes import Today, gaps_of, lost_of
from assess.scoring.run import assessed, silently
from assess.stretches import at

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from datetime import date

    from sqlalchemy import Connection

    from assess.records.fold import Row
    from assess.records.store import Record
    from assess.records.units import UnitRow
    from assess.scheme.model import Scheme
    from assess.scoring.bench import Standing
    from assess.scoring.fixes import Gap, Way
    from assess.scoring.panel import Judgement
    from assess.workdays import WorkCalendar

_END: Final = 86399  # the last second of a day


class Asked(NamedTuple):
    """The day, and whom: a unit, a class, or everybody."""

    day: date
    unit: str = ""
    class_name: str = ""


@dataclass(frozen=True, slots=True)
class Fix:
    """A gap, what would be recorded to show it closed, and how the unit then stands."""

    gap: Gap
    way: Way  # empty: nothing can be done about it any more
    alone: Standing | None


@dataclass(frozen=True, slots=True)
class Payoff:
    """All that a unit could still earn."""

    unit: int
    row: UnitRow
    judged: Judgement
    now: Standing
    fixes: tuple[Fix, ...]
    order: tuple[tuple[int, Standing], ...]  # which fix next, and where it leads


def payoffs(
    record: Record,
    scheme: Scheme,
    calendar: WorkCalendar,
    asked: Asked,
    progress: Callable[[int], None] = silently,
) -> list[Payoff]:
    """Give what putting right on a day would bring those who are asked about.

    Raises InputError as scoring does, and as `chosen`.
    """
    with record.trying() as connection:
        return payoffs_in(connection, scheme, calendar, asked, progress=progress)


def payoffs_in(
    connection: Connection,
    scheme: Scheme,
    calendar: WorkCalendar,
    asked: Asked,
    *,
    progress: Callable[[int], None] = silently,
) -> list[Payoff]:
    """Give them as a part of what is going on, and is taken back."""
    units = assessed(connection, scheme)
    rows = read_units(connection)
    known = {each.id: rows[each.id] for each in units}
    wanted = chosen(known, scheme, asked.unit, asked.class_name)
    now = at(asked.day) + _END
    bench = Bench(connection, scheme, calendar, units, now=now)
    trial = _Trial(bench)
    sealed = any(s.first <= at(asked.day) <= s.last for s in sealed_days(connection))
    trial.look_at(
        {n: Today(asked.day, sealed, _there(rows[n], asked.day)) for n in wanted}
    )
    found = []
    for number in wanted:
        found.append(trial.payoff(number, rows[number]))
        progress(1)
    return found


def _there(row: UnitRow, day: date) -> bool:
    """Tell whether a unit exists on a day."""
    number = day.toordinal()
    return (row.valid_from or number) <= number <= (row.valid_to or number)


class _Pick(NamedTuple):
    """A way to close a gap: its rows, and what is then folded of the looks it feeds."""

    unit: int
    gap: int
    way: Way
    rows: tuple[tuple[int, ...], ...]
    looks: Mapping[int, Row | None] = {}


class _Trial:
    """The units as they are, and as they would be."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._rows = bench.fold()
        self._base = bench.judge(self._rows)
        self._gaps: dict[int, list[Gap]] = {}
        self._picks: dict[tuple[int, int], list[_Pick]] = defaultdict(list)

    def look_at(self, units: Mapping[int, Today]) -> None:
        """Find the gaps of units, and what each way of closing them would show."""
        connection = self._bench.connection
        numbers = Numbers.read(connection)
        for unit, today in units.items():
            self._gaps[unit] = gaps_of(self._base[unit], numbers, today)
        picks = list(self._proposed(units, numbers, newest_id(connection)))
        while picks:  # of each gap, one way at a time
            wave = {(pick.unit, pick.gap): pick for pick in reversed(picks)}
            picks = [p for p in picks if wave[p.unit, p.gap] is not p]
            for pick in self._folded(wave.values()):
                self._picks[pick.unit, pick.gap].append(pick)

    def _proposed(
        self, units: Collection[int], numbers: Numbers, number: int
    ) -> Iterator[_Pick]:
        for unit in units:
            for nth, gap in enumerate(self._gaps[unit]):
                for way in gap.ways:
                    made = [
                        e.row(numbers, unit, number + n) for n, e in enumerate(way, 1)
                    ]
                    number += len(way)
                    yield _Pick(unit, nth, way, tuple(made))

    def _folded(self, wave: Collection[_Pick]) -> Iterator[_Pick]:
        """Fold with the rows of all; no two of a unit feed the same look."""
        with self._recorded(wave):
            folded = self._bench.fold()
        for pick in wave:
            fed = {(entry.source, entry.check) for entry in pick.way}
            looks = {
                n: folded[pick.unit][n]
                for n, look in enumerate(self._base[pick.unit].sheet.looks)
                if (look.source, look.check) in fed
            }
            yield pick._replace(looks=looks)

    @contextmanager
    def _recorded(self, picks: Iterable[_Pick]) -> Iterator[None]:
        connection = self._bench.connection
        with tried(connection):
            rows = [row for pick in picks for row in pick.rows]
            add_rows(connection, OBSERVATION, rows)
            yield

    def payoff(self, unit: int, row: UnitRow) -> Payoff:
        """Say what each gap of a unit would bring."""
        gaps = self._gaps[unit]
        best = [self._best(unit, n) for n in range(len(gaps))]
        fixes = tuple(
            Fix(
                gap,
                pick.way if pick else (),
                self._standing(unit, [pick]) if pick else None,
            )
            for gap, pick in zip(gaps, best, strict=True)
        )
        return Payoff(
            unit,
            row,
            self._base[unit],
            self._standing(unit, []),
            fixes,
            tuple(self._in_order(unit, best)),
        )

    def _best(self, unit: int, gap: int) -> _Pick | None:
        """Choose the way that leaves the least to be desired; None: none helps."""
        before = self._worth(unit, gap, [])
        known = [
            (self._worth(unit, gap, [pick]), pick) for pick in self._picks[unit, gap]
        ]
        better = [(worth, pick) for worth, pick in known if worth > before]
        if not better:
            return None
        return max(better, key=lambda each: (each[0], -len(each[1].way)))[1]

    def _worth(
        self, unit: int, gap: int, picks: Sequence[_Pick]
    ) -> tuple[int, Fraction, Fraction]:
        """Say how far a gap is closed: vetoes lifted, points of leaves, the total."""
        gone, judged = self._gaps[unit][gap], self._judged(unit, picks)[unit]
        struck = {hit.number for hit in judged.outcome.vetoes}
        by_id = {i.id: i for i in judged.sheet.indicators}
        left = sum(
            (
                lost_of(leaf, cell.points, fault=is_fault(by_id, leaf.indicator))
                for leaf, (cell, _points, _number) in zip(
                    judged.sheet.leaves, judged.judged, strict=True
                )
                if leaf.place in gone.leaves
            ),
            Fraction(),
        )
        return -len(struck & set(gone.vetoes)), -left, _total(judged)

    def _in_order(
        self, unit: int, best: Sequence[_Pick | None]
    ) -> Iterator[tuple[int, Standing]]:
        """Take the one that brings most next, and so on, as long as there is more."""
        left = {n: pick for n, pick in enumerate(best) if pick}
        taken: list[_Pick] = []
        steps: list[int] = []
        totals = [_total(self._base[unit])]
        while left:
            told = {n: self._told(unit, [*taken, pick]) for n, pick in left.items()}
            chosen = max(told, key=lambda n: (told[n], -n))
            taken.append(left.pop(chosen))
            steps.append(chosen)
            totals.append(told[chosen][1])
        for many in range(1, totals.index(max(totals)) + 1):
            yield steps[many - 1], self._standing(unit, taken[:many])

    def _told(self, unit: int, picks: Sequence[_Pick]) -> tuple[bool, Fraction]:
        judged = self._judged(unit, picks)[unit]
        return judged.outcome.printed is not None, _total(judged)

    def _standing(self, unit: int, picks: Sequence[_Pick]) -> Standing:
        judged = self._judged(unit, picks)
        return self._bench.standings(judged, judged[unit].unit.class_id)[unit]

    def _judged(self, unit: int, picks: Sequence[_Pick]) -> Mapping[int, Judgement]:
        """Judge a unit, and those who depend on it, as if these were recorded."""
        if not picks:
            return self._base
        rows = list(self._rows[unit])
        for pick in picks:
            for number, row in pick.looks.items():
                rows[number] = row
        with self._recorded(picks):  # a veto may ask how often somebody looked
            if self._bench.alone(self._base[unit].unit.class_id):
                return self._base | self._bench.judge({unit: rows})
            return self._bench.judge(self._rows | {unit: rows})


def _total(judged: Judgement) -> Fraction:
    """Give the total; what has none counts as nothing."""
    return judged.outcome.total or Fraction()
