"""One row of observations, looked at with care: everything that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.intake import ways
from assess.intake.dialect import OUR_OWN, SKIP, Cells, Dialect
from assess.intake.exhibits import Exhibits
from assess.intake.saying import SHOWN_STATES, parsed, plain_state
from assess.intake.telling import Teller
from assess.intake.ways import MistypedError
from assess.messages.readings import reading_title
from assess.records.states import STATES, State

if TYPE_CHECKING:
    from assess.intake.faults import Faults
    from assess.intake.headers import Header
    from assess.intake.looks import Look, Looks
    from assess.records.fold import Window
    from assess.records.names import Directory, KnownUnit
    from assess.records.series import Numbers
    from assess.scheme.model import Period, Scheme

_EVIDENCE: Final = ("evidence", "photo")
_FIRST_DAY: Final = date(1970, 1, 1)
_LAST_DAY: Final = date(2038, 1, 18)  # the fold packs seconds into 31 bits


class Seen(NamedTuple):
    """A row that was understood."""

    cells: Cells  # in our own words
    unit: KnownUnit
    look: Look
    series: int
    day: date
    clock: int
    value: int | None
    state: State
    due: int | None
    corrects: int | None
    files: tuple[Path, ...]  # its evidence

    @property
    def moment(self) -> int:
        """When it was so, in seconds."""
        return ways.seconds(self.day) + self.clock


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges rows of one file; what is wrong goes to `faults`."""

    scheme: Scheme
    looks: Looks
    sources: dict[str, str]  # as a file may write them -> id
    units: Directory
    numbers: Numbers
    header: Header
    faults: Faults
    today: date
    source: str | None  # where the row does not say
    seen: str = ""  # when, where the row does not say
    sealed: tuple[Window, ...] = ()  # of which nothing new is taken in
    dialect: Dialect = OUR_OWN
    exhibits: Exhibits = field(default_factory=lambda: Exhibits(Path()))

    @property
    def tell(self) -> Teller:
        """Give what tells faults."""
        return Teller(self.header, self.faults)

    def judge(self, line: int, row: list[str]) -> Seen | None:
        """Understand a row whole, or tell everything that is wrong with it.

        None, and no fault, for a row that a layout passes over.
        """
        cells = self._cells(line, row)
        if cells is None or self._is_passed(cells):
            return None
        before = self.faults.count
        unit = self._unit(line, cells.get("unit", ""))
        state = self._state(line, cells.get("state", ""))
        source = self._source(line, cells.get("source", ""))
        look = self._look(line, source, cells.get("indicator", ""))
        when = cells.get("date", "") or self.seen
        day, clock = self._moment(line, when, source, state)
        unit = unit.on(day.toordinal()) if unit and day else unit
        value = None
        if look:
            self._on_sheet(line, cells, unit, look)
            value = self._value(line, cells, unit, look, state)
            self._kind(line, cells.get("kind", ""), unit, look, value)
        due = self._due(line, cells.get("due", ""), day)
        if state is State.NOT_APPLICABLE and not cells.get("basis"):
            self.tell.add(line, "no-basis", "basis")
        corrects = self._corrects(line, cells.get("corrects", ""))
        files = self._files(line, cells)
        if self.faults.count != before or not (unit and look and day):
            return None
        key = (look.source, look.check, cells.get("kind", ""))
        series = self.numbers.of_series(key, look.reading)
        if value is not None:
            value = self.stored(look, cells["value"], value)
        return Seen(
            cells, unit, look, series, day, clock, value, state, due, corrects, files
        )

    def _cells(self, line: int, row: list[str]) -> Cells | None:
        """Give what a row says in our own words."""
        cells = {field: ways.bare(row[at]) for field, at in self.header.columns.items()}
        try:
            return self.dialect.ours(cells)
        except MistypedError as error:
            self.tell.mistyped(line, "site", cells.get("site", ""), error)
            return None

    def _is_passed(self, cells: Cells) -> bool:
        """Tell whether a layout passes over a row."""
        if cells.get("state") == SKIP:
            return True
        if self.dialect.layout.other_checks == "refuse":
            return False
        source = self.sources.get(cells.get("source", ""), self.source or "")
        check = cells.get("indicator", "")
        return source in self.sources and not self.looks.find(source, check)

    def stored(self, look: Look, text: str, value: int) -> int:
        """Give a value as it is stored; a word, by its number."""
        return self.numbers.of_word(text) if look.reading == "word" else value

    def _unit(self, line: int, text: str) -> KnownUnit | None:
        unit = self.units.known.get(text)
        if codes := self.units.unclear.get(text):
            self.tell.add(line, "unclear-unit", "unit", text=text, codes=codes)
        elif unit is None:
            self.tell.unknown(line, "unit", text, self.units.known)
        return unit

    def _state(self, line: int, text: str) -> State:
        plain = plain_state(text)
        if plain and plain not in STATES:
            self.tell.add(
                line, "unknown-state", "state", column=self.tell.title("state"),
                text=text, known=SHOWN_STATES,
            )  # fmt: skip
        return STATES.get(plain, State.OBSERVED)

    def _source(self, line: int, text: str) -> str | None:
        if not text:
            if self.source is None and "source" in self.header.columns:
                self.tell.add(line, "no-source", "source")
            return self.source
        if text not in self.sources:
            titles = tuple(str(source.title) for source in self.scheme.sources)
            self.tell.unknown(line, "source", text, self.sources, known_as=titles)
        return self.sources.get(text)

    def _look(self, line: int, source: str | None, text: str) -> Look | None:
        if source is None:
            return None
        if look := self.looks.find(source, text):
            return self._as_recorded(line, look)
        if others := self.looks.sources_of(text):
            self.tell.add(
                line, "not-from-source", "indicator", text=text,
                source=self.source_title(source),
                others=tuple(map(self.source_title, others)),
            )  # fmt: skip
        elif text in self.looks.blocks:
            self.tell.add(line, "is-a-block", "indicator", text=text)
        elif text in self.looks.titles:
            near = self.looks.titles[text]
            self.tell.add(line, "misspelt-indicator", "indicator", text=text, near=near)
        else:
            self.tell.unknown(line, "indicator", text, self.looks.names(source))
        return None

    def _as_recorded(self, line: int, look: Look) -> Look | None:
        """Refuse what the record holds in another form: the scheme was changed."""
        known = self.numbers.readings.get((look.source, look.check), look.reading)
        if known == look.reading or {known, look.reading} == {"number", "yes-no"}:
            return look
        self.tell.add(
            line,
            "recorded-otherwise",
            "value",
            text=look.check,
            recorded=reading_title(known),
            wanted=reading_title(look.reading),
        )
        return None

    def _on_sheet(
        self, line: int, cells: Cells, unit: KnownUnit | None, look: Look
    ) -> None:
        if unit and unit.class_id not in look.leaves:
            self.tell.add(
                line, "not-on-sheet", "indicator", unit=cells["unit"],
                indicator=cells["indicator"], title=self._class_title(unit.class_id),
            )  # fmt: skip

    def _moment(
        self, line: int, text: str, source: str | None, state: State
    ) -> tuple[date | None, int]:
        try:
            day, clock = self.dialect.moment(text)
        except MistypedError as error:
            self.tell.mistyped(line, "date", text, error)
            return None, 0
        if code := self.misplaced(day, source, state):
            period = self._period(source)
            self.tell.add(
                line, code, "date", text=text, today=str(self.today),
                first=str(period.first), last=str(period.last),
            )  # fmt: skip
        return day, clock

    def misplaced(self, day: date, source: str | None, state: State) -> str:
        """Say what is wrong with the day of an observation, or nothing."""
        period = self._period(source)
        if day > self.today:
            return "date-in-future"
        if not _FIRST_DAY <= day <= _LAST_DAY:
            return "date-not-kept"
        if any(days.first <= ways.seconds(day) <= days.last for days in self.sealed):
            return "day-sealed"
        late = day > period.last and state is not State.RECTIFIED
        return "outside-period" if late or day < period.first else ""

    def _value(
        self, line: int, cells: Cells, unit: KnownUnit | None, look: Look, state: State
    ) -> int | None:
        text = cells.get("value", "")
        written = cells.get("written", text)
        if state is not State.OBSERVED:
            if text:
                self.tell.add(line, "value-beside-state", "value", text=written)
            return None
        if not text:
            self.tell.add(line, "no-value", "value")
            return None
        try:
            value = parsed(look.reading, text)
        except MistypedError as error:
            self.tell.mistyped(line, "value", written, error)
            return None
        class_id = unit.class_id if unit else ""
        if class_id in look.leaves and not look.allows(class_id, text, value):
            self._outside(line, written, look, class_id)
        return value

    def _kind(
        self,
        line: int,
        text: str,
        unit: KnownUnit | None,
        look: Look,
        value: int | None,
    ) -> None:
        """Refuse a kind without a weight; where nothing was found, it needs none."""
        known = look.kinds(unit.class_id) if unit else ()
        if known and text not in known and (text or value):
            self.tell.unknown(line, "kind", text, known)

    def _outside(self, line: int, text: str, look: Look, class_id: str) -> None:
        column, words = self.tell.title("value"), look.words(class_id)
        if words:
            self.tell.add(line, "unknown-level", "value", text=text, known=words)
        elif limits := look.limits(class_id):
            least, most = limits
            self.tell.add(
                line, "outside-limits", "value", column=column, text=text, least=least,
                most=most,
            )  # fmt: skip

    def _due(self, line: int, text: str, day: date | None) -> int | None:
        if not text:
            return None
        try:
            due = ways.day(text)
        except MistypedError as error:
            self.tell.mistyped(line, "due", text, error)
            return None
        if day and due < day:
            self.tell.add(line, "due-before-date", "due", text=text, day=str(day))
        return due.toordinal()

    def _corrects(self, line: int, text: str) -> int | None:
        if not text:
            return None
        if text.isascii() and text.isdigit() and len(text) < 11:
            return int(text)
        self.tell.add(line, "nothing-to-correct", "corrects", text=text)
        return None

    def _files(self, line: int, cells: Cells) -> tuple[Path, ...]:
        """Find the files that a row names; one that is not there is a fault."""
        found: list[Path] = []
        for at in _EVIDENCE:
            text = cells.get(at, "")
            try:
                found += self.exhibits.files(text, wanted=at == "photo")
            except MistypedError as error:
                self.tell.mistyped(line, at, text, error)
        cells["evidence"] = "; ".join(filter(None, map(cells.get, _EVIDENCE)))
        return tuple(found)

    def _period(self, source: str | None) -> Period:
        own = self.scheme.source(source).period if source else None
        return own or self.scheme.heading.period

    def source_title(self, source_id: str) -> str:
        """Give the title of a source; the id of one that is in the record only."""
        found = (str(s.title) for s in self.scheme.sources if s.id == source_id)
        return next(found, source_id)

    def _class_title(self, class_id: str) -> str:
        found = (str(c.title) for c in self.scheme.classes if c.id == class_id)
        return next(found, class_id)
