"""How firm ranks are: scored again with other weights, and with one cell seen anew.

A rank here is one more than the number of units that are strictly better. Weights are
drawn from a seed, so that the same seed gives the same table on every machine.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial
from operator import add, ge
from random import Random
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from assess.rounding import rounded_all
from assess.scoring.explain import decided_in, judged_of, struck_in
from assess.scoring.judge import judge
from assess.scoring.packed import Plain, is_plain
from assess.scoring.panel import Judgement, ranked_of
from assess.scoring.reweighing import reweighed
from assess.scoring.rollup import exact
from assess.scoring.runs import all_cells, results
from assess.scoring.sheet import lay_out
from assess.scoring.streams import Assessed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from assess.scheme.model import Scheme
    from assess.scoring.conditions import Hit
    from assess.scoring.leaves import Judged
    from assess.scoring.packed import Totals
    from assess.scoring.rollup import Points
    from assess.scoring.runs import UnitResult
    from assess.scoring.sheet import Sheet

STEPS: Final = (10, 25)  # percent by which weights change
_WHOLE: Final = 1000  # a factor of 1
_LAST: Final = 10**12  # more than any total
_SHARE: Final = Fraction(1, 20)  # of changes that leave two units together


@dataclass(slots=True)
class Firmness:
    """How firm one unit's rank is."""

    unit: UnitResult
    rank: int
    ranges: tuple[tuple[int, int], ...]  # best and worst rank, for each of STEPS
    seen_anew: tuple[int, int]  # with one of its cells seen anew
    group: int = 0  # units of the same number cannot be told apart; 0: it stands alone


class Cut(NamedTuple):
    """A grade line between two units that cannot be told apart."""

    above: UnitResult
    below: UnitResult
    group: int


@dataclass(frozen=True, slots=True)
class Firm:
    """How firm the ranks of a class are, best first."""

    class_id: str
    units: tuple[Firmness, ...]
    cuts: tuple[Cut, ...]


