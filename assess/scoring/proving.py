"""The search for a fact that is made worse, and a total that rises by it.

Facts are drawn for pairs of units that differ in one check alone; both are judged as
any unit is. What is worse, a leaf's own method says. A pair that breaks the rule is
bared of all other facts that it does not need.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.records.bulk import add_rows
from assess.records.series import Numbers
from assess.records.shapes import OBSERVATION, UNIT
from assess.records.states import State as Said
from assess.records.store import create_record, tried
from assess.scoring.bench import Bench
from assess.scoring.sheet import lay_out
from assess.scoring.streams import Assessed
from assess.scoring.worsening import direction_of, subjects_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Connection

    from assess.scheme.model import Scheme
    from assess.scoring.bench import Rows
    from assess.scoring.panel import Judgement
    from assess.scoring.worsening import State, Subject
    from assess.workdays import WorkCalendar

_AT_ONCE: Final = 400  # pairs judged together
_OTHERS: Final = 4  # further units of a class in which units depend on each other
_SILENT: Final = 0.1  # how often nobody looked
_STRAY: Final = 0.15  # how far what is seen may be from how good the unit is
_STRUCK: Final = 0.1  # how often what only vetoes look at is seen at all


class Change(NamedTuple):
    """One check whose facts are others in a second unit."""

    subject: int
    before: int  # which of its states
    after: int
    good: float | None = None  # how good all else is, 0 to 1; None: as it is drawn

    @property
    def both(self) -> tuple[int, int]:
        """The states of the two units."""
        return self.before, self.after


@dataclass(frozen=True, slots=True)
class Counterexample:
    """A fact made worse, and a total that rose."""

    class_id: str
    subject: Subject
    states: tuple[State, State]  # the better first
    better: Judgement  # with the better fact, and the lower total
    worse: Judgement


@dataclass(frozen=True, slots=True)
class Proof:
    """What a search came to."""

    trials: int
    changes: int  # different ones: this check, from this to that
    found: tuple[Counterexample, ...]  # one for each check


def search(
    scheme: Scheme,
    calendar: WorkCalendar,
    *,
    trials: int,
    seed: int,
    progress: Callable[[int], None],
) -> Proof:
    """Try every change of one check at least once, and at least `trials` in all."""
    chance = Random(seed)  # noqa: S311 - no secret
    done, changes = 0, 0
    found: list[Counterexample] = []
    with TemporaryDirectory() as folder:
        record = create_record(Path(folder) / "record.db")
        classes = [c.id for c in scheme.classes if c.unscored is None]
        for class_id in classes:
            with record.trying() as connection:
                tour = _Tour(connection, scheme, calendar, class_id, chance)
                drawn = tour.changes(-(-trials // len(classes)))
                changes += len({change[:3] for change in drawn})
                done += len(drawn)
                for start in range(0, len(drawn), _AT_ONCE):
                    some = drawn[start : start + _AT_ONCE]
                    found += tour.broken(some)
                    progress(len(some))
        record.engine.dispose()
    return Proof(done, changes, tuple(_one_of_each(found)))


def _one_of_each(found: Sequence[Counterexample]) -> Iterator[Counterexample]:
    """Keep the one that rises most of each check."""
    by_check: dict[tuple[str, str, str], list[Counterexample]] = defaultdict(list)
    for each in found:
        key = (each.class_id, each.subject.source, each.subject.check)
        by_check[key].append(each)
    for same in by_check.values():
        yield max(same, key=_rise)


def _rise(each: Counterexample) -> Fraction:
    better, worse = each.better.outcome.total, each.worse.outcome.total
    assert worse is not None
    return worse - (better or Fraction())


class _Tour:
    """Draws facts for the units of one class, and judges them."""

    def __init__(
        self,
        connection: Connection,
        scheme: Scheme,
        calendar: WorkCalendar,
        class_id: str,
        chance: Random,
    ) -> None:
        self._connection, self._class, self._chance = connection, class_id, chance
        self._sheet = lay_out(scheme, class_id)
        self._subjects = subjects_of(self._sheet)
        now = max((s.window.last for s in self._subjects), default=0) + 1
        self._bench = Bench(connection, scheme, calendar, [], now=now)
        self._directions = [
            direction_of(self._sheet.indicators, leaf) for leaf in self._sheet.leaves
        ]
        self._leading = [self._leads(subject) for subject in self._subjects]
        numbers = Numbers.read(connection)
        self._series = [numbers.of_series(s.key, s.reading) for s in self._subjects]
        self._words = {
            value: numbers.of_word(value)
            for subject in self._subjects
            for state in subject.states
            for value in state
            if isinstance(value, str)
        }
        self._count = 0

    def _leads(self, subject: Subject) -> int | None:
        """Tell where more of it leads: up (1), down (-1); None: to a veto at most."""
        fed = [leaf.place for leaf in self._sheet.leaves if subject.look in leaf.looks]
        if fed:
            return 1 if self._directions[fed[0]] >= 0 else -1
        return None if subject.look in self._sheet.veto_looks.values() else 1

    def changes(self, trials: int) -> list[Change]:
        """Draw what is changed: each step from one state to the next, then any."""
        wanted = [n for n, s in enumerate(self._subjects) if len(s.states) > 1]
        drawn = [
            Change(number, *step, good)
            for number in wanted
            for step in pairwise(range(len(self._subjects[number].states)))
            for good in (0.0, 1.0)
        ]
        while wanted and len(drawn) < trials:
            number = self._chance.choice(wanted)
            of = range(len(self._subjects[number].states))
            drawn.append(Change(number, *sorted(self._chance.sample(of, 2))))
        return drawn

    def broken(self, changes: Sequence[Change]) -> list[Counterexample]:
        """Draw a pair of units for each change, and give those that break the rule."""
        with tried(self._connection):
            alone = self._bench.alone(self._class)
            units: list[Assessed] = []
            rows: list[tuple[int, ...]] = []
            groups = [
                self._group(c, rows, others=0 if alone else _OTHERS) for c in changes
            ]
            for group in groups:
                units += group
            self._write(units, rows)
            self._bench.units = {unit.id: unit for unit in units}
            folded = self._bench.fold()
            judged = self._bench.judge(folded) if alone else {}
            found = []
            for change, (one, other, *beside) in zip(changes, groups, strict=True):
                both = one.id, other.id
                if not alone:
                    judged = self._among(folded, both, [unit.id for unit in beside])
                if broken := self._breaks(change, judged[one.id], judged[other.id]):
                    found.append(self._bared(change, broken) if alone else broken)
            return found

    def _group(
        self, change: Change, rows: list[tuple[int, ...]], *, others: int
    ) -> list[Assessed]:
        """Draw two units that differ in one check, and others to stand beside them."""
        facts = self._facts(change.good)
        drawn = [{**facts, change.subject: state} for state in change.both]
        drawn += [self._facts() for _other in range(others)]
        return [self._unit(each, rows) for each in drawn]

    def _facts(self, given: float | None = None) -> dict[int, int]:
        """Say which state of each check is seen, of a unit that is so and so good."""
        good, facts = self._chance.random() if given is None else given, {}
        stray = _STRAY if given is None else 0
        for number, subject in enumerate(self._subjects):
            leads = self._leading[number]
            silent = _SILENT if leads else 1 - _STRUCK
            if stray and self._chance.random() < silent and len(subject.states) > 1:
                continue
            if not (stray or leads):
                continue  # no veto hides what all else comes to
            own = good if leads != -1 else 1 - good
            share = own + self._chance.uniform(-stray, stray)
            last = len(subject.states) - 1
            facts[number] = min(max(round(share * last), 0), last)
        return facts

    def _unit(self, facts: dict[int, int], rows: list[tuple[int, ...]]) -> Assessed:
        """Give a unit its number, and add the rows of what is seen of it."""
        self._count += 1
        unit = self._count
        for number, state in facts.items():
            subject, series = self._subjects[number], self._series[number]
            values = subject.states[state]
            for value, seen in zip(values, subject.moments(len(values)), strict=True):
                kept = value if isinstance(value, int) else self._words[value]
                self._count += 1
                rows.append((unit, series, seen, self._count, kept, Said.OBSERVED))
        return Assessed(unit, self._class)

    def _write(self, units: Sequence[Assessed], rows: list[tuple[int, ...]]) -> None:
        names = [(unit.id, f"U{unit.id}") for unit in units]
        rest = (self._class, None, "", "", "", "", None, None, None)
        listed = [(number, name, name, *rest) for number, name in names]
        add_rows(self._connection, UNIT, listed)
        add_rows(self._connection, OBSERVATION, rows)

    def _among(
        self, folded: dict[int, Rows], both: tuple[int, int], beside: Sequence[int]
    ) -> dict[int, Judgement]:
        """Judge each of two units among the same others."""
        found = {}
        for unit in both:
            mine = {number: folded[number] for number in (unit, *beside)}
            found[unit] = self._bench.judge(mine)[unit]
        return found

    def _breaks(
        self, change: Change, one: Judgement, other: Judgement
    ) -> Counterexample | None:
        """Give a counterexample if the worse of two facts has the higher total."""
        sign = self._worse(self._subjects[change.subject], one, other)
        better, worse = (one, other) if sign < 0 else (other, one)
        low, high = better.outcome.total, worse.outcome.total
        if not sign or high is None or (low is not None and high <= low):
            return None
        subject = self._subjects[change.subject]
        states = subject.states[change.before], subject.states[change.after]
        told = states if sign < 0 else (states[1], states[0])
        return Counterexample(self._class, subject, told, better, worse)

    def _worse(self, subject: Subject, one: Judgement, other: Judgement) -> int:
        """Tell which of two is worse: below 0 the other, above 0 the one, 0 neither.

        What a leaf measures decides, those that earn before those that are added or
        taken off; without any, a veto that only one of them meets.
        """
        signs: dict[bool, set[int]] = {True: set(), False: set()}
        fed = [leaf for leaf in self._sheet.leaves if subject.look in leaf.looks]
        for leaf in fed:
            nth = leaf.looks.index(subject.look)
            if leaf.indicator.inflated and not nth:
                continue  # a lower claim is no worse fact
            cells = (each.judged[leaf.place][0].cells[nth] for each in (one, other))
            before, after = (cell.measure for cell in cells)
            if before is not None and after is not None and before != after:
                moved = 1 if after > before else -1
                merit = bool(self._sheet.chains[leaf.place])
                signs[merit].add(moved * self._directions[leaf.place])
        if not fed:
            hits = [
                {hit.number for hit in each.outcome.vetoes} for each in (one, other)
            ]
            return (hits[0] > hits[1]) - (hits[0] < hits[1])
        told = signs[True] or signs[False]
        return told.pop() if len(told) == 1 else 0

    def _bared(self, change: Change, found: Counterexample) -> Counterexample:
        """Take away all other facts that are not needed."""
        own = found.subject.source, found.subject.check
        looks = self._sheet.looks
        checks = dict.fromkeys((look.source, look.check) for look in looks)
        for check in checks:
            of = [
                n for n, look in enumerate(looks) if (look.source, look.check) == check
            ]
            if check == own or not any(found.better.rows[n] for n in of):
                continue
            both = {
                each.unit.id: [
                    None if n in of else row for n, row in enumerate(each.rows)
                ]
                for each in (found.better, found.worse)
            }
            judged = self._bench.judge(both)
            one, other = sorted(judged)  # as they were drawn
            if broken := self._breaks(change, judged[one], judged[other]):
                found = broken
        return found
