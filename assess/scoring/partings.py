"""The folds that keep observations apart, beside those of whole windows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from heapq import merge
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from sqlalchemy import select

from assess.records.fold import among, fold_apart
from assess.records.series import words_of
from assess.records.shapes import OBSERVATION, SERIES, UNIT
from assess.records.standing import corrected_any, stands
from assess.records.tally import Tally
from assess.scoring.by_unit import ByUnit
from assess.scoring.parts import parts_of, time_there, with_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Select

    from assess.records.elsewhere.brought import Brought
    from assess.records.fold import PartRow, Row, Units, Window
    from assess.records.tally import Part
    from assess.scoring.looking import Look
    from assess.scoring.sheet import Sheet
    from assess.scoring.streams import Assessed

DAYS_THERE: Final = (UNIT.c.valid_from, UNIT.c.valid_to)
_VALUE: Final = Tally._fields.index("value")

_How: TypeAlias = "tuple[Window, tuple[int, ...]]"
"""A window, and the edges of its periods."""


class Wanting(NamedTuple):
    """A look of a sheet that wants the parts of what it sees."""

    class_id: str
    number: int
    look: Look
    series: frozenset[int]


def partings_of(
    connection: Connection,
    sheets: Mapping[str, Sheet],
    now: int,
    cutoff: int | None,
    units: Units,
    brought: Brought | None,
) -> list[Parting]:
    """Give one for all looks that are parted in the same way; none for most schemes."""
    found: dict[_How, list[Wanting]] = defaultdict(list)
    for name, sheet in sheets.items():
        for number, look in enumerate(sheet.looks):
            if look.apart and (series := series_of(connection, look)):
                wanting = Wanting(name, number, look, series)
                found[look.window, look.apart.edges].append(wanting)
    if not found:
        return []
    words = words_of(connection)
    known = [among(units)]
    known += [stands(cutoff)] if corrected_any(connection) else []
    known += [] if cutoff is None else [OBSERVATION.c.id <= cutoff]
    partings = []
    for (window, edges), wanted in found.items():
        rows = fold_apart(connection, window, _fed(wanted), edges, *known)
        if brought:
            rows = merge(rows, brought.rows(window, edges), key=itemgetter(0))
        partings.append(Parting(ByUnit(rows), wanted, words, now))
    return partings


@dataclass(frozen=True, slots=True)
class Parting:
    """One such fold, read once, unit by unit."""

    rows: ByUnit[PartRow]
    wanted: list[Wanting]
    words: Mapping[int, str]
    now: int

    def fill(self, unit: Assessed, looks: list[Row | None]) -> None:
        """Put what the parts of this unit's looks come to where its sheet reads it."""
        rows = self.rows.take(unit.id)
        for class_id, number, look, series in self.wanted:
            held = looks[number] if class_id == unit.class_id else None
            if held is None or held[_VALUE] is None or look.apart is None:
                continue
            mine = (row for row in rows if row[1] in series)
            told = (mine, self.words, self.now, unit.there)
            parts = parts_of(look.apart, look.check, *told)
            looks[number] = with_parts(held, look.apart, parts)


def parts_behind(
    connection: Connection, unit: int, look: Look, cutoff: int, now: int
) -> list[Part]:
    """Give the parts of what a look saw of a unit, as a run of then knew them."""
    assert look.apart is not None
    series = series_of(connection, look)
    known = (OBSERVATION.c.unit == unit, OBSERVATION.c.id <= cutoff, stands(cutoff))
    rows = fold_apart(connection, look.window, series, look.apart.edges, *known)
    query: Select[Any] = select(*DAYS_THERE).where(UNIT.c.id == unit)
    there = time_there(*connection.execute(query).one())
    return parts_of(look.apart, look.check, rows, words_of(connection), now, there)


def series_of(connection: Connection, look: Look) -> frozenset[int]:
    """Find the series that feed a look."""
    query: Select[Any] = select(SERIES.c.id).where(
        SERIES.c.source == look.source, SERIES.c.check_code == look.check
    )
    return frozenset(row[0] for row in connection.execute(query))


def _fed(wanted: list[Wanting]) -> frozenset[int]:
    return frozenset().union(*(one.series for one in wanted))
