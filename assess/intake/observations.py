"""Rows of observations into the record, by the hundred thousand and in bounded memory.

What a row says is looked up in what equal cells said before it; only a row with
something new in it is judged with care. What is remembered is bounded.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Self

from assess.intake.moments import Moments
from assess.intake.reading import result_reader
from assess.intake.remembered import Remembered
from assess.intake.saying import IN_PASSING
from assess.problems import Location, refuse
from assess.records.batches import LAST_ID
from assess.records.bulk import (
    CorrectionRow,
    DetailRow,
    Subject,
    add_corrections,
    add_details,
    corrected,
    subjects_of,
)
from assess.records.evidence import Shown
from assess.records.staging import WIDTH, Stage, staged
from assess.records.states import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from sqlalchemy import Connection

    from assess.intake.judging import Judge, Seen
    from assess.intake.reading import Result
    from assess.intake.rows import Rows

Cache = dict[Any, Any]

_AT_FIRST: Final = 100  # rows judged, to see how they are written
_AT_ONCE: Final = 50_000  # rows judged, then written
_REMEMBERED: Final = 100_000  # of one kind; then it starts anew
_KEYS: Final = ("indicator", "kind", "source", "state")
_DETAILS: Final = ("basis", "evidence", "place", "inspector", "note")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows, ready to be written."""

    cells: list[int | None] = field(default_factory=list)  # of observations, in a row
    details: list[DetailRow] = field(default_factory=list)
    corrections: list[tuple[int, int, Subject]] = field(default_factory=list)
    replaced: list[CorrectionRow] = field(default_factory=list)  # that may be written
    """Line, the observation that no longer stands, and what the line is about."""


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the cells stand that are looked up in what equal cells said before."""

    unit: int
    date: int
    time: int | None
    value: int
    key: Callable[[list[str]], Any]  # what says which look it is
    rest: Callable[[list[str]], Any] | None  # cells that make a row need care,
    nothing: object  # unless they are as empty as this
    is_odd: bool  # every row needs care

    @classmethod
    def of(cls, judge: Judge) -> Self:
        """Find the places in the columns of a table."""
        columns, beyond = judge.header.columns, judge.header.width
        always = judge.dialect.layout.constants.keys()
        unit = columns.get("unit", columns.get("site", beyond))
        day, time = columns.get("date", beyond), columns.get("time")
        value = columns.get("value", beyond)
        keys = [columns[name] for name in _KEYS if name in columns]
        used = {unit, day, time, value, *keys}
        rest = [place for place in columns.values() if place not in used]
        return cls(
            unit=unit,
            date=day,
            time=time,
            value=value,
            key=itemgetter(*keys) if keys else bool,  # one look for all
            rest=itemgetter(*rest) if rest else None,
            nothing=("",) * len(rest) if len(rest) > 1 else "",
            is_odd=beyond in {unit, day, value}
            or bool(always & {"due", *_DETAILS})
            or (time is not None and judge.dialect.whole_moments),
        )


class Taker:
    """Takes the observations of one file into the record."""

    def __init__(self, judge: Judge, first_id: int) -> None:
        self.judge = judge
        self.first_id = first_id
        self.count = 0
        self.lines = 0  # of the file, up to the end of the table
        self.passed = 0  # rows that a layout passes over
        self._at = _Places.of(judge)
        self._sheets: defaultdict[str, Cache] = defaultdict(dict)
        self._units: Cache = {}  # as written -> number, sheet of its class
        if self._at.unit == judge.header.columns.get("unit"):
            self._units = dict(self._known_units())
        self._values: dict[Any, Remembered[Result]] = {}  # per class and look
        self._days: dict[str, Remembered[int]] = {}  # per source
        self._moments = Moments.of(judge.dialect, apart=self._at.time is not None)
        self._corrected: set[int] = set()
        self.shown: list[Shown] = []  # files behind observations

    def _known_units(self) -> Iterator[tuple[str, object]]:
        """Give what names mean; of units that were merged it depends on the day."""
        for name, unit in self.judge.units.known.items():
            if not unit.heir and name not in self.judge.dialect.layout.units:
                yield name, (unit.number, self._sheets[unit.class_id])

    def take(
        self, connection: Connection, reader: Rows, progress: Callable[[int], None]
    ) -> None:
        """Write all rows; once there are faults, rows are only judged."""
        with staged(connection) as stage:
            for chunk in self._chunks(reader):
                self._check_corrections(connection, chunk)
                done = len(chunk.cells) // WIDTH
                if not self.judge.faults.count:
                    self._write(stage, chunk)
                self.count += done
                progress(done)
        self.lines = reader.line_num

    def _chunks(self, reader: Rows) -> Iterator[Chunk]:
        """Judge some rows at a time, until there are no more; first, a few."""
        most = min(_AT_FIRST, _AT_ONCE)
        while True:
            before = reader.line_num
            chunk = self._chunk(reader, most)
            most = _AT_ONCE
            if reader.line_num == before:
                return
            if self.first_id + reader.line_num > LAST_ID:
                raise refuse("record-full", Location(self.judge.faults.file))
            yield chunk

    def _chunk(self, reader: Rows, most: int) -> Chunk:
        """Judge the next rows. This loop is what a million rows pass through."""
        chunk = Chunk()
        add = chunk.cells.extend
        width, at, moments = self.judge.header.width, self._at, self._moments
        at_unit, at_date, at_time, at_value = at.unit, at.date, at.time, at.value
        cut, between, clocks = moments.cut, moments.between, moments.clocks
        units, first = self._units if moments.is_known else {}, self.first_id
        key_of, rest_of, nothing = at.key, at.rest, at.nothing
        end = reader.line_num
        for row in islice(reader, most):
            line, end = end + 1, reader.line_num
            if len(row) == width and (not rest_of or rest_of(row) == nothing):
                try:
                    unit, sheet = units[row[at_unit]]
                    series, values, days = sheet[key_of(row)]
                    text = row[at_date]
                    if cut:
                        seen = days[text[:cut]] + clocks[text[cut:]]
                    else:
                        day, _, clock = text.partition(between)
                        seen = days[day] + clocks[clock]
                        if at_time is not None:
                            seen += clocks[row[at_time]]
                    value, state = values[row[at_value]]
                except (KeyError, IndexError):
                    pass
                else:
                    add((unit, series, seen, first + line, value, state))
                    continue
            self._carefully(chunk, line, row)
        return chunk

    def _carefully(self, chunk: Chunk, line: int, row: list[str]) -> None:
        if not any(row) or not self._well_formed(line, row):
            return
        before = self.judge.faults.count
        seen = self.judge.judge(line, row)
        if seen is None:
            self.passed += self.judge.faults.count == before
            return
        number = self.first_id + line
        unit, series = seen.unit.number, seen.series
        state = seen.state.value
        chunk.cells.extend((unit, series, seen.moment, number, seen.value, state))
        self.shown += (Shown(number, unit, path) for path in seen.files)
        if seen.corrects is not None:
            subject = Subject(seen.unit.number, seen.look.source, seen.look.check)
            chunk.corrections.append((line, seen.corrects, subject))
        if not self._add_detail(chunk, number, seen):
            self._remember(row, seen)

    def _well_formed(self, line: int, row: list[str]) -> bool:
        width, added = self.judge.header.width, self.judge.header.added
        facts = {"found": len(row), "wanted": width - added}
        if len(row) < width:
            self.judge.faults.add(line, "too-few-cells", **facts)
        elif any(row[width:]):
            facts["found"] -= added
            self.judge.faults.add(line, "too-many-cells", **facts)
        return len(row) >= width and not any(row[width:])

    def _add_detail(self, chunk: Chunk, number: int, seen: Seen) -> bool:
        """Add what stands beside an observation, if anything does."""
        told = [seen.cells.get(name, "") for name in _DETAILS]
        if seen.due is None and not any(told):
            return False
        chunk.details.append(DetailRow(number, seen.unit.number, seen.due, *told))
        return True

    def _remember(self, row: list[str], seen: Seen) -> None:
        """Keep what the cells of a row said, for equal cells of later rows."""
        if seen.state not in {State.OBSERVED, *IN_PASSING} or self._at.is_odd:
            return
        look, class_id, check = seen.look, seen.unit.class_id, seen.cells["indicator"]
        sheet, place = self._sheets[class_id], (class_id, look.source, check)
        if not self._days:
            self._moments = self._moments.like(row[self._at.date])
        if look.source not in self._days:
            read = self._moments.day_reader(self.judge, look.source)
            self._days[look.source] = Remembered(read)
        if place not in self._values:
            result = result_reader(self.judge, look, class_id, check)
            self._values[place] = Remembered(result)
        values: Mapping[str, Result] = self._values[place]
        at_state = self.judge.header.columns.get("state")
        if at_state is not None and row[at_state].strip():
            values = {row[self._at.value]: (None, seen.state.value)}
        if not self.judge.units.known[seen.cells["unit"]].heir:
            _keep(self._units, row[self._at.unit], (seen.unit.number, sheet))
        _keep(sheet, self._at.key(row), (seen.series, values, self._days[look.source]))

    def _check_corrections(self, connection: Connection, chunk: Chunk) -> None:
        """Find out whether what is corrected is there, about the same, and stands."""
        ids = {number for _line, number, _subject in chunk.corrections}
        if not ids:
            return
        subjects, gone = subjects_of(connection, ids), corrected(connection, ids)
        add = self.judge.faults.add
        for line, number, subject in chunk.corrections:
            old = subjects.get(number)
            if number >= self.first_id or old is None:
                add(line, "nothing-to-correct", text=number)
            elif old.unit != subject.unit:
                add(line, "corrects-another-unit", text=number)
            elif old != subject:
                source = self.judge.source_title(old.source)
                facts = {"text": number, "indicator": old.check, "source": source}
                add(line, "corrects-another-matter", **facts)
            elif number in gone | self._corrected:
                add(line, "corrected-already", text=number)
            else:
                chunk.replaced.append(
                    (number, old.unit, old.series, self.first_id + line)
                )
            self._corrected.add(number)

    def _write(self, stage: Stage, chunk: Chunk) -> None:
        stage.add(chunk.cells)
        add_details(stage.connection, chunk.details)
        add_corrections(stage.connection, chunk.replaced)


def _keep(cache: Cache, key: object, value: object) -> None:
    if len(cache) >= _REMEMBERED:
        cache.clear()
    cache[key] = value
