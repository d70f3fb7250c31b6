"""A small scheme by hand, and a record that is filled one fact at a time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

from assess.measures.days_late import DaysLate
from assess.measures.last import Last
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.yes_no import YesNo
from assess.records.states import State
from assess.records.tables import (
    Correction,
    Detail,
    Observation,
    Result,
    Run,
    Series,
    Unit,
)
from assess.reminders.due import read_matters
from assess.reminders.entries import Hand
from assess.reminders.issue import Order, issue
from assess.reminders.letter import MARKDOWN
from assess.scheme.model import (
    Class,
    Heading,
    Indicator,
    Level,
    Observe,
    Period,
    RemindRules,
    Scheme,
    Source,
    States,
    Title,
)
from assess.stretches import at
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from pathlib import Path

    from assess.records.store import Record
    from assess.reminders.issue import Issued
    from assess.reminders.matter import Matter

F = Fraction
STREET, BUREAU = "street", "bureau"
CLAIM, MONITOR, VISIT = "self-check", "monitoring", "inspection"
BY_LAW = date(2014, 3, 31)
LEVELS = tuple(Level(title=Title(name)) for name in ("催办", "督办", "通报"))
EPOCH = date(1970, 1, 1)


def leaf(name: str, full: int, *sources: str, **given: Any) -> Indicator:
    usual: dict[str, Any] = {"score": YesNo(), "sources": sources}
    return Indicator(id=name, title=Title(name), full=F(full), **{**usual, **given})


PEOPLE = leaf("1.1", 2, CLAIM, basis="Article 5", remedy="name somebody")
RULES = leaf("1.2", 3, CLAIM, VISIT, join="verified-claim")
PRAISE = leaf("1.3", 1, CLAIM, silence="clean")
LINKS = leaf(
    "2.1",
    5,
    MONITOR,
    score=Deduct(per=F(1)),
    observe=Observe(measure=Last(), check="dead-links"),
    remedy="mend the links",
    basis="Article 7",
)
REPORT = leaf(
    "3.1",
    4,
    MONITOR,
    score=Deadline(),
    observe=Observe(measure=DaysLate(due=BY_LAW)),
    remedy="publish the report",
)


def scheme(*, due: date | None = None, **given: Any) -> Scheme:
    """Build a scheme; `due` is when self-checks must be in."""
    sheets = {STREET: (PEOPLE, PRAISE, LINKS), BUREAU: (PEOPLE, RULES, LINKS, REPORT)}
    usual = Scheme(
        heading=Heading(
            id="test",
            title=Title("测试"),
            period=Period(first=date(2014, 1, 1), last=date(2014, 12, 31)),
            decimals=2,
            rounding="half-up",
            ties="competition",
            rank_on="printed",
            not_applicable="rescale",
            nothing_to_score="not-issued",
            silence="not-collected",
        ),
        states=States(not_collected=F(0), could_not_tell="leave-out"),
        sources=(
            Source(id=CLAIM, title=Title("单位自查"), due=due),
            Source(id=MONITOR, title=Title("网上监测")),
            Source(id=VISIT, title=Title("现场检查")),
        ),
        classes=(
            Class(id=STREET, title=Title("街道")),
            Class(id=BUREAU, title=Title("部门")),
        ),
        sheets=sheets,
        indicators=(PEOPLE, RULES, PRAISE, LINKS, REPORT),
        vetoes=(),
        gates=(),
        grades=(),
        remind=RemindRules(levels=LEVELS),
        text="",
        sha256="",
    )
    return replace(usual, **given)


@dataclass
class Ledger:
    """A record, and what is written into it."""

    record: Record
    ids: dict[str, int] = field(default_factory=dict)
    series: dict[tuple[str, ...], int] = field(default_factory=dict)
    seen: dict[int, tuple[int, int]] = field(default_factory=dict)  # unit, series
    observations: int = 0
    runs: int = 0
    fresh: list[tuple[Any, dict[str, Any]]] = field(default_factory=list)
    rules: Scheme = field(default_factory=scheme)

    def unit(self, code: str, class_id: str, **given: Any) -> None:
        number = self.ids[code] = len(self.ids) + 1
        names = {"id": number, "code": code, "name": f"name of {code}"}
        self._add(Unit, **names, class_id=class_id, **given)

    def saw(
        self,
        code: str,
        check: str,
        day: date,
        *,
        source: str = CLAIM,
        state: State = State.OBSERVED,
        kind: str = "",
        hour: int = 0,
        value: int = 1,
        reading: str = "number",
        **beside: Any,
    ) -> int:
        """Write an observation and give its number."""
        self.observations += 1
        number, unit = self.observations, self.ids[code]
        seen = ((day - EPOCH).days * 24 + hour) * 3600
        self.seen[number] = unit, self._series(source, check, kind, reading)
        self._add(
            Observation,
            unit=unit,
            series=self.seen[number][1],
            seen=seen,
            id=number,
            value=value if state is State.OBSERVED else None,
            state=state,
        )
        if "due" in beside:
            due = beside.pop("due").toordinal()
            self._add(Detail, observation=number, unit=unit, due=due, **beside)
        return number

    def found(self, day: date, due: date, **given: Any) -> int:
        """Write a finding about the links of J01, to be rectified by `due`."""
        given = {"source": MONITOR, "kind": "404", **given}
        return self.saw("J01", "dead-links", day, due=due, **given)

    def rectified(self, day: date, **given: Any) -> int:
        given = {"source": MONITOR, "kind": "404", **given}
        return self.saw("J01", "dead-links", day, state=State.RECTIFIED, **given)

    def corrected(self, number: int, successor: int = 10**6) -> None:
        unit, series = self.seen[number]
        self._add(
            Correction,
            observation=number,
            unit=unit,
            series=series,
            successor=successor,
        )

    def scored(self, *, made: date = EPOCH, **printed: str) -> None:
        """Write a run; an empty total is that of a veto."""
        self.runs += 1
        head: dict[str, Any] = dict.fromkeys(
            ("scheme_id", "scheme_sha256", "scheme_text", "program"), ""
        )
        self._add(Run, id=self.runs, cutoff=0, made_at=at(made), calendar="{}", **head)
        for code, total in printed.items():
            self._add(
                Result,
                run=self.runs,
                unit=self.ids[code],
                class_id=STREET,
                status="issued" if total else "vetoed",
                total=total,
                printed=total,
                grade="",
                coverage="1",
                parts='{"points": {}}',
                cells="",
            )

    def due(
        self, today: date, rules: Scheme | None = None, unit: str = ""
    ) -> tuple[Matter, ...]:
        self.write()
        return read_matters(
            self.record, rules or self.rules, WorkCalendar(), today=today, unit=unit
        )

    def issue(self, today: date, rules: Scheme | None = None, **given: Any) -> Issued:
        self.write()
        order = Order(
            scheme=rules or self.rules, calendar=WorkCalendar(), today=today, **given
        )
        return issue(self.record, order, self.folder, MARKDOWN)

    def issued(
        self, *days: date, rules: Scheme | None = None
    ) -> list[tuple[str, int, date]]:
        """Issue on some days; give unit, level and day of all that was owed."""
        return [
            (letter.code, letter.level, letter.fell_on)
            for day in days
            for letter in self.issue(day, rules).plan.letters
        ]

    def hand(self, today: date, rules: Scheme | None = None) -> Hand:
        self.write()
        return Hand(
            scheme=rules or self.rules, calendar=WorkCalendar(), today=today, now=0
        )

    @property
    def folder(self) -> Path:
        return self.record.path.parent / "notices"

    def _series(
        self, source: str, check: str, kind: str, reading: str = "number"
    ) -> int:
        key = source, check, kind
        if key not in self.series:
            self.series[key] = len(self.series) + 1
            names = {"source": source, "check_code": check, "kind": kind}
            self._add(Series, id=self.series[key], **names, reading=reading)
        return self.series[key]

    def write(self) -> None:
        with self.record.writing() as connection:
            for table, row in self.fresh:
                connection.execute(insert(table).values(**row))
        self.fresh.clear()

    def _add(self, table: Any, **row: Any) -> None:
        self.fresh.append((table, row))