def firmness(
    connection: Connection,
    run: int,
    scheme: Scheme,
    *,
    changes: int,
    seed: int,
    progress: Callable[[int], None],
) -> list[Firm]:
    """Score a run's units again, half of the `changes` with each of STEPS."""
    found = _read(connection, run, scheme)
    stands = [Stand(scheme, name, mine) for name, mine in found]
    ids = sorted({leaf.indicator.id for s in stands for leaf in s.sheet.leaves})
    chance = Random(seed)  # noqa: S311 - no secret
    for step, percent in enumerate(STEPS):
        spread = _WHOLE * percent // 100
        for _change in range(changes // len(STEPS)):
            drawn = {name: _WHOLE + chance.randint(-spread, spread) for name in ids}
            for stand in stands:
                stand.weigh(step, drawn)
            progress(1)
    return [stand.told() for stand in stands]


class _Unit(NamedTuple):
    """A ranked unit of a run, and what it is judged from."""

    result: UnitResult
    judged: list[Judged]
    vetoes: tuple[Hit, ...]
    decided: Fraction | None


def _read(
    connection: Connection, run: int, scheme: Scheme
) -> Iterator[tuple[str, list[_Unit]]]:
    """Yield the ranked units of each class, best first."""
    kept = {
        number: judged_of(cell) for number, cell in all_cells(connection, run).items()
    }
    found: dict[str, list[_Unit]] = {}
    for result in results(connection, run, scheme.heading.equals):
        if result.halves is not None:
            parts = json.loads(result.parts)
            judged = [kept[number] for number in result.cells.split(",")]
            unit = _Unit(result, judged, struck_in(parts), decided_in(parts))
            found.setdefault(result.class_id, []).append(unit)
    yield from found.items()


@dataclass(slots=True)
class _Range:
    """The best and the worst rank of each unit so far."""

    best: list[int]
    worst: list[int]

    def meet(self, ranks: Sequence[int]) -> None:
        """Take in the ranks of one change."""
        best, worst = self.best, self.worst
        for unit, rank in enumerate(ranks):
            if rank < best[unit]:
                best[unit] = rank
            elif rank > worst[unit]:
                worst[unit] = rank


class Stand:
    """The ranked units of one class, to be weighed again and again.

    Inside, units that are judged one by one come first, then those that are packed, in
    the order in which they are unpacked.
    """

    def __init__(self, scheme: Scheme, class_id: str, units: Sequence[_Unit]) -> None:
        """Take the units, best first."""
        self.sheet = lay_out(scheme, class_id)
        self._plain, packed = _packed(self.sheet, units)
        slow = sorted(set(range(len(units))) - set(packed))
        order = [*slow, *packed]
        self._units = [units[n] for n in order]
        self._slow = len(slow)
        self._at = sorted(range(len(order)), key=order.__getitem__)  # best first
        self._keys = self._keyed([_WHOLE] * len(self.sheet.leaves))
        self._ranks = ranks_of(self._keys)
        self._ranges = [_Range(list(self._ranks), list(self._ranks)) for _ in STEPS]
        self._together = [0] * (len(units) - 1)
        self._changes = 0

    def weigh(self, step: int, drawn: Mapping[str, int]) -> None:
        """Rank the class with a factor on the marks of each leaf."""
        keys = self._keyed([drawn[leaf.indicator.id] for leaf in self.sheet.leaves])
        self._ranges[step].meet(ranks_of(keys))
        if step == 0:
            self._changes += 1
            listed = list(map(keys.__getitem__, self._at))
            passed = map(ge, listed[1:], listed)
            self._together = list(map(add, self._together, passed))

    def _keyed(self, factors: Sequence[int]) -> list[Any]:
        """Give what the units are ordered by, with a factor on each leaf."""
        keys: list[Any] = []
        if self._slow:
            sheet = reweighed(self.sheet, [Fraction(f, _WHOLE) for f in factors])
            keys = [_key(_judged(sheet, unit)) for unit in self._units[: self._slow]]
        if self._plain is not None:
            keys += self._unpacked(self._plain.weighed(factors))
        return keys

    def _unpacked(self, totals: Iterable[Totals]) -> list[Any]:
        """Give what the packed units are ordered by."""
        heading, keys = self.sheet.scheme.heading, list[Any]()
        for numbers, ratio in totals:
            if heading.rank_on == "exact":
                keys += [number * ratio for number in numbers]
            else:
                keys += rounded_all(numbers, ratio, heading.decimals, heading.rounding)
        return keys

    def told(self) -> Firm:
        """Say how firm the ranks are."""
        anew = self._seen_anew()
        found = [
            Firmness(
                self._units[at].result,
                self._ranks[at],
                tuple((r.best[at], r.worst[at]) for r in self._ranges),
                anew[at],
            )
            for at in self._at
        ]
        cuts = tuple(self._grouped(found))
        return Firm(self.sheet.class_id, tuple(found), cuts)

    def _grouped(self, found: Sequence[Firmness]) -> Iterator[Cut]:
        """Give a number to each group; yield the grade lines inside one."""
        group = 0
        for n, level in enumerate(self._together):
            above, below = found[n], found[n + 1]
            if level < _SHARE * self._changes or not self._changes:
                continue
            if not above.group:
                group += 1
            above.group = below.group = above.group or group
            if above.unit.grade != below.unit.grade:
                yield Cut(above.unit, below.unit, below.group)

    def _seen_anew(self) -> list[tuple[int, int]]:
        """Give each unit's best and worst rank with one of its cells seen anew.

        It may then be what any unit of the class earned where somebody looked.
        """
        ends = [self._ends(leaf.place) for leaf in self.sheet.leaves]
        low, high = list[Any](), list[Any]()
        for before, unit in zip(self._keys, self._units[: self._slow], strict=False):
            keys = [before, *map(_key, self._each_anew(unit, ends))]
            low.append(min(keys))
            high.append(max(keys))
        if self._plain is not None:
            seen = [[c.looked for c, *_ in u.judged] for u in self._units[self._slow :]]
            falls, rises = zip(*self._plain.swung(ends, seen), strict=True)
            low += self._unpacked(falls)
            high += self._unpacked(rises)
        ordered = sorted(self._keys)
        places = partial(_place, ordered)
        return list(
            zip(
                map(places, high, self._keys), map(places, low, self._keys), strict=True
            )
        )

    def _ends(self, place: int) -> tuple[Points, Points]:
        """Give the least and the most that a leaf earned where somebody looked."""
        cells = (unit.judged[place] for unit in self._units)
        looked = (points for cell, points, _number in cells if cell.looked)
        found = [points for points in looked if points is not None]
        return (min(found), max(found)) if found else (None, None)

    def _each_anew(
        self, unit: _Unit, ends: Sequence[tuple[Points, Points]]
    ) -> Iterator[Judgement]:
        """Judge a unit with one cell after another at its least and its most."""
        for place, (cell, points, kept) in enumerate(unit.judged):
            for end in ends[place] if cell.looked else ():
                if end is not None and end != points:
                    judged = list(unit.judged)
                    judged[place] = replace(cell, points=exact(end)), end, kept
                    yield _judged(self.sheet, unit._replace(judged=judged))


def _packed(sheet: Sheet, units: Sequence[_Unit]) -> tuple[Plain | None, list[int]]:
    """Pack the units whose totals are plain sums; tell which, as they are unpacked."""
    if not is_plain(sheet):
        return None, []
    points: dict[int, Sequence[Points]] = {}
    for n, unit in enumerate(units):
        if not unit.vetoes and unit.decided is None:
            outcome = judge(sheet, unit.judged, (), None)
            if outcome.status == "issued":
                points[n] = outcome.values[: len(sheet.leaves)]
    plain = Plain(sheet, list(points.values())) if points else None
    if plain is None or not plain.is_handy:
        return None, []
    numbers = list(points)
    return plain, [numbers[unit] for unit in plain.order]


def _judged(sheet: Sheet, unit: _Unit) -> Judgement:
    outcome = judge(sheet, unit.judged, unit.vetoes, unit.decided)
    who = Assessed(unit.result.unit, unit.result.class_id)
    return Judgement(who, sheet, (), unit.judged, outcome)


def _key(judged: Judgement) -> Any:
    """Give what a unit is ordered by: a number, or a tuple where equals are ranked."""
    ranked = ranked_of(judged)
    first, total, *more = ranked.score if ranked else (False, -_LAST)
    if judged.sheet.scheme.heading.then_by:
        return first, total, *more
    return total if first else total - _LAST


def ranks_of(keys: Sequence[Any]) -> list[int]:
    """Give the rank of each key: one more than there are higher ones."""
    rising = sorted(keys)
    ranks = dict(zip(rising, range(len(keys), 0, -1), strict=True))  # the last counts
    return list(map(ranks.__getitem__, keys))


def _place(ordered: Sequence[Any], key: Any, before: Any) -> int:
    """Give the rank of a unit that leaves its key `before` for another."""
    higher = len(ordered) - bisect_right(ordered, key)
    return 1 + higher - int(before > key)
