"""The folds of a record, brought together unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from sqlalchemy import select

from assess.messages.readings import reading_title
from assess.problems import refuse
from assess.records import engines
from assess.records.answers import ask
from assess.records.elsewhere.told import sources_of
from assess.records.fold import fold, fold_corrected
from assess.records.shapes import RESULT, SERIES, UNIT
from assess.records.standing import corrected_any
from assess.records.tally import Tally
from assess.scoring.by_unit import ByUnit
from assess.scoring.cells import merged
from assess.scoring.partings import DAYS_THERE, partings_of
from assess.scoring.parts import time_there
from assess.scoring.wanted import feeding, fields_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from assess.records.answers import Answers, Asked, ToUnits
    from assess.records.elsewhere.brought import Brought
    from assess.records.fold import Row, Units, Window
    from assess.scheme.model import Indicator, Period
    from assess.scoring.looking import Look
    from assess.scoring.sheet import Sheet

Feeds: TypeAlias = "dict[int, tuple[int, ...]]"
"""Series id -> the looks of a sheet that it feeds."""

Weighers: TypeAlias = "dict[tuple[int, int], Callable[[Row], Row]]"
"""Series id and look -> what weighs its rows, where the look's measure wants that."""


@dataclass(frozen=True, slots=True)
class Assessed:
    """A unit to score."""

    id: int
    class_id: str
    parent: int | None = None
    there: Window | None = None  # the seconds in which it exists; None: always


def units_of(connection: Connection, period: Period) -> list[Assessed]:
    """Give the units that exist at some time in the period, by id.

    One that was merged before its end is not scored: what it became is.
    """
    first, last = period.first.toordinal(), period.last.toordinal()
    query = (
        select(UNIT.c.id, UNIT.c.class_id, UNIT.c.parent, *DAYS_THERE)
        .where(UNIT.c.valid_from.is_(None) | (UNIT.c.valid_from <= last))
        .where(UNIT.c.valid_to.is_(None) | (UNIT.c.valid_to >= first))
        .where(UNIT.c.merged_into.is_(None) | (UNIT.c.valid_to >= last))
        .order_by(UNIT.c.id)
    )
    return list(map(_assessed, connection.execute(query)))


def units_in(connection: Connection, run: int) -> list[Assessed]:
    """Give the units of a run, in the classes that they had in it, by id."""
    query = (
        select(RESULT.c.unit, RESULT.c.class_id, UNIT.c.parent, *DAYS_THERE)
        .join(UNIT, UNIT.c.id == RESULT.c.unit)
        .where(RESULT.c.run == run)
        .order_by(RESULT.c.unit)
    )
    return list(map(_assessed, connection.execute(query)))


def _assessed(row: Sequence[Any]) -> Assessed:
    unit, class_id, parent, *days = row
    return Assessed(unit, class_id, parent, time_there(*days))


class Grounds(NamedTuple):
    """What tallies are taken from."""

    connection: Connection
    now: int  # what is not over then is no whole period
    cutoff: int | None = None  # the last observation; None: as the record is now
    brought: Brought | None = None  # what was folded elsewhere
    answers: Answers | None = None  # to `questions`, instead of a fold


def tallies(
    grounds: Grounds,
    units: Sequence[Assessed],
    sheets: Mapping[str, Sheet],
) -> Iterator[tuple[Assessed, list[Row | None]]]:
    """Yield each unit, by id, with a row, or None, for every look of its sheet.

    One fold for each window; all are ordered by unit, so that memory does not grow.
    """
    if not units:
        return
    connection, now, cutoff, brought, answers = grounds
    series = _series_of(connection)
    feeds = {name: _feeds(series, sheet) for name, sheet in sheets.items()}
    windows = _windows(feeds)
    weighers = {name: _weighers(series, sheet) for name, sheet in sheets.items()}
    corrected = corrected_any(connection)
    every = {one.id for one in series}
    ends = units[0].id, units[-1].id
    streams = [
        _Stream(
            _Folds(connection, window, cutoff, corrected, ends, brought),
            feeds,
            weighers,
            every,
            answers.to(window, *ends) if answers else None,
        )
        for window in windows
    ]
    partings = partings_of(connection, sheets, now, cutoff, ends, brought)
    for unit in units:
        rows: list[Row | None] = [None] * len(sheets[unit.class_id].looks)
        for stream in streams:
            stream.fill(unit, rows)
        for parting in partings:
            parting.fill(unit, rows)
        yield unit, rows


def questions(connection: Connection, sheets: Mapping[str, Sheet]) -> list[Asked]:
    """Ask for what the folds of each window come to, of all that is read of them."""
    if not engines.of(connection).KEEPS_ANSWERS or sources_of(connection):
        return []
    series = _series_of(connection)
    feeds = {name: _feeds(series, sheet) for name, sheet in sheets.items()}
    wanted = {
        window: fields_of([(sheets[n], feeds[n].get(window, {})) for n in sheets])
        for window in _windows(feeds)
    }
    return [ask(connection, window, each) for window, each in wanted.items() if each]


def _windows(feeds: Mapping[str, Mapping[Window, Feeds]]) -> list[Window]:
    return sorted({w for by_window in feeds.values() for w in by_window}, key=_edges)


class _Series(NamedTuple):
    """One thing that one source looks at, over and over; see the table `series`."""

    id: int
    source: str
    check: str
    kind: str
    reading: str


