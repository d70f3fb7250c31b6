"""A score run: judged unit by unit, ranked, and written in one transaction."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

from assess import __version__
from assess.problems import refuse
from assess.records import settings
from assess.records.bulk import add_rows
from assess.records.shapes import CELL, PLACING, RESULT, RUN, write
from assess.records.standing import newest_id
from assess.scoring.cells import Judging
from assess.scoring.conditions import Seen, struck
from assess.scoring.judge import judge
from assess.scoring.kept import result_row
from assess.scoring.leaves import CellBook, Leaves
from assess.scoring.ranking import places
from assess.scoring.runs import calendar_text, listed_order
from assess.scoring.sheet import lay_out
from assess.scoring.streams import sampled, tallies, units_of, words_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.judge import Outcome
    from assess.scoring.kept import ResultRow
    from assess.scoring.leaves import CellRow
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
    return write(
        connection,
        RUN,
        scheme_id=scheme.heading.id,
        scheme_sha256=scheme.sha256,
        scheme_text=scheme.text,
        cutoff=cutoff,
        calendar=calendar_text(calendar),
        program=__version__,
        made_at=now,
        made_by=by,
    )


def _judge_all(
    connection: Connection,
    judging: Judging,
    units: list[Assessed],
    run: int,
    progress: Callable[[int], None],
) -> list[Score]:
    """Judge and write every unit; give back only what the ranking needs."""
    sheets = {name: lay_out(judging.scheme, name) for name in judging.scheme.sheets}
    book = CellBook(run)
    leaves = {name: Leaves(judging, sheet, book) for name, sheet in sheets.items()}
    scores: list[Score] = []
    rows: list[ResultRow] = []
    for unit, looked in tallies(connection, units, sheets):
        sheet = sheets[unit.class_id]
        judged = leaves[unit.class_id].of(looked)
        enough = partial(sampled, connection, unit.id, sheet)
        vetoes = struck(Seen(sheet, looked, judging.calendar, enough))
        outcome = judge(sheet, judged, vetoes)
        rows.append(result_row(run, unit, sheet, judged, outcome))
        if outcome.printed is not None:
            scores.append((unit.id, unit.class_id, _ranked_on(sheet, outcome)))
        if len(rows) >= _AT_ONCE:
            progress(len(rows))
            _write(connection, rows, book.fresh())
            rows = []
    _write(connection, rows, book.fresh())
    return scores


def _write(connection: Connection, rows: list[ResultRow], cells: list[CellRow]) -> None:
    add_rows(connection, CELL, cells)
    add_rows(connection, RESULT, rows)


def _ranked_on(sheet: Sheet, outcome: Outcome) -> Fraction | int:
    assert outcome.printed is not None
    assert outcome.total is not None
    exactly = sheet.scheme.heading.rank_on == "exact"
    return outcome.total if exactly else outcome.printed


def _place(
    connection: Connection, scheme: Scheme, run: int, scores: list[Score]
) -> None:
    """Rank the units of each class and write where they stand."""
    ties = scheme.heading.ties
    if ties == "ordinal":
        order = listed_order(connection)
        scores = sorted(scores, key=lambda score: order[score[0]])
    for name in scheme.sheets:
        ranked = [(unit, score) for unit, class_id, score in scores if class_id == name]
        halves = places([score for _unit, score in ranked], ties)
        rows = [
            (run, unit, half)
            for (unit, _score), half in zip(ranked, halves, strict=True)
        ]
        add_rows(connection, PLACING, rows)
