"""Two results of the same units, and what makes the difference, in parts that add up.

The way from the first to the second is gone in steps, always in this order: the facts
of each leaf and the vetoes, under the first scheme and with the other units as they
were; the other units; the scheme; what was decided. A part is what its steps moved.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from assess.methods import relative
from assess.problems import refuse
from assess.records.units import read_units
from assess.scheme.load import read_scheme
from assess.scoring.below import asked_of
from assess.scoring.bench import Bench
from assess.scoring.bests import is_fault
from assess.scoring.judge import judge
from assess.scoring.leaves import CellBook, Leaves
from assess.scoring.rollup import exact
from assess.scoring.runs import open_run, results, runs
from assess.scoring.streams import units_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from assess.records.units import UnitRow
    from assess.scheme.model import Scheme
    from assess.scoring.bench import Standing
    from assess.scoring.conditions import Hit
    from assess.scoring.judge import Outcome
    from assess.scoring.leaves import Judged
    from assess.scoring.panel import Judgement
    from assess.scoring.runs import RunHead
    from assess.scoring.sheet import Leaf, Sheet
    from assess.scoring.streams import Assessed
    from assess.workdays import WorkCalendar

Cause = Literal["facts", "coverage", "others", "scheme", "adjustments"]
VETOES, REST, DECIDED = "vetoes", "rest", "adjustments"  # in the place of a leaf's id


@dataclass(frozen=True, slots=True)
class Side:
    """What a result is made from."""

    scheme: Scheme
    calendar: WorkCalendar
    units: tuple[Assessed, ...]
    now: int
    cutoff: int
    run: int | None = None  # what it saw elsewhere

    @classmethod
    def of(cls, connection: Connection, head: RunHead) -> Side:
        """Take a score run's."""
        scheme = read_scheme(head.scheme_text, f"run {head.id}")
        units = tuple(units_in(connection, head.id))
        made = head.made_at, head.cutoff, head.id
        return cls(scheme, head.calendar, units, *made)

    def bench(self, connection: Connection) -> Bench:
        """Set up what judges them."""
        given = connection, self.scheme, self.calendar, self.units
        return Bench(*given, now=self.now, cutoff=self.cutoff)


