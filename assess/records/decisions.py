"""Decisions of the supervisor: batches that say why, by whom and under which number."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, insert, not_

from assess.records.batches import NewBatch, add_batch, next_first_id
from assess.records.shapes import DECISION, WITHDRAWAL

if TYPE_CHECKING:
    from sqlalchemy import ColumnClause, ColumnElement, Connection

    from assess.records.changes import Author


@dataclass(frozen=True, kw_only=True, slots=True)
class Grounds:
    """What a decision rests on."""

    reason: str
    authority: str = ""  # who decided
    document: str = ""  # its number


def enter_decision(
    connection: Connection, grounds: Grounds, author: Author, rows: int
) -> tuple[int, int]:
    """Write a decision; give its batch, and the one id that is set aside for it."""
    first = next_first_id(connection)
    batch = add_batch(
        connection,
        NewBatch(
            contents="decision",
            file=grounds.document,
            sha256="",
            first_id=first,
            lines=0,
            rows=rows,
            recorded_at=author.now,
            recorded_by=author.by,
        ),
    )
    connection.execute(insert(DECISION).values(batch=batch, **asdict(grounds)))
    return batch, first


def in_force(batch: ColumnClause[int]) -> ColumnElement[bool]:
    """Say that the batch of a decision was not withdrawn."""
    return not_(exists().where(WITHDRAWAL.c.batch == batch))
