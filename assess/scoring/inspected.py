"""Inspectors beside each other: whether they agree, and how strict each of them is.

An observation is worth what it would earn alone. Only what stands, counts by the scheme
and names an inspector is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from assess.measures import weighing
from assess.methods import relative
from assess.records.shapes import DETAIL, OBSERVATION, SERIES, UNIT
from assess.records.standing import stands
from assess.records.states import State
from assess.records.tally import Tally
from assess.scoring.cells import cell_of
from assess.scoring.sheet import sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from assess.records.fold import Row
    from assess.scheme.model import Indicator
    from assess.scoring.cells import Judging
    from assess.scoring.sheet import Leaf, Sheet


class Looked(NamedTuple):
    """What one inspector saw last of one unit and check."""

    inspector: str
    unit: str  # its name
    series: int
    kind: str
    indicator: Indicator
    value: int  # see Reading
    share: Fraction | None  # of the full marks; None where it earns nothing by itself


@dataclass(frozen=True, slots=True)
class Twice:
    """One unit and check that two inspectors saw."""

    one: Looked
    other: Looked

    @property
    def agrees(self) -> bool:
        """Tell whether both saw the same."""
        return self.one.value == self.other.value


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two inspectors agree, and by how much one is milder than the other."""

    one: str
    other: str
    both: int  # units and checks that both saw
    agree: int
    milder: Fraction | None  # shares that `one` gave above those of `other`, on average


@dataclass(frozen=True, slots=True)
class Inspector:
    """What one inspector gave, beside what others gave on the same indicators."""

    name: str
    looked: int
    units: int
    share: Fraction | None  # of the full marks, on average
    others: Fraction | None  # where others looked at the same indicators
    milder: Fraction | None  # above what the others gave there
    both: int
    agree: int


def looked_at(connection: Connection, judging: Judging) -> list[Looked]:
    """Give what each inspector saw last of each unit and check."""
    scheme = judging.scheme
    sheets = sheets_of(scheme)
    by_check = {name: _leaves(sheet) for name, sheet in sheets.items()}
    query: Select[Any] = (
        select(
            DETAIL.c.inspector,
            UNIT.c.name,
            UNIT.c.class_id,
            OBSERVATION.c.series,
            SERIES.c.kind,
            SERIES.c.source,
            SERIES.c.check_code,
            OBSERVATION.c.seen,
            OBSERVATION.c.value,
        )
        .join_from(OBSERVATION, DETAIL, DETAIL.c.observation == OBSERVATION.c.id)
        .join(SERIES, SERIES.c.id == OBSERVATION.c.series)
        .join(UNIT, UNIT.c.id == OBSERVATION.c.unit)
        .where(DETAIL.c.inspector != "", stands())
        .where(OBSERVATION.c.state == State.OBSERVED.value)
        .order_by(OBSERVATION.c.seen, OBSERVATION.c.id)
    )
    found: dict[tuple[str, str, int], Looked] = {}
    for row in connection.execute(query):
        sheet = sheets.get(row.class_id)
        fed = by_check.get(row.class_id, {}).get((row.source, row.check_code))
        if sheet is None or fed is None:
            continue
        leaf, nth = fed
        window = sheet.looks[leaf.looks[nth]].window
        if window.first <= row.seen <= window.last:
            share = _share(judging, sheet, fed, row)
            found[row.inspector, row.name, row.series] = Looked(
                row.inspector, row.name, row.series, row.kind, leaf.indicator,
                row.value, share,
            )  # fmt: skip
    return list(found.values())


def _leaves(sheet: Sheet) -> dict[tuple[str, str], tuple[Leaf, int]]:
    """Find the first leaf that a source's check feeds, and which of its looks."""
    found: dict[tuple[str, str], tuple[Leaf, int]] = {}
    for leaf in sheet.leaves:
        for nth, number in enumerate(leaf.looks):
            look = sheet.looks[number]
            found.setdefault((look.source, look.check), (leaf, nth))
    return found


