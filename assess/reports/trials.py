"""A scheme's own examples, tried: their facts go the way that all facts go."""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.intake.taking import take_in
from assess.messages.numbers import decimal_text
from assess.messages.phrases import EXPECTED, KINDS
from assess.problems import InputError, Problem
from assess.records.store import create_record
from assess.scheme.check_examples import examples_hold
from assess.scheme.check_trials import feeds_of, targets_of
from assess.scheme.checks import CHECKS
from assess.scheme.example import ExampleFact
from assess.scheme.load import load_draft
from assess.scoring.run import score
from assess.scoring.runs import cells_of, results
from assess.stretches import at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.records.store import Record
    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft
    from assess.scheme.example import Example
    from assess.scheme.model import Scheme
    from assess.scoring.runs import UnitResult
    from assess.workdays import WorkCalendar

_UNIT: Final = "1"
_HEADER: Final = "unit,date,indicator,source,value,state,kind,basis"
_NEVER: Final = date.max  # "today": no example lies in the future


class Difference(NamedTuple):
    """Something of an example that came out otherwise."""

    key: tuple[str, ...]  # in the example's table
    what: str
    wanted: str
    got: str


class _Outcome(NamedTuple):
    """What came out for the unit of an example."""

    result: UnitResult
    points: Mapping[str, Fraction | None]  # of every indicator; None: left out
    vetoes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trial:
    """How many examples were tried, and what came out otherwise."""

    leaves: int  # examples of single indicators
    units: int  # of whole units
    failed: int
    problems: tuple[Problem, ...]


def try_examples(path: Path, calendar: WorkCalendar) -> Trial:
    """Try all examples of a scheme.

    Raises InputError with whatever else is wrong with it.
    """
    others = tuple(check for check in CHECKS if check is not examples_hold)
    draft = load_draft(path, others)
    alone = [draft.document.problem(fault) for fault in examples_hold(draft)]
    whole = [found for found in _tried(draft, calendar) if found]
    problems = chain(alone, *whole)
    return Trial(
        leaves=sum(len(placed.indicator.examples) for placed in draft.each()),
        units=len(draft.scheme.examples),
        failed=len(alone) + len(whole),
        problems=tuple(sorted(problems, key=lambda problem: problem.where)),
    )


def _tried(draft: Draft, calendar: WorkCalendar) -> Iterator[list[Problem]]:
    """Try each example of a whole unit, and give what is wrong with it."""
    sources = feeds_of(draft)
    for number, example in enumerate(draft.scheme.examples):
        path: KeyPath = ("example", number)
        facts = [
            f if f.source else replace(f, source=sources[f.indicator][0])
            for f in example.facts
        ]
        tried = replace(example, facts=tuple(facts))
        try:
            outcome = _outcome(draft.scheme, tried, calendar)
        except InputError as error:
            yield [_refused(draft, path, each) for each in error.problems]
        else:
            yield [_told(draft, path, outcome, d) for d in _compared(tried, outcome)]


def _outcome(scheme: Scheme, example: Example, calendar: WorkCalendar) -> _Outcome:
    """Score a record that holds the facts of an example and nothing else."""
    with TemporaryDirectory() as folder:
        record = create_record(Path(folder, "record.db"))
        try:
            _fill(record, scheme, example, Path(folder))
            run = score(record, scheme, calendar, now=at(_NEVER))
            return _read(record, run, scheme)
        finally:
            record.engine.dispose()


def _fill(record: Record, scheme: Scheme, example: Example, folder: Path) -> None:
    """Take the unit and the facts in, from files like everybody's."""
    unit = (_UNIT, example.title, example.class_id)
    files: dict[str, list[tuple[str, ...]]] = {
        "units.csv": [("code", "name", "class"), unit]
    }
    if example.facts:
        told = [fact for _number, fact in _facts(scheme, example)]
        rows = [_row(scheme, fact, example.title) for fact in told]
        files["facts.csv"] = [tuple(_HEADER.split(",")), *rows]
    for name, table in files.items():
        path = folder / name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(table)
        take_in(record, scheme, path, source=None, today=_NEVER, now=0, by="")


