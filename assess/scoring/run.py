"""A score run: judged unit by unit, ranked, and written in one transaction."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from sqlalchemy import insert

from assess import __version__
from assess.messages.numbers import decimal_text
from assess.problems import refuse
from assess.records import settings
from assess.records.standing import newest_id
from assess.records.tables import Placing, Result, Run
from assess.scoring.cells import Judging
from assess.scoring.conditions import Seen, struck
from assess.scoring.judge import judge
from assess.scoring.leaves import Leaves
from assess.scoring.ranking import places
from assess.scoring.rollup import exact
from assess.scoring.rounding import printed
from assess.scoring.runs import calendar_text
from assess.scoring.sheet import lay_out
from assess.scoring.streams import sampled, tallies, units_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.judge import Outcome
    from assess.scoring.leaves import Judged
    from assess.scoring.sheet import Sheet
    from assess.scoring.streams import Assessed
    from assess.workdays import WorkCalendar

Score: TypeAlias = "tuple[int, str, Fraction | int]"
"""Unit id, class, what it is ranked on."""

_AT_ONCE: Final = 500  # results written in one call


def _silently(_done: int) -> None:
    """Show nothing."""


def score(
    record: Record,
    scheme: Scheme,
    calendar: WorkCalendar,
    *,
    now: int,
    by: str = "",
    progress: Callable[[int], None] = _silently,
) -> int:
    """Score every unit of `record` by `scheme`, and give the number of the run.

    Nothing is written unless all of it is. Raises InputError: record-of-another-scheme,
    no-units, class-unknown, read-otherwise, word-unknown, record-locked.
    """
    with record.writing() as connection:
        settings.same_scheme(connection, scheme.heading.id)
        units = units_of(connection, scheme.heading.period)
        _of_known_classes(scheme, units)
        cutoff = newest_id(connection)
        run = _opened(connection, scheme, calendar, cutoff, now, by)
        judging = Judging(scheme, calendar, words_of(connection))
        scores = _judge_all(connection, judging, units, run, progress)
        _place(connection, scheme, run, scores)
    return run


def _of_known_classes(scheme: Scheme, units: Sequence[Assessed]) -> None:
    if not units:
        raise refuse("no-units")
    unknown = sorted({unit.class_id for unit in units} - set(scheme.sheets))
    if unknown:
        raise refuse("class-unknown", found=unknown, known=tuple(scheme.sheets))


def _opened(
    connection: Connection,
    scheme: Scheme,
    calendar: WorkCalendar,
    cutoff: int,
    now: int,
    by: str,
) -> int:
    """Write the run itself, and give its number."""
    result = connection.execute(
        insert(Run).values(
            scheme_id=scheme.heading.id,
            scheme_sha256=scheme.sha256,
            scheme_text=scheme.text,
            cutoff=cutoff,
            calendar=calendar_text(calendar),
            program=__version__,
            made_at=now,
            made_by=by,
        )
    )
    made = result.inserted_primary_key
    assert made, "SQLite numbers the runs"
    return int(made[0])


def _judge_all(
    connection: Connection,
    judging: Judging,
    units: list[Assessed],
    run: int,
    progress: Callable[[int], None],
) -> list[Score]:
    """Judge and write every unit; give back only what the ranking needs."""
    sheets = {name: lay_out(judging.scheme, name) for name in judging.scheme.sheets}
    leaves = {name: Leaves(judging, sheet) for name, sheet in sheets.items()}
    scores: list[Score] = []
    rows: list[dict[str, object]] = []
    for unit, looked in tallies(connection, units, sheets):
        sheet = sheets[unit.class_id]
        judged = leaves[unit.class_id].of(looked)
        enough = partial(sampled, connection, unit.id, sheet)
        vetoes = struck(Seen(sheet, looked, judging.calendar, enough))
        outcome = judge(sheet, judged, vetoes)
        rows.append(_result(run, unit, sheet, judged, outcome))
        if outcome.printed is not None:
            scores.append((unit.id, unit.class_id, _ranked_on(sheet, outcome)))
        if len(rows) >= _AT_ONCE:
            progress(len(rows))
            _write(connection, rows)
    _write(connection, rows)
    return scores


def _write(connection: Connection, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(Result), rows)
    rows.clear()


def _ranked_on(sheet: Sheet, outcome: Outcome) -> Fraction | int:
    assert outcome.printed is not None
    assert outcome.total is not None
    exactly = sheet.scheme.heading.rank_on == "exact"
    return outcome.total if exactly else outcome.printed


def _result(
    run: int, unit: Assessed, sheet: Sheet, judged: Sequence[Judged], outcome: Outcome
) -> dict[str, object]:
    heading = sheet.scheme.heading
    whole = outcome.printed is not None
    return {
        "run": run,
        "unit": unit.id,
        "class_id": unit.class_id,
        "status": outcome.status,
        "total": decimal_text(outcome.total or Fraction()) if whole else "",
        "printed": printed(outcome.printed or 0, heading) if whole else "",
        "grade": outcome.grade,
        "coverage": decimal_text(outcome.coverage),
        "parts": parts(sheet, outcome),
        "cells": f"[{', '.join([text for _cell, _points, text in judged])}]",
    }


def parts(sheet: Sheet, outcome: Outcome) -> str:
    """Write what stands between the cells and the total, as it is kept.

    `points`: of blocks and top-level leaves by id, null where left out; `vetoes` and
    `gates`: those that struck, with their numbers; `extras`: bonus and minus counted.
    """
    shown = {*range(len(sheet.leaves), sheet.root.place), *sheet.top}
    points = {
        sheet.at(place).id: _text(_counted(sheet, outcome, place))
        for place in sorted(shown)
    }
    return json.dumps(
        {
            "points": points,
            "vetoes": [
                [h.number, *map(decimal_text, h.measures)] for h in outcome.vetoes
            ],
            "gates": [
                [h.number, *map(decimal_text, h.measures)] for h in outcome.gates
            ],
            "extras": sorted(sheet.at(place).id for place in outcome.extras),
        },
        ensure_ascii=False,
    )


def _counted(sheet: Sheet, outcome: Outcome, place: int) -> Fraction | None:
    """Give a node's points as they counted: a minus is negative, a shut bonus 0."""
    points, kind = exact(outcome.values[place]), sheet.at(place).kind
    if points is None or kind == "merit":
        return points
    if place not in outcome.extras:
        return Fraction()
    return -points if kind == "minus" else points


def _text(points: Fraction | None) -> str | None:
    return None if points is None else decimal_text(points)


def _place(
    connection: Connection, scheme: Scheme, run: int, scores: list[Score]
) -> None:
    """Rank the units of each class and write where they stand."""
    for name in scheme.sheets:
        ranked = [(unit, score) for unit, class_id, score in scores if class_id == name]
        halves = places([score for _unit, score in ranked], scheme.heading.ties)
        rows = [
            {"run": run, "unit": unit, "halves": half}
            for (unit, _score), half in zip(ranked, halves, strict=True)
        ]
        if rows:
            connection.execute(insert(Placing), rows)