class Step(NamedTuple):
    """How far one cause, in one place, moved the total."""

    where: str  # a leaf's id, or vetoes, rest, adjustments
    cause: Cause
    points: Fraction


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one unit. Where no total was issued, it counts as 0."""

    row: UnitRow
    class_id: str  # in the second
    before: Standing
    after: Standing
    steps: tuple[Step, ...]  # those that moved anything
    leaves: Mapping[str, tuple[Fraction | None, Fraction | None]]  # points of each

    @property
    def points(self) -> Fraction:
        """Give the change of the total."""
        return self.after.points - self.before.points

    def part(self, cause: Cause, where: str | None = None) -> Fraction:
        """Give what a cause moved, in one place or in all."""
        mine = (s for s in self.steps if s.cause == cause and where in {None, s.where})
        return sum((step.points for step in mine), Fraction())

    @property
    def places(self) -> Fraction:
        """Give how many places it rose; 0 where it had or has none."""
        if self.before.halves is None or self.after.halves is None:
            return Fraction()
        return Fraction(self.before.halves - self.after.halves, 2)


@dataclass(frozen=True, slots=True)
class Comparison:
    """All units that both results have, and those that only one has."""

    changes: tuple[Change, ...]
    gone: tuple[UnitRow, ...]
    new: tuple[UnitRow, ...]
    scheme: Scheme  # the second
    after: Mapping[int, Judgement]


def two_runs(
    connection: Connection, first: int | None, second: int | None
) -> tuple[RunHead, RunHead]:
    """Open both; else the newest, and the one before it.

    Raises InputError: no-run, no-run-yet, no-run-before.
    """
    later = open_run(connection, second)
    if first is not None:
        return open_run(connection, first), later
    known = [head for head, _units in runs(connection) if head.id < later.id]
    if not known:
        raise refuse("no-run-before", run=later.id)
    return known[-1], later


def compare_runs(connection: Connection, first: RunHead, second: RunHead) -> Comparison:
    """Compare two score runs. Raises InputError: run-differs."""
    sides = Side.of(connection, first), Side.of(connection, second)
    found = compare(connection, *sides)
    for head, nth in (first, 0), (second, 1):
        kept = {r.code: (r.total, r.halves) for r in results(connection, head.id)}
        for each in found.changes:
            now = (each.before, each.after)[nth]
            if kept[each.row.code] != (now.total, now.halves):
                raise refuse("run-differs", run=head.id, unit=each.row.code)
    return found


def compare(connection: Connection, first: Side, second: Side) -> Comparison:
    """Compare two results."""
    walk = _Walk.of(connection, first, second)
    rows = read_units(connection)
    both = [unit for unit in walk.before if unit in walk.after]
    return Comparison(
        tuple(walk.change(unit, rows[unit]) for unit in both),
        tuple(rows[unit] for unit in walk.before if unit not in walk.after),
        tuple(rows[unit] for unit in walk.after if unit not in walk.before),
        second.scheme,
        walk.after,
    )


@dataclass(frozen=True, slots=True)
class _Walk:
    """Everybody before, after, and half-way: later facts under the first scheme."""

    bench: Bench  # of the half-way
    before: Mapping[int, Judgement]
    half: Mapping[int, Judgement]
    after: Mapping[int, Judgement]
    was: Mapping[int, Standing]
    now: Mapping[int, Standing]

    @classmethod
    def of(cls, connection: Connection, first: Side, second: Side) -> _Walk:
        """Judge everybody three times."""
        one, other = first.bench(connection), second.bench(connection)
        before = one.judge(one.fold(first.run))
        after = other.judge(other.fold(second.run))
        middle = _half_way(first, second)
        if middle == first:
            bench, half = one, before
        elif middle == second:
            bench, half = other, after
        else:
            bench = middle.bench(connection)
            half = bench.judge(bench.fold(middle.run))
        standings = one.standings(before), other.standings(after)
        return cls(bench, before, half, after, *standings)

    def change(self, unit: int, row: UnitRow) -> Change:
        """Walk with one unit."""
        before, after = self.before[unit], self.after[unit]
        steps = (*self._facts(unit), *_scheme(self.half[unit], before, after))
        return Change(
            row,
            after.unit.class_id,
            self.was[unit],
            self.now[unit],
            tuple(step for step in steps if step.points),
            dict(_leaves(before, after)),
        )

    def _facts(self, unit: int) -> Iterator[Step]:
        """Yield the steps of facts, leaf by leaf, then those of the other units."""
        before, half = self.before[unit], self.half[unit]
        own, struck = self._own(before, half), half.outcome.vetoes
        stages = [
            _Stage("", "facts", before.judged, before.outcome.vetoes),
            *_leaf_by_leaf(before.sheet, before.judged, own, before.outcome.vetoes),
            _Stage(VETOES, "facts", own, struck),
            *_leaf_by_leaf(before.sheet, own, half.judged, struck, others=True),
        ]
        decided = before.outcome.decided
        totals = [
            _total(judge(before.sheet, stage.judged, stage.vetoes, decided))
            for stage in stages
        ]
        for stage, (was, now) in zip(stages[1:], pairwise(totals), strict=True):
            yield Step(stage.where, stage.cause, now - was)

    def _own(self, before: Judgement, half: Judgement) -> Sequence[Judged]:
        """Judge the later facts of a unit with the other units as they were."""
        if self.bench.alone(half.unit.class_id):
            return half.judged
        rows = list(half.rows)
        for look, _asked in asked_of(before.sheet):
            rows[look] = before.rows[look]
        sheet = _as_it_was(before.sheet, half.sheet)
        return Leaves(self.bench.judging, sheet, CellBook(0)).of(rows)


def _as_it_was(before: Sheet, half: Sheet) -> Sheet:
    """Set units against those of before, or of later where nobody was seen before."""
    leaves = (
        replace(
            was,
            methods=tuple(
                later if relative(method) else method
                for method, later in zip(was.methods, now.methods, strict=True)
            ),
        )
        for was, now in zip(before.leaves, half.leaves, strict=True)
    )
    return replace(before, leaves=tuple(leaves))


class _Stage(NamedTuple):
    """A unit on the way, and what was changed last."""

    where: str
    cause: Cause
    judged: Sequence[Judged]
    vetoes: tuple[Hit, ...]


def _leaf_by_leaf(
    sheet: Sheet,
    was: Sequence[Judged],
    now: Sequence[Judged],
    vetoes: tuple[Hit, ...],
    *,
    others: bool = False,
) -> Iterator[_Stage]:
    """Put one leaf after another in the place of what it was."""
    for leaf in sheet.leaves:
        old, new = was[leaf.place][0], now[leaf.place][0]
        if (old.points, old.looked, old.applicable) == (
            *(new.points, new.looked, new.applicable),
        ):
            continue
        cause: Cause = "facts" if old.looked == new.looked else "coverage"
        judged = [*now[: leaf.place + 1], *was[leaf.place + 1 :]]
        yield _Stage(leaf.indicator.id, "others" if others else cause, judged, vetoes)


def _scheme(half: Judgement, before: Judgement, after: Judgement) -> Iterator[Step]:
    """Yield the steps of the scheme, and of what was decided."""
    decided = before.outcome.decided
    old = judge(before.sheet, half.judged, half.outcome.vetoes, decided)
    new = judge(after.sheet, after.judged, after.outcome.vetoes, decided)
    rest = _total(new) - _total(old)
    was, now = _counted(before, old), _counted(after, new)
    for leaf in {**was, **now}:
        moved = now.get(leaf, Fraction()) - was.get(leaf, Fraction())
        rest -= moved
        yield Step(leaf, "scheme", moved)
    yield Step(REST, "scheme", rest)
    yield Step(DECIDED, "adjustments", _total(after.outcome) - _total(new))


def _counted(judged: Judgement, outcome: Outcome) -> dict[str, Fraction]:
    """Give the points of each leaf; those that are taken off in the end, below 0."""
    by_id = {i.id: i for i in judged.sheet.indicators}
    return {
        leaf.indicator.id: -points if is_fault(by_id, leaf.indicator) else points
        for leaf, points in _points(judged.sheet, outcome)
        if points is not None
    }


def _leaves(
    before: Judgement, after: Judgement
) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    """Give the points of each leaf, before and after; None: left out, or not there."""
    was, now = (
        {
            leaf.indicator.id: points
            for leaf, points in _points(each.sheet, each.outcome)
        }
        for each in (before, after)
    )
    return {leaf: (was.get(leaf), now.get(leaf)) for leaf in {**was, **now}}


def _points(sheet: Sheet, outcome: Outcome) -> Iterator[tuple[Leaf, Fraction | None]]:
    for leaf in sheet.leaves:
        yield leaf, exact(outcome.values[leaf.place])


def _total(outcome: Outcome) -> Fraction:
    return outcome.total or Fraction()


def _half_way(first: Side, second: Side) -> Side:
    """Take the facts of the second, the scheme and the classes of the first."""
    classes = {unit.id: unit.class_id for unit in first.units}
    units = (
        replace(unit, class_id=classes.get(unit.id, unit.class_id))
        for unit in second.units
    )
    known = tuple(unit for unit in units if unit.class_id in first.scheme.sheets)
    return replace(second, scheme=first.scheme, units=known)
