"""Editions of a period's result, and the days that were sealed with them.

Of sealed days nothing new is taken in: what was wrong is put right by a correction,
which makes the next edition; those before stay as they are.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, insert, select

from assess.problems import refuse
from assess.records.fold import Window
from assess.records.shapes import DECISION, EDITION, OBSERVATION, SEAL, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import ColumnElement, Connection, Select

    from assess.records.changes import Author

_OPENED: Final = "sealed days are open"  # in what a connection knows about itself
_GROUNDS: Final = ("reason", "authority", "document")


@dataclass(frozen=True, slots=True)
class Edition:
    """A score run that was issued, and why it took the place of the one before."""

    run: int
    number: int
    sealed_at: int | None  # when its newest file was made
    sha256: str  # of that file
    reason: str
    authority: str
    document: str


def editions(connection: Connection) -> dict[int, Edition]:
    """Give every edition, by its run."""
    seals = select(SEAL.c.run, SEAL.c.made_at, SEAL.c.sha256).order_by(SEAL.c.id)
    newest = {run: tuple(seal) for run, *seal in connection.execute(seals)}
    grounds = (func.coalesce(DECISION.c[name], "") for name in _GROUNDS)
    query: Select[Any] = (
        select(EDITION.c.run, EDITION.c.number, *grounds)
        .select_from(EDITION)
        .outerjoin(DECISION, DECISION.c.batch == EDITION.c.decision)
    )
    return {
        run: Edition(run, number, *newest.get(run, (None, "")), *why)
        for run, number, *why in connection.execute(query)
    }


def edition_by(connection: Connection, decision: int) -> int | None:
    """Give the edition that a decision made; None if it made none."""
    query = select(EDITION.c.number).where(EDITION.c.decision == decision)
    return connection.execute(query).scalar()


def enter_edition(connection: Connection, run: int, decision: int | None) -> int:
    """Write that a run is issued, and give the number of its edition.

    A run that is one already stays it. Raises InputError: another-edition where a run
    is to be the first, and there is one.
    """
    found = editions(connection)
    if run in found:
        return found[run].number
    if found and decision is None:
        first = min(found.values(), key=lambda edition: edition.number)
        raise refuse("another-edition", run=run, first=first.run)
    number = len(found) + 1
    row = {"run": run, "number": number, "decision": decision}
    connection.execute(insert(EDITION).values(row))
    return number


def enter_seal(
    connection: Connection, run: int, sha256: str, days: Window, author: Author
) -> None:
    """Write that a run stands in a file, and that its days are sealed."""
    write(
        connection,
        SEAL,
        run=run,
        sha256=sha256,
        first=days.first,
        last=days.last,
        made_at=author.now,
        made_by=author.by,
    )


@contextmanager
def correcting(connection: Connection) -> Iterator[None]:
    """Let corrections of sealed days in."""
    connection.info[_OPENED] = True
    try:
        yield
    finally:
        del connection.info[_OPENED]


def sealed_days(connection: Connection) -> tuple[Window, ...]:
    """Give the stretches of which nothing new is taken in."""
    if connection.info.get(_OPENED):
        return ()
    query: Select[Any] = select(SEAL.c.first, SEAL.c.last).distinct()
    return tuple(Window(*row) for row in connection.execute(query))


def still_open(connection: Connection, concerned: ColumnElement[bool]) -> None:
    """Refuse to touch observations of sealed days (period-sealed)."""
    if sealed_days(connection):
        query = select(OBSERVATION.c.seen).where(concerned)
        open_at(connection, connection.execute(query).scalars())


def open_at(connection: Connection, moments: Iterable[int]) -> None:
    """Refuse what is about a sealed day (period-sealed)."""
    sealed = sealed_days(connection)
    for seen in moments if sealed else ():
        if any(days.first <= seen <= days.last for days in sealed):
            day = datetime.fromtimestamp(seen, UTC).date()
            raise refuse("period-sealed", day=str(day))
