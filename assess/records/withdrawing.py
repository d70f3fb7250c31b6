"""Taking a batch back: its rows stay, and no longer stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, func, insert, literal, not_, select

from assess.problems import refuse
from assess.records.batches import NewBatch, add_batch, batch_of, next_first_id
from assess.records.changes import Author, Change, log
from assess.records.renaming import take_back_units
from assess.records.seals import edition_by, still_open
from assess.records.shapes import (
    CORRECTION,
    OBSERVATION,
    VOIDED,
    WITHDRAWAL,
)
from assess.records.standing import holds

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

    from assess.records.batches import Batch


@dataclass(frozen=True, kw_only=True, slots=True)
class Withdrawn:
    """What a withdrawal came to."""

    batch: Batch
    by_batch: int
    rows: int  # observations that no longer stand, or changes of units undone
    units: int  # that they are of
    restored: int  # observations that stand again


def withdraw(
    connection: Connection, number: int, *, reason: str, now: int, by: str
) -> Withdrawn:
    """Take a batch back: what it corrected stands again, what it said no longer.

    Raises InputError: no-batch, withdrawn-already, withdraws-nothing,
    units-are-in-use, period-sealed, made-an-edition.
    """
    batch = batch_of(connection, number)
    if batch.withdrawn_by is not None:
        raise refuse("withdrawn-already", number=number, by_batch=batch.withdrawn_by)
    if batch.contents == "withdrawal":
        raise refuse("withdraws-nothing", number=number)
    if edition := edition_by(connection, number):
        raise refuse("made-an-edition", number=number, edition=edition)
    still_open(connection, _of(batch))
    since = next_first_id(connection)
    units = _units_in(connection, batch)
    _void(connection, batch, since)
    rows = _supersede(connection, batch, since)
    by_batch = _enter(connection, batch, reason, Author(now, by), (since, rows))
    if batch.contents == "units":
        units = rows = take_back_units(connection, number, Author(now, by, by_batch))
    restored = _standing_again(connection, since)
    return Withdrawn(
        batch=batch, by_batch=by_batch, rows=rows, units=units, restored=restored
    )


def _units_in(connection: Connection, batch: Batch) -> int:
    query = select(func.count(OBSERVATION.c.unit.distinct())).where(_of(batch))
    return int(connection.execute(query).scalar_one())


def _of(batch: Batch) -> ColumnElement[bool]:
    return OBSERVATION.c.id.between(batch.first_id, batch.last_id)


def _void(connection: Connection, batch: Batch, since: int) -> None:
    """Take back the corrections that the batch brought.

    What it corrected is now corrected by whatever later took the place of its own row.
    """
    its_own = CORRECTION.c.successor.between(batch.first_id, batch.last_id)
    brought: Select[Any] = select(
        CORRECTION.c.observation, CORRECTION.c.successor, literal(since)
    ).where(its_own)
    connection.execute(insert(VOIDED).from_select(list(VOIDED.c), brought))
    heir = CORRECTION.alias()
    is_one = exists().where(
        and_(
            OBSERVATION.c.unit == CORRECTION.c.unit,
            OBSERVATION.c.series == CORRECTION.c.series,
            OBSERVATION.c.id == CORRECTION.c.successor,
        )
    )
    inherited: Select[Any] = (
        select(heir.c.observation, heir.c.unit, heir.c.series, CORRECTION.c.successor)
        .join_from(heir, CORRECTION, CORRECTION.c.observation == heir.c.successor)
        .where(heir.c.successor.between(batch.first_id, batch.last_id))
        .where(holds(), is_one)
    )
    connection.execute(insert(CORRECTION).from_select(list(CORRECTION.c), inherited))


def _standing_again(connection: Connection, since: int) -> int:
    again = not_(
        exists().where(CORRECTION.c.observation == VOIDED.c.observation, holds())
    )
    query = select(func.count(VOIDED.c.observation.distinct()))
    found = connection.execute(query.where(VOIDED.c.since == since, again))
    return int(found.scalar_one())


def _supersede(connection: Connection, batch: Batch, since: int) -> int:
    rows: Select[Any] = select(
        OBSERVATION.c.id, OBSERVATION.c.unit, OBSERVATION.c.series, literal(since)
    ).where(_of(batch))
    entered = insert(CORRECTION).from_select(list(CORRECTION.c), rows)
    counted = entered.execution_options(preserve_rowcount=True)
    return connection.execute(counted).rowcount


def _enter(
    connection: Connection,
    batch: Batch,
    reason: str,
    author: Author,
    ids: tuple[int, int],
) -> int:
    """Write the withdrawal, as a batch of its own."""
    since, rows = ids
    by_batch = add_batch(
        connection,
        NewBatch(
            contents="withdrawal",
            file="",
            sha256="",
            first_id=since,
            lines=0,
            rows=rows,
            recorded_at=author.now,
            recorded_by=author.by,
        ),
    )
    connection.execute(
        insert(WITHDRAWAL).values(batch=batch.id, by_batch=by_batch, reason=reason)
    )
    change = Change(
        subject="batch", number=batch.id, old=batch.file, new="withdrawn", reason=reason
    )
    log(connection, [change], Author(author.now, author.by, by_batch))
    return by_batch
