"""Rows of observations into the record, by the hundred thousand and in bounded memory.

What a row says is looked up in what equal cells said before it; only a row with
something new in it is judged with care. What is remembered is bounded.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, Protocol

from assess.intake import ways
from assess.intake.remembered import Remembered
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
from assess.records.staging import WIDTH, Stage, staged
from assess.records.states import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from assess.intake.judging import Judge, Seen

Cache = dict[Any, Any]

_AT_ONCE: Final = 50_000  # rows judged, then written
_REMEMBERED: Final = 100_000  # of one kind; then it starts anew
_FAST: Final = frozenset({"unit", "indicator", "value", "date", "kind", "source"})
_DETAILS: Final = ("basis", "evidence", "place", "inspector", "note")


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some rows, ready to be written."""

    cells: list[int | None] = field(default_factory=list)  # of observations, in a row
    details: list[DetailRow] = field(default_factory=list)
    corrections: list[tuple[int, int, Subject]] = field(default_factory=list)
    replaced: list[CorrectionRow] = field(default_factory=list)  # that may be written
    """Line, the observation that no longer stands, and what the line is about."""


class Rows(Protocol):
    """What gives rows of text, one after another: a reader of CSV, or the like."""

    @property
    def line_num(self) -> int:
        """The last line of the row given last."""

    def __iter__(self) -> Iterator[list[str]]: ...


class Taker:
    """Takes the observations of one file into the record."""

    def __init__(self, judge: Judge, first_id: int) -> None:
        self.judge = judge
        self.first_id = first_id
        self.count = 0
        columns = judge.header.columns
        keys = [columns[f] for f in ("indicator", "kind", "source") if f in columns]
        rest = [at for name, at in columns.items() if name not in _FAST]
        self._key: Callable[[list[str]], Any] = itemgetter(*keys)
        self._rest = itemgetter(*rest) if rest else None
        self._sheets: defaultdict[str, Cache] = defaultdict(dict)
        self._units: Cache = {  # as written -> number, sheet of its class
            name: (unit.number, self._sheets[unit.class_id])
            for name, unit in judge.units.known.items()
            if not unit.heir  # whom it means depends on the day
        }
        self._values: dict[Any, Remembered] = {}  # per class and look
        self._days: dict[str, Remembered] = {}  # per source
        self._clocks = Remembered(_clock)
        self._between = " "  # what stands between day and time of day; or T
        self._corrected: set[int] = set()

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

    def _chunks(self, reader: Rows) -> Iterator[Chunk]:
        """Judge some rows at a time, until there are no more."""
        while True:
            before = reader.line_num
            chunk = self._chunk(reader)
            if reader.line_num == before:
                return
            if self.first_id + reader.line_num > LAST_ID:
                raise refuse("record-full", Location(self.judge.faults.file))
            yield chunk

    def _chunk(self, reader: Rows) -> Chunk:
        """Judge the next rows. This loop is what a million rows pass through."""
        chunk = Chunk()
        add = chunk.cells.extend
        columns, width = self.judge.header.columns, self.judge.header.width
        at_unit, at_date = columns["unit"], columns["date"]
        at_value = columns.get("value", width)
        units, clocks, first = self._units, self._clocks, self.first_id
        key_of, rest_of = self._key, self._rest
        end = reader.line_num
        for row in islice(reader, _AT_ONCE):
            line, end = end + 1, reader.line_num
            if len(row) == width and not (rest_of and any(rest_of(row))):
                try:
                    unit, sheet = units[row[at_unit]]
                    series, values, days = sheet[key_of(row)]
                    day, _, clock = row[at_date].partition(self._between)
                    seen, value = days[day] + clocks[clock], values[row[at_value]]
                except (KeyError, IndexError):
                    pass
                else:
                    add((unit, series, seen, first + line, value, 0))
                    continue
            self._carefully(chunk, line, row)
        return chunk

    def _carefully(self, chunk: Chunk, line: int, row: list[str]) -> None:
        if not any(row):
            return
        if not self._well_formed(line, row):
            return
        seen = self.judge.judge(line, row)
        if seen is None:
            return
        number = self.first_id + line
        unit, series = seen.unit.number, seen.series
        state = seen.state.value
        chunk.cells.extend((unit, series, seen.moment, number, seen.value, state))
        if seen.corrects is not None:
            subject = Subject(seen.unit.number, seen.look.source, seen.look.check)
            chunk.corrections.append((line, seen.corrects, subject))
        if self._rest and any(self._rest(row)):
            self._add_detail(chunk, number, row, seen)
        elif seen.state is State.OBSERVED:
            self._remember(row, seen)

    def _well_formed(self, line: int, row: list[str]) -> bool:
        width = self.judge.header.width
        if len(row) < width:
            self.judge.faults.add(line, "too-few-cells", found=len(row), wanted=width)
        elif any(row[width:]):
            self.judge.faults.add(line, "too-many-cells", found=len(row), wanted=width)
        return len(row) >= width and not any(row[width:])

    def _add_detail(
        self, chunk: Chunk, number: int, row: list[str], seen: Seen
    ) -> None:
        columns = self.judge.header.columns
        basis, evidence, place, inspector, note = (
            ways.bare(row[columns[name]]) if name in columns else ""
            for name in _DETAILS
        )
        if seen.due is not None or basis or evidence or place or inspector or note:
            chunk.details.append(
                DetailRow(
                    number,
                    seen.unit.number,
                    seen.due,
                    basis,
                    evidence,
                    place,
                    inspector,
                    note,
                )
            )

    def _remember(self, row: list[str], seen: Seen) -> None:
        """Keep what the cells of a row said, for equal cells of later rows."""
        columns, look = self.judge.header.columns, seen.look
        class_id = seen.unit.class_id
        sheet, place = self._sheets[class_id], (class_id, look.source, look.check)
        if look.source not in self._days:
            self._days[look.source] = Remembered(self.judge.day_reader(look.source))
        if place not in self._values:
            self._values[place] = Remembered(self.judge.value_reader(look, class_id))
        values, days = self._values[place], self._days[look.source]
        written = row[columns["unit"]]
        if not self.judge.units.known[ways.bare(written)].heir:
            _keep(self._units, written, (seen.unit.number, sheet))
        _keep(sheet, self._key(row), (seen.series, values, days))
        if not self.count and "T" in row[columns["date"]]:
            self._between = "T"

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


def _clock(text: str) -> int:
    return ways.clock(text) if text else 0


def _keep(cache: Cache, key: object, value: object) -> None:
    if len(cache) >= _REMEMBERED:
        cache.clear()
    cache[key] = value
