"""The next edition of an issued result: what is put right, by whose decision."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.problems import refuse
from assess.records.decisions import enter_decision
from assess.records.seals import correcting, editions, enter_edition
from assess.scoring.again import digest
from assess.scoring.run import score_in
from assess.scoring.runs import open_run

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from assess.records.changes import Author
    from assess.records.decisions import Grounds
    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Corrected:
    """A new edition, and the run that it is."""

    run: int
    number: int


def correct(  # noqa: PLR0913 - the facts of a correction, each by its name
    record: Record,
    scheme: Scheme,
    calendar: WorkCalendar,
    change: Callable[[Connection], int],
    grounds: Grounds,
    author: Author,
    *,
    dry_run: bool = False,
) -> Corrected:
    """Let `change` into sealed days, score, and issue what comes of it.

    `change` gives how many rows it brought. All is done, or nothing. Raises InputError:
    nothing-issued, nothing-corrected, and as the change and scoring do.
    """
    with record.trying() if dry_run else record.writing() as connection:
        newest = max(editions(connection), default=None)
        if newest is None:
            raise refuse("nothing-issued")
        with correcting(connection):
            rows = change(connection)
        decision, _id = enter_decision(connection, grounds, author, rows)
        run = score_in(connection, scheme, calendar, now=author.now, by=author.by)
        if not rows and _same(connection, newest, run):
            raise refuse("nothing-corrected", run=newest)
        return Corrected(run, enter_edition(connection, run, decision))


def _same(connection: Connection, *numbers: int) -> bool:
    """Tell whether all runs were made by one scheme, and say the same in every cell."""
    made = {
        (open_run(connection, number).scheme_sha256, digest(connection, number))
        for number in numbers
    }
    return len(made) == 1
