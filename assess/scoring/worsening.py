"""What can be seen of a check, from little to much: facts to draw and to change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.measures.count import Count
from assess.measures.days_late import DaysLate
from assess.measures.share_failing import ShareFailing
from assess.measures.short_periods import ShortPeriods
from assess.methods import limits
from assess.records.states import SCALE
from assess.scoring.bests import is_fault, spoken
from assess.scoring.sheet import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assess.measures import Measure
    from assess.records.fold import Window
    from assess.records.states import Reading
    from assess.scheme.model import Indicator
    from assess.scheme.vetoes import Condition
    from assess.scoring.bests import Value
    from assess.scoring.sheet import Leaf, Sheet

_PLAIN: Final = (0, 1, 2, 3, 5, 8, 10, 20, 50, 100)  # tried beside what a method says
_LOOKS: Final = 20  # tries of which some fail; also cases that are counted
_MOST_LOOKS: Final = 200
_DAYS: Final = (-30, -1, 0, 1, 2, 3, 5, 8, 10, 15, 20, 30, 60, 90, 200)
_PERIODS: Final = 12
_TOO_MUCH: Final = 10**9
_TARGET: Final = 10  # what every unit should reach

State = tuple["Value", ...]
"""Values that may be seen together."""


class Subject(NamedTuple):
    """A check that a source looks at in some days, and what it may see there."""

    source: str
    check: str
    kind: str
    reading: Reading
    window: Window
    states: tuple[State, ...]  # from less to more of what is measured
    look: int  # of the sheet

    @property
    def key(self) -> tuple[str, str, str]:
        """What its series is known by."""
        return self.source, self.check, self.kind

    def moments(self, many: int) -> list[int]:
        """Spread so many looks over the days, the first ones early."""
        first, last = self.window.first, self.window.last
        longest = max(map(len, self.states))
        return [first + (n + 1) * (last - first) // (longest + 1) for n in range(many)]


@dataclass(slots=True)
class _Fed:
    """What a look feeds: leaves, parts of vetoes, or a target."""

    leaves: list[Leaf] = field(default_factory=list)
    parts: list[Condition] = field(default_factory=list)

    @property
    def reading(self) -> Reading:
        """Say how its values are written."""
        if self.leaves:
            return self.leaves[0].indicator.reading
        measure = self.parts[0].measure if self.parts else None
        return (measure.reading if measure else None) or "number"

    @property
    def measure(self) -> Measure | None:
        """Give what is measured, by the first that measures it."""
        if self.leaves:
            return self.leaves[0].indicator.observe.measure
        return self.parts[0].measure if self.parts else None

    def spoken(self) -> Iterator[Fraction]:
        """Give the numbers that methods, indicators and vetoes speak of."""
        said: list[object] = [part.bounds for part in self.parts]
        for leaf in self.leaves:
            said += [leaf.indicator.score, leaf.indicator.full]
        for each in said:
            yield from (number for number in spoken(each) if 0 <= number < _TOO_MUCH)


def subjects_of(sheet: Sheet) -> list[Subject]:
    """Find everything that can be looked at for a class."""
    fed: dict[int, _Fed] = defaultdict(_Fed)
    for leaf in sheet.leaves:
        for look in leaf.looks:
            fed[look].leaves.append(leaf)
    for _number, veto in sheet.vetoes:
        for part in parts_of(veto.when):
            fed[sheet.look(part)].parts.append(part)
    targets = (leaf.target for leaf in sheet.leaves if leaf.target is not None)
    found = {look: fed[look] for look in (*fed, *targets)}
    subjects = (_subject(sheet, look, by) for look, by in found.items())
    return [s for s in subjects if s.check and s.window.first <= s.window.last]


def _subject(sheet: Sheet, look: int, by: _Fed) -> Subject:
    seen = sheet.looks[look]
    kinds = seen.weighing.kinds if seen.weighing else {}
    return Subject(
        source=seen.source,
        check=seen.check,
        kind=next((kind for kind, weight in kinds.items() if weight), ""),
        reading=by.reading,
        window=seen.window,
        states=_states(by),
        look=look,
    )


def _states(by: _Fed) -> tuple[State, ...]:
    """Give what may be seen, from less to more; one alone is never changed."""
    measure = by.measure
    if measure is None:
        return ((_TARGET * SCALE,),)
    levels = by.leaves[0].indicator.levels if by.leaves else {}
    if levels:
        return tuple((word,) for word in sorted(levels, key=levels.__getitem__))
    if isinstance(measure, DaysLate):
        days = sorted({*_DAYS, *map(int, by.spoken())})
        return tuple(((measure.due + timedelta(d)).toordinal(),) for d in days)
    if isinstance(measure, ShareFailing | Count | ShortPeriods):
        return _counted(by, measure)
    if by.reading == "yes-no":
        return (0,), (SCALE,)
    return tuple((value,) for value in _numbers(by))


def _counted(
    by: _Fed, measure: ShareFailing | Count | ShortPeriods
) -> tuple[State, ...]:
    """Give what several looks may see together."""
    if isinstance(measure, ShortPeriods):
        quota = SCALE if measure.take == "count" else int(measure.quota * SCALE)
        return tuple((0, *[quota] * n) for n in range(_PERIODS + 1))
    if isinstance(measure, Count):
        said = {int(number) for number in by.spoken() if number < _MOST_LOOKS}
        times = sorted({*range(_LOOKS), *said, *(n + 1 for n in said)})
        return tuple((SCALE,) * n or (0,) for n in times)
    samples = (part.sample for part in by.parts if part.sample)
    wanted = max((s.per_day * s.days for s in samples), default=0)
    looks = min(max(_LOOKS, wanted), _MOST_LOOKS)
    failed = sorted({*range(_LOOKS + 1), looks // 2, looks})
    return tuple((*[0] * n, *[SCALE] * (looks - n)) for n in failed)


def _numbers(by: _Fed) -> list[int]:
    """Give numbers on all sides of those that a method or a veto speaks of."""
    said = sorted({*map(Fraction, _PLAIN), *by.spoken()})
    least, most = said[0], 2 * said[-1]
    times = 1
    for leaf in by.leaves:
        assert leaf.indicator.score is not None
        allowed = limits(leaf.indicator.score, leaf.indicator.full)
        least, most = allowed or (least, most)
        times = 1 if leaf.target is None else _TARGET
    between = [(a + b) / 2 for a, b in pairwise(said)]
    kept = {each for each in (*said, *between, most) if least <= each <= most}
    return sorted({int(each * times * SCALE) for each in kept})


def direction_of(indicators: Iterable[Indicator], leaf: Leaf) -> int:
    """Tell whether more is better for a unit (1) or worse (-1); 0: neither.

    Where a method does not say, what it gives at both ends of its numbers does.
    """
    assert leaf.indicator.score is not None
    method, full = leaf.indicator.score, leaf.indicator.full
    less = method.less_is_better
    if less is None:
        numbers = sorted(_Fed([leaf]).spoken())
        ends = numbers[0] - 1, 2 * numbers[-1] + 1
        low, high = (method.points(max(end, Fraction()), full) for end in ends)
        sign = (high > low) - (high < low)
    else:
        sign = -1 if less else 1
    by_id = {each.id: each for each in indicators}
    return -sign if is_fault(by_id, leaf.indicator) else sign
