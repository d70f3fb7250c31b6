"""A score run: judged unit by unit, ranked, and written in one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess import __version__
from assess.problems import refuse
from assess.records import settings
from assess.records.series import words_of
from assess.records.shapes import RUN, write
from assess.records.standing import newest_id
from assess.scoring.cells import Judging
from assess.scoring.leaves import CellBook
from assess.scoring.panel import Panel
from assess.scoring.placing import place
from assess.scoring.runs import calendar_text
from assess.scoring.sheet import lay_out
from assess.scoring.streams import tallies, units_in, units_of
from assess.scoring.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.runs import RunHead
    from assess.scoring.streams import Assessed
    from assess.workdays import WorkCalendar


def silently(_done: int) -> None:
    """Show nothing."""


def score(
    record: Record,
    scheme: Scheme,
    calendar: WorkCalendar,
    *,
    now: int,
    by: str = "",
    progress: Callable[[int], None] = silently,
) -> int:
    """Score every unit of `record` by `scheme`, and give the number of the run.

    Nothing is written unless all of it is. Raises InputError: record-of-another-scheme,
    no-units, class-unknown, read-otherwise, word-unknown, record-locked.
    """
    with record.writing() as connection:
        return score_in(connection, scheme, calendar, now=now, by=by, progress=progress)


def score_in(
    connection: Connection,
    scheme: Scheme,
    calendar: WorkCalendar,
    *,
    now: int,
    by: str = "",
    progress: Callable[[int], None] = silently,
) -> int:
    """Score as a part of what is going on: whoever began it keeps it or takes it back.

    Raises InputError as `score` does.
    """
    units = assessed(connection, scheme)
    run = _opened(connection, scheme, calendar, newest_id(connection), now, by)
    judging = Judging(scheme, calendar, words_of(connection), now)
    _judge(connection, judging, units, run, progress)
    return run


def assessed(connection: Connection, scheme: Scheme) -> list[Assessed]:
    """Give the units to score. Raises InputError as `score` does."""
    settings.same_scheme(connection, scheme.heading.id)
    units = units_of(connection, scheme.heading.period)
    _of_known_classes(scheme, units)
    return units


def score_again(connection: Connection, scheme: Scheme, head: RunHead) -> int:
    """Score the units of an earlier run from what the record held then."""
    units = units_in(connection, head.id)
    made = head.cutoff, head.made_at, ""
    run = _opened(connection, scheme, head.calendar, *made)
    judging = Judging(scheme, head.calendar, words_of(connection), head.made_at)
    _judge(connection, judging, units, run, silently, head.cutoff)
    return run


def _judge(
    connection: Connection,
    judging: Judging,
    units: list[Assessed],
    run: int,
    progress: Callable[[int], None],
    cutoff: int | None = None,
) -> None:
    """Judge and rank; `cutoff` as for `tallies`."""
    scheme = judging.scheme
    sheets = {name: lay_out(scheme, name) for name in scheme.sheets}
    book = CellBook(run)
    written = Written(connection, run, book, progress)
    panel = Panel(connection, judging, sheets, written.keep, book=book, cutoff=cutoff)
    panel.judge_all(tallies(connection, units, sheets, judging.now, cutoff))
    written.write()
    place(connection, scheme, run, written.ranked)


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
