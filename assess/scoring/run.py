"""A score run: judged unit by unit, ranked, and written in one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from assess import __version__
from assess.problems import refuse
from assess.records import engines, settings
from assess.records.answers import forget_others
from assess.records.series import words_of
from assess.records.shapes import CELL, PLACING, RESULT, RUN, write
from assess.records.standing import newest_id
from assess.scoring.cells import Judging
from assess.scoring.elsewhere import brought_again, brought_for
from assess.scoring.placing import place
from assess.scoring.runs import calendar_text
from assess.scoring.second import shared_out
from assess.scoring.share import Share, judge_share
from assess.scoring.sheet import sheets_of
from assess.scoring.streams import questions, units_in, units_of
from assess.scoring.written import add

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.placing import Ranked
    from assess.scoring.runs import RunHead
    from assess.scoring.share import Judge
    from assess.scoring.streams import Assessed
    from assess.scoring.written import Batch
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
    with record.reading() as connection:
        units = len(units_of(connection, scheme.heading.period))
    with (
        shared_out(record, scheme, units, progress) as judge,
        record.writing() as connection,
    ):
        asked = questions(connection, sheets_of(scheme))

        def answered(
            known: Connection, share: Share, hand_on: Callable[[Batch], None]
        ) -> None:
            judge(known, replace(share, asked=asked), hand_on)

        run = score_in(connection, scheme, calendar, now=now, by=by, judge=answered)
        forget_others(connection, asked)
        return run


def score_in(
    connection: Connection,
    scheme: Scheme,
    calendar: WorkCalendar,
    *,
    now: int,
    by: str = "",
    judge: Judge = judge_share,
) -> int:
    """Score as a part of what is going on: whoever began it keeps it or takes it back.

    It asks for no answers that are kept: observations may have been added on trial.
    Raises InputError as `score` does.
    """
    units = assessed(connection, scheme)
    run = _opened(connection, scheme, calendar, newest_id(connection), now, by)
    judging = Judging(scheme, calendar, words_of(connection), now)
    brought = brought_for(connection, scheme)
    share = Share(run, judging, units, brought=brought)
    _judge(connection, share, judge)
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
    brought = brought_again(connection, scheme, head.id, kept=True)
    _judge(connection, Share(run, judging, units, head.cutoff, brought))
    return run


def _judge(connection: Connection, share: Share, judge: Judge = judge_share) -> None:
    """Judge, write and rank."""
    ranked: list[Ranked] = []

    def keep(batch: Batch) -> None:
        add(connection, batch)
        ranked.extend(batch.ranked)

    with engines.of(connection).adding(connection, CELL, RESULT, PLACING):
        judge(connection, share, keep)
        if share.brought:
            share.brought.keep(share.run)
        place(connection, share.judging.scheme, share.run, ranked)


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