def _series_of(connection: Connection) -> list[_Series]:
    return [
        _Series(*row)
        for row in connection.execute(select(SERIES).order_by(SERIES.c.id))
    ]


def _edges(window: Window) -> tuple[int, int]:
    return window.first, window.last


def _feeds(series: Sequence[_Series], sheet: Sheet) -> dict[Window, Feeds]:
    """Find which series feed which looks of a sheet, by window."""
    found: dict[Window, Feeds] = {}
    by_check: dict[tuple[str, str], list[_Series]] = {}
    for one in series:
        by_check.setdefault((one.source, one.check), []).append(one)
    expected = {leaf.indicator.check: leaf.indicator for leaf in sheet.leaves}
    for number, look in enumerate(sheet.looks):
        by_series = found.setdefault(look.window, {})
        for one in by_check.get((look.source, look.check), ()):
            _same_reading(expected.get(look.check), look.source, one.reading)
            by_series[one.id] = (*by_series.get(one.id, ()), number)
    return found


def _weighers(series: Sequence[_Series], sheet: Sheet) -> Weighers:
    """Find what weighs the rows of a series before they enter a look."""
    weighing = [(n, look) for n, look in enumerate(sheet.looks) if look.weighing]
    return {
        (one.id, number): partial(_weighed, look, one.kind)
        for number, look in weighing
        for one in series
        if (one.source, one.check) == (look.source, look.check)
    }


def _weighed(look: Look, kind: str, row: Row) -> Row:
    tally = Tally(*row)
    assert look.weighing is not None
    if not look.weighing.knows(kind, tally):
        known = tuple(look.weighing.kinds)
        raise refuse("kind-unknown", check=look.check, kind=kind, known=known)
    return look.weighing.weighed(kind, tally)


def _same_reading(indicator: Indicator | None, source: str, reading: str) -> None:
    """Refuse a record whose values were written in another form than is now read."""
    if indicator is None or source not in indicator.sources:
        return
    wanted: str = indicator.reading
    if wanted != reading and {wanted, reading} != {"number", "yes-no"}:
        raise refuse(
            "read-otherwise",
            indicator=indicator.id,
            recorded=reading_title(reading),
            wanted=reading_title(wanted),
        )


class _Folds(NamedTuple):
    """Where the folds of one window come from."""

    connection: Connection
    window: Window
    cutoff: int | None
    corrected: bool
    units: Units
    brought: Brought | None

    def rows(self, series: set[int] | None) -> Iterator[Row]:
        """Fold as if nothing was corrected."""
        return fold(self.connection, self.window, self.units, series, self.cutoff)

    def mended(self) -> Iterator[Row]:
        """Fold what corrections change."""
        if not self.corrected:
            return iter(())
        return fold_corrected(self.connection, self.window, self.units, self.cutoff)

    def elsewhere(self) -> Iterator[Row]:
        """Give what was folded elsewhere; its corrections were made there."""
        return self.brought.rows(self.window) if self.brought else iter(())


class _Stream:
    """The folds of one window, read once, unit by unit."""

    def __init__(
        self,
        folds: _Folds,
        feeds: Mapping[str, Mapping[Window, Feeds]],
        weighers: Mapping[str, Weighers],
        every: set[int],
        answered: ToUnits | None,
    ) -> None:
        self._feeds = {
            name: by_window.get(folds.window, {}) for name, by_window in feeds.items()
        }
        self._weighers = weighers
        series = {
            series_id for by_series in self._feeds.values() for series_id in by_series
        }
        self._folded = answered or ByUnit(
            folds.rows(None if series == every else series)
        )
        self._mended = ByUnit(folds.mended())
        self._brought = ByUnit(folds.elsewhere()) if folds.brought else None
        self._alone = {
            name: {} if folds.brought else _alone(by_series, weighers[name])
            for name, by_series in self._feeds.items()
        }

    def fill(self, unit: Assessed, looks: list[Row | None]) -> None:
        """Put this unit's rows where its sheet looks for them."""
        alone = self._alone[unit.class_id]
        for row in self._rows(unit.id):
            look = alone.get(row[1])
            if look is None:
                self._join(unit, row, looks)
            else:
                looks[look] = row

    def _rows(self, unit: int) -> list[Row]:
        """Give the rows of a unit as they truly are."""
        rows = self._folded.take(unit)
        if mended := {row[1]: row for row in self._mended.take(unit)}:
            rows = [mended.get(row[1], row) for row in rows]
            rows = [row for row in rows if row[2] >= 0]  # not all of it taken back
        return rows + self._brought.take(unit) if self._brought else rows

    def _join(self, unit: Assessed, row: Row, looks: list[Row | None]) -> None:
        """Join a row to what is there already, wherever it is looked for."""
        weighers = self._weighers[unit.class_id]
        for look in self._feeds[unit.class_id].get(row[1], ()):
            weigh, held = weighers.get((row[1], look)), looks[look]
            fresh = weigh(row) if weigh else row
            looks[look] = fresh if held is None else merged(held, fresh)


def _alone(feeds: Feeds, weighers: Weighers) -> dict[int, int]:
    """Find the series that feed one look, and feed it alone, unweighed."""
    fed = feeding(feeds)
    return {
        series: looks[0]
        for series, looks in feeds.items()
        if len(looks) == 1 and fed[looks[0]] == 1 and (series, looks[0]) not in weighers
    }