def _facts(scheme: Scheme, example: Example) -> Iterator[tuple[int, ExampleFact]]:
    """Give what is handed in, with the number of the fact that says so."""
    yield from enumerate(example.facts)
    targets = targets_of(scheme.indicators)
    for number, fact in enumerate(example.facts):
        if fact.target is not None:
            source, check = targets[fact.indicator]
            yield number, ExampleFact(indicator=check, source=source, value=fact.target)


def _row(scheme: Scheme, fact: ExampleFact, basis: str) -> tuple[str, ...]:
    """Write a fact as one line; the example itself is the basis of what it claims."""
    period = scheme.source(fact.source).period or scheme.heading.period
    day = (fact.day or period.last).isoformat()
    told = (fact.indicator, fact.source, _text(fact.value), fact.state or "", fact.kind)
    one_line = (" ".join(text.splitlines()) for text in (*told, basis))
    return (_UNIT, day, *one_line)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, Fraction):
        return decimal_text(value)
    return "" if value is None else str(value)


def _read(record: Record, run: int, scheme: Scheme) -> _Outcome:
    with record.reading() as connection:
        (result,) = results(connection, run)
        cells = cells_of(connection, run, result)
    struck = json.loads(result.parts)["vetoes"]
    points = {cell.indicator: cell.points or None for cell in cells}
    return _Outcome(
        result,
        {
            name: None if text is None else abs(Fraction(text))
            for name, text in (points | dict(result.part_points)).items()
        },
        tuple(str(scheme.vetoes[number].title) for number, *_numbers in struck),
    )


def _compared(example: Example, outcome: _Outcome) -> Iterator[Difference]:
    result = outcome.result
    printed = Fraction(result.printed) if result.printed else None
    if example.total is not None and example.total != printed:
        wanted, got = _said(example.total), result.printed or _said(None)
        yield Difference(("total",), str(EXPECTED["total"]), wanted, got)
    for key in ("grade", "status"):
        wanted, got = getattr(example, key), getattr(result, key)
        if wanted is not None and wanted != got:
            yield Difference((key,), str(EXPECTED[key]), wanted, got or _said(None))
    for name, points in example.points.items():
        got_points = outcome.points.get(name)
        if name not in outcome.points or got_points != points:
            what = str(EXPECTED["points"]).format(id=name)
            wanted, got = _said(points), _said(got_points)
            yield Difference(("points", name), what, wanted, got)


def _said(number: Fraction | None) -> str:
    return str(KINDS["nothing"]) if number is None else decimal_text(number)


def _told(
    draft: Draft, path: KeyPath, outcome: _Outcome, difference: Difference
) -> Problem:
    where = draft.document.place((*path, *difference.key), "value")
    indicators = draft.scheme.sheets[outcome.result.class_id]
    tops = [i.id for i in indicators if i.parent is None]
    parts = [f"{name} = {_said(outcome.points.get(name))}" for name in tops]
    facts = {
        "what": difference.what,
        "wanted": difference.wanted,
        "got": difference.got,
        "parts": (*parts, *outcome.vetoes),
    }
    return Problem("example-came-out-otherwise", where, facts)


def _refused(draft: Draft, path: KeyPath, problem: Problem) -> Problem:
    """Put what is wrong with a fact where the fact is written."""
    line = problem.where.line - 2  # below the header, counted from 0
    if problem.where.file.endswith("facts.csv") and line >= 0:
        example = next(e for n, e in enumerate(draft.scheme.examples) if n == path[1])
        numbers = [number for number, _fact in _facts(draft.scheme, example)]
        path = (*path, "facts", numbers[line])
    return replace(problem, where=draft.document.place(path, "value"))
