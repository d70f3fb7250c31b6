"""What a unit has not earned, and the looks that would show it put right on a day."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from assess.measures.subordinates import SUBORDINATES
from assess.records.states import SCALE, State
from assess.records.tally import Tally
from assess.scoring.bests import best_values, is_fault
from assess.scoring.sheet import parts_of
from assess.stretches import at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from assess.records.series import Numbers
    from assess.records.states import Reading
    from assess.scheme.vetoes import Condition
    from assess.scoring.bests import Value
    from assess.scoring.looking import Look
    from assess.scoring.panel import Judgement
    from assess.scoring.sheet import Leaf

_DAY: int = 86400
_LATE: int = 86340  # 23:59, where something else was seen that day

Why = Literal["over", "not-yet", "sealed", "gone", "stays", "below", "no-target"]
"""Its time is over, or did not begin; the day is sealed; the unit does not exist; what
was found stays found; it is up to the subordinates; the unit has no target."""


class Today(NamedTuple):
    """The day on which something may be seen."""

    day: date
    sealed: bool = False  # nothing about it is taken in any more
    there: bool = True  # the unit exists


class Entry(NamedTuple):
    """One look, as it would be recorded."""

    source: str
    check: str
    kind: str
    reading: Reading
    value: Value
    seen: int

    def row(
        self, numbers: Numbers, unit: int, number: int
    ) -> tuple[int, int, int, int, int, int]:
        """Give its row of the table of observations."""
        key = (self.source, self.check, self.kind)
        series = numbers.of_series(key, self.reading)
        value = self.value if isinstance(self.value, int) else None
        if value is None:
            value = numbers.of_word(str(self.value))
        return unit, series, self.seen, number, value, State.OBSERVED


Way = tuple[Entry, ...]


class Bar(NamedTuple):
    """Why a source can show nothing better."""

    source: str
    why: Why
    day: int = 0  # the last second of what is over, the first of what is to come


@dataclass(frozen=True, slots=True)
class Gap:
    """Something not earned: by leaves, or for a veto that struck."""

    leaves: tuple[int, ...]  # their places
    vetoes: tuple[int, ...]  # their numbers in the scheme
    lost: Fraction  # points of the leaves
    until: int  # the last second at which it can be shown; 0: it cannot
    ways: tuple[Way, ...]  # which of them is best, only scoring can tell
    bars: tuple[Bar, ...]

    @property
    def checks(self) -> frozenset[tuple[str, str]]:
        """The sources and checks under which something would be recorded."""
        return frozenset((e.source, e.check) for way in self.ways for e in way)


def gaps_of(judged: Judgement, numbers: Numbers, today: Today) -> list[Gap]:
    """Find all that a unit has not earned: vetoes first, then leaf by leaf.

    What would be recorded under the same source and check is one gap.
    """
    desk = _Desk(judged, numbers, today)
    found = list(chain(desk.vetoes(), desk.leaves()))
    apart: list[Gap] = []
    for gap in found:
        same = [g for g in apart if g.checks & gap.checks]
        apart = [g for g in apart if g not in same]
        apart.append(_joined([*same, gap]))
    return apart


def _joined(gaps: list[Gap]) -> Gap:
    """Make one of gaps that share what would be recorded."""
    if len(gaps) == 1:
        return gaps[0]
    ways = [way for gap in gaps for way in gap.ways]
    last = chain.from_iterable(gap.ways[-1] for gap in gaps if gap.ways)
    return Gap(
        tuple(sorted(chain.from_iterable(gap.leaves for gap in gaps))),
        tuple(sorted(chain.from_iterable(gap.vetoes for gap in gaps))),
        sum((gap.lost for gap in gaps), Fraction()),
        max(gap.until for gap in gaps),
        tuple(dict.fromkeys([*ways, tuple(dict.fromkeys(last))])),
        tuple(dict.fromkeys(chain.from_iterable(gap.bars for gap in gaps))),
    )


@dataclass(frozen=True, slots=True)
class _Desk:
    """One unit on a day."""

    judged: Judgement
    numbers: Numbers
    today: Today

    @property
    def day(self) -> date:
        """The day."""
        return self.today.day

    def leaves(self) -> Iterator[Gap]:
        """Yield what leaves have not earned."""
        sheet = self.judged.sheet
        by_id = {i.id: i for i in sheet.indicators}
        for leaf, (cell, _points, _number) in zip(
            sheet.leaves, self.judged.judged, strict=True
        ):
            fault = is_fault(by_id, leaf.indicator)
            lost = lost_of(leaf, cell.points, fault=fault)
            if lost and cell.state != "not-applicable":
                yield self._gap(leaf, lost, fault=fault)

    def _gap(self, leaf: Leaf, lost: Fraction, *, fault: bool) -> Gap:
        found = [self._source(leaf, nth, fault=fault) for nth in range(len(leaf.looks))]
        ways = [each for each in found if each and not isinstance(each, Bar)]
        bars = [each for each in found if isinstance(each, Bar)]
        if len(ways) > 1:
            ways.append(tuple(chain.from_iterable(ways)))
        return self._told([leaf.place], [], lost, ways, bars)

    def _source(self, leaf: Leaf, nth: int, *, fault: bool) -> Way | Bar:
        """Give what a source would have to see; nothing where it is content."""
        judged, source = self.judged, leaf.indicator.sources[nth]
        cell = judged.judged[leaf.place][0].cells[nth]
        if source == SUBORDINATES or cell.state == "no-target":
            return Bar(source, "below" if source == SUBORDINATES else "no-target")
        if cell.state == "not-applicable":
            return ()
        if not lost_of(leaf, cell.points, fault=fault):
            return ()
        if bar := self._shut(judged.sheet.looks[leaf.looks[nth]]):
            return bar
        seen, target = cell.measure, cell.target or Fraction(1)
        values = best_values(
            *(leaf.indicator, leaf.methods[nth], seen, target, self.day), fault=fault
        )
        made = self._entries(leaf.looks[nth], leaf.indicator.reading, values)
        return made or Bar(source, "stays")

    def _shut(self, look: Look) -> Bar | None:
        start = at(self.day)
        if start > look.window.last:
            return Bar(look.source, "over", look.window.last)
        if start + _DAY <= look.window.first:
            return Bar(look.source, "not-yet", look.window.first)
        if self.today.sealed or not self.today.there:
            return Bar(look.source, "sealed" if self.today.there else "gone", start)
        return None

    def _entries(
        self, number: int, reading: Reading, values: Iterable[tuple[str, Value]]
    ) -> Way:
        """Write values as looks of the day, after what was seen on it before."""
        look, row = self.judged.sheet.looks[number], self.judged.rows[number]
        start = at(self.day)
        seen = start if row is None or Tally(*row).seen <= start else start + _LATE
        known = self.numbers.readings.get((look.source, look.check), reading)
        return tuple(
            Entry(look.source, look.check, kind, known, value, seen)
            for kind, value in values
        )

    def vetoes(self) -> Iterator[Gap]:
        """Yield the vetoes that struck, with looks that may lift them."""
        sheet = self.judged.sheet
        for hit in self.judged.outcome.vetoes:
            parts = list(parts_of(sheet.scheme.vetoes[hit.number].when))
            looks = [sheet.looks[sheet.look(part)] for part in parts]
            bars = [bar for look in looks if (bar := self._shut(look))]
            ways = [
                self._entries(sheet.look(part), reading, [("", value)])
                for part in parts
                if not self._shut(sheet.looks[sheet.look(part)])
                for reading, value in self._lifting(part)
            ]
            yield self._told([], [hit.number], Fraction(), ways, bars)

    def _lifting(self, part: Condition) -> Iterator[tuple[Reading, Value]]:
        """Give values that may lie outside the bounds of a condition."""
        assert part.measure is not None
        if part.measure.reading == "date":
            yield "date", self.day.toordinal()
            return
        reading = part.measure.reading or "number"
        for number in (Fraction(0), Fraction(1), *_edges(part)):
            yield reading, int(number * SCALE)

    def _told(
        self,
        leaves: list[int],
        vetoes: list[int],
        lost: Fraction,
        ways: Iterable[Way],
        bars: Iterable[Bar],
    ) -> Gap:
        ways = tuple(dict.fromkeys(ways))
        sources = {(e.source, e.check) for way in ways for e in way}
        open_ = [
            look.window.last
            for look in self.judged.sheet.looks
            if (look.source, look.check) in sources and not self._shut(look)
        ]
        last = min(open_, default=0)
        return Gap(tuple(leaves), tuple(vetoes), lost, last, ways, tuple(bars))


def _edges(part: Condition) -> Iterator[Fraction]:
    bounds = part.bounds
    for edge in (bounds.at_least, bounds.above, bounds.at_most, bounds.below):
        if edge is not None and edge >= 0 and (edge * SCALE).denominator == 1:
            yield edge


def lost_of(leaf: Leaf, points: Fraction | None, *, fault: bool) -> Fraction:
    """Give the points that a leaf has not earned; of a fault, those it takes off."""
    if fault:
        return max(points or Fraction(), Fraction())
    return max(leaf.indicator.full - (points or Fraction()), Fraction())