def _share(
    judging: Judging, sheet: Sheet, fed: tuple[Leaf, int], row: Any
) -> Fraction | None:
    """Give the share of the full marks that one observation earns alone."""
    leaf, nth = fed
    alone = sheet.looks[leaf.looks[nth]].apart is None and leaf.target is None
    measure = leaf.indicator.observe.measure
    if not alone or weighing(measure) or relative(leaf.indicator.score):
        return None
    rows: list[Row | None] = [None] * len(sheet.looks)
    mark = 1 << 62 | row.seen << 31
    zero = int(row.value == 0)
    rows[leaf.looks[nth]] = Tally(
        0, row.series, mark, row.value, State.OBSERVED.value, 1, zero, row.value
    )
    points = cell_of(judging, leaf, nth, rows).points
    return None if points is None else points / leaf.indicator.full


def seen_twice(looks: Iterable[Looked]) -> list[Twice]:
    """Pair what two inspectors saw of the same unit and check."""
    by_matter: dict[tuple[str, int], list[Looked]] = defaultdict(list)
    for look in looks:
        by_matter[look.unit, look.series].append(look)
    return [
        Twice(*pair)
        for found in by_matter.values()
        for pair in combinations(sorted(found, key=lambda look: look.inspector), 2)
    ]


def agreements(pairs: Iterable[Twice]) -> list[Agreement]:
    """Sum up each two inspectors, those who agree least first."""
    by_two: dict[tuple[str, str], list[Twice]] = defaultdict(list)
    for pair in pairs:
        by_two[pair.one.inspector, pair.other.inspector].append(pair)
    found = [_agreement(*two, mine) for two, mine in by_two.items()]
    return sorted(found, key=lambda a: (Fraction(a.agree, a.both), a.one, a.other))


def _agreement(one: str, other: str, pairs: Sequence[Twice]) -> Agreement:
    apart = [
        pair.one.share - pair.other.share
        for pair in pairs
        if pair.one.share is not None and pair.other.share is not None
    ]
    agree = sum(pair.agrees for pair in pairs)
    return Agreement(one, other, len(pairs), agree, _mean(apart))


def inspectors(looks: Sequence[Looked], pairs: Iterable[Twice]) -> list[Inspector]:
    """Sum up each inspector, the strictest first."""
    mine: dict[str, list[Looked]] = defaultdict(list)
    by_series: dict[int, list[Looked]] = defaultdict(list)
    for look in looks:
        mine[look.inspector].append(look)
        by_series[look.series].append(look)
    twice: dict[str, list[Twice]] = defaultdict(list)
    for pair in pairs:
        twice[pair.one.inspector].append(pair)
        twice[pair.other.inspector].append(pair)
    found = (_inspector(n, own, by_series, twice[n]) for n, own in mine.items())
    return sorted(found, key=lambda i: (i.milder is None, i.milder or 0, i.name))


def _inspector(
    name: str,
    own: Sequence[Looked],
    by_series: Mapping[int, Sequence[Looked]],
    twice: Sequence[Twice],
) -> Inspector:
    beside = list(_beside(name, own, by_series))
    return Inspector(
        name=name,
        looked=len(own),
        units=len({look.unit for look in own}),
        share=_mean([look.share for look in own if look.share is not None]),
        others=_mean([others for _mine, others in beside]),
        milder=_mean([mine - others for mine, others in beside]),
        both=len(twice),
        agree=sum(pair.agrees for pair in twice),
    )


def _beside(
    name: str, own: Iterable[Looked], by_series: Mapping[int, Sequence[Looked]]
) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield each share that an inspector gave, and the mean of others' on the same."""
    means: dict[int, Fraction | None] = {}
    for look in own:
        if look.series not in means:
            given = [
                other.share
                for other in by_series[look.series]
                if other.inspector != name and other.share is not None
            ]
            means[look.series] = _mean(given)
        others = means[look.series]
        if look.share is not None and others is not None:
            yield look.share, others


def _mean(shares: Sequence[Fraction]) -> Fraction | None:
    return sum(shares, Fraction()) / len(shares) if shares else None
