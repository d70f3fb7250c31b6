"""Workbooks that came back: who is missing, and copies with what is wrong in red."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from assess.exports.form import Typed
from assess.intake.looks import looks_of
from assess.messages.tell import worded
from assess.records.returns import returned_from
from assess.records.units import read_units
from assess.reports.beside import last_points
from assess.reports.filling import assessed
from assess.reports.forms import Asking, inspectors_form, unit_form
from assess.scheme.forms import UNIT
from assess.scheme.model import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assess.exports.form import Form, FormSheet
    from assess.intake.filled import Answer, Filled, Page
    from assess.intake.taking_filled import FilledError
    from assess.problems import Location, Problem
    from assess.records.store import Record
    from assess.scheme.model import Scheme

_FOR_THE_OFFICE: Final = {"several-of-one-unit", "newer-is-in"}


Matter = tuple[str, date, date]
"""What a workbook is about: its source, and the days."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Roll:
    """Who has sent a workbook back, who has to correct it, and who is missing."""

    source: str  # its title
    period: str
    expected: int
    is_in: int
    faulty: tuple[str, ...]  # names of units
    missing: tuple[str, ...]


def roll_call(
    record: Record, scheme: Scheme, matter: Matter, good: set[str], faulty: set[str]
) -> Roll:
    """Count the units that are asked about a matter; `good` and `faulty` are codes."""
    source, first, last = matter
    about = source, first.toordinal(), last.toordinal()
    asked = _asking(scheme, *matter)
    with record.reading() as connection:
        everybody = assessed(scheme, read_units(connection))
        numbers = returned_from(connection, *about)
    units = {n: unit for n, unit in everybody.items() if asked.asks(unit)}
    is_in = {u.code for n, u in units.items() if n in numbers or u.code in good}
    wrong = [u for u in units.values() if u.code in faulty - is_in]
    out = [u for u in units.values() if u.code not in is_in | faulty]
    return Roll(
        source=str(scheme.source(source).title),
        period=asked.period_name,
        expected=len(units),
        is_in=len(is_in),
        faulty=tuple(unit.name for unit in wrong),
        missing=tuple(unit.name for unit in out),
    )


def _asking(scheme: Scheme, source: str, first: date, last: date) -> Asking:
    period = Period(first=first, last=last)
    rounds = (each for each in scheme.rounds if each.period == period)
    looks = looks_of(scheme)
    return Asking(scheme=scheme, source=source, looks=looks, round=next(rounds, None))


def marked(record: Record, scheme: Scheme, error: FilledError) -> Form | None:
    """Build the workbook anew, with what was typed; what is wrong is red.

    None, where it is not known whom it is for, or nothing is for the unit to correct.
    """
    filled = error.filled
    if {problem.code for problem in error.problems} <= _FOR_THE_OFFICE:
        return None
    form = _form(record, scheme, filled)
    if form is None:
        return None
    told = _Told(filled, error.problems)
    return replace(
        form,
        sheets=tuple(map(told.filled_in, form.sheets)),
        faults=tuple(map(told.line, error.problems)),
    )


def _form(record: Record, scheme: Scheme, filled: Filled) -> Form | None:
    facts = filled.hidden.facts
    if facts.source not in {source.id for source in scheme.sources}:
        return None
    with record.reading() as connection:
        units = {u.code: u for u in assessed(scheme, read_units(connection)).values()}
        before = last_points(connection) if facts.unit else {}
    asked = replace(
        _asking(scheme, facts.source, facts.first, facts.last),
        before=before,
        by_inspectors=not facts.unit,
    )
    if facts.unit:
        return unit_form(asked, units[facts.unit]) if facts.unit in units else None
    wanted = [units[code] for code in _codes(filled) if code in units]
    per = "unit" if filled.pages[0].about.startswith(UNIT) else "indicator"
    return inspectors_form(asked, wanted, per) if wanted else None


def _codes(filled: Filled) -> list[str]:
    """Give the units of an inspectors' workbook."""
    codes: dict[str, None] = {}
    for page in filled.pages:
        kind, _colon, about = page.about.partition(":")
        ids = [about] if kind == UNIT else [answer.id for answer in page.answers]
        codes |= dict.fromkeys(ids)
    return list(codes)


class _Told:
    """What was typed in a workbook, and what is wrong with it, by its cells."""

    def __init__(self, filled: Filled, problems: Sequence[Problem]) -> None:
        self.pages = {page.about: page for page in filled.pages}
        self.wrong = {p.where: worded(p)[0] for p in problems if p.where.is_cell}
        self.gone = {
            str(p.facts["id"]): worded(p)[0] for p in problems if p.code == "row-gone"
        }
        self.cells = dict(_cells(filled))

    def filled_in(self, sheet: FormSheet) -> FormSheet:
        """Put what was typed into a sheet."""
        page = self.pages.get(sheet.about)
        if page is None:
            return sheet
        gone = (
            Typed(id=i, cells={}, faults={"value": s}) for i, s in self.gone.items()
        )
        return replace(
            sheet,
            typed=(*(self._typed(page, answer) for answer in page.answers), *gone),
            head=self._head(page),
        )

    def _typed(self, page: Page, answer: Answer) -> Typed:
        places = {key: page.place(answer.row, at) for key, at in page.columns.items()}
        return Typed(id=answer.id, cells=answer.cells, faults=self._faults(places))

    def _head(self, page: Page) -> Typed:
        places = {key: page.place(*cell) for key, cell in page.heads.items()}
        cells = {key: page.head_text(key) for key in page.heads}
        return Typed(id="", cells=cells, faults=self._faults(places))

    def _faults(self, places: Mapping[str, Location]) -> dict[str, str]:
        return {k: self.wrong[at] for k, at in places.items() if at in self.wrong}

    def line(self, problem: Problem) -> tuple[str, str, str]:
        """Say in one line what is wrong where: the cells of the copy may differ."""
        return self.cells.get(problem.where, ""), *worded(problem)


def _cells(filled: Filled) -> Iterator[tuple[Location, str]]:
    """Name every cell as a reader finds it in the copy."""
    for page in filled.pages:
        name = page.head_text(UNIT) if len(filled.pages) > 1 else ""
        for key, cell in page.heads.items():
            label = filled.hidden.heads[key]
            yield page.place(*cell), " ".join(filter(None, (name, label)))
        for answer in page.answers:
            for key, column in page.columns.items():
                title = filled.hidden.columns.get(key, "")
                told = " ".join(filter(None, (name, answer.id, title)))
                yield page.place(answer.row, column), told
