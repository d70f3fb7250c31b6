"""What came in, batch by batch: files, each known by its fingerprint, and decisions."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import exists, func, not_, select

from assess.problems import refuse
from assess.records.shapes import BATCH, WITHDRAWAL, write
from assess.records.standing import newest_id

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

Contents = Literal["units", "observations"]
BatchContents = Literal["units", "observations", "decision", "withdrawal"]

LAST_ID: Final = 2**31 - 1  # the fold packs an id into 31 bits


@dataclass(frozen=True, kw_only=True, slots=True)
class NewBatch:
    """A batch about to be written; the columns are those of the table."""

    contents: BatchContents
    file: str
    sha256: str
    first_id: int
    lines: int
    rows: int
    recorded_at: int
    recorded_by: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Batch(NewBatch):
    """A batch of the record; `withdrawn_by` is the batch that took it back."""

    id: int
    withdrawn_by: int | None
    withdraws: int | None
    reason: str  # of the withdrawal

    @property
    def last_id(self) -> int:
        """The last of the ids that were set aside for it."""
        return self.first_id + self.lines


def known_batch(connection: Connection, sha256: str) -> int | None:
    """Find the batch of a file with this fingerprint that was not withdrawn."""
    query = select(BATCH.c.id).where(BATCH.c.sha256 == sha256, not_(withdrawn()))
    return connection.execute(query).scalar()


def withdrawn() -> ColumnElement[bool]:
    """Say that a batch was withdrawn."""
    return exists().where(WITHDRAWAL.c.batch == BATCH.c.id)


def next_first_id(connection: Connection) -> int:
    """Give the first observation id that no batch has set aside."""
    return newest_id(connection) + 1


def add_batch(connection: Connection, batch: NewBatch) -> int:
    """Write a batch and give its number."""
    return write(connection, BATCH, **asdict(batch))


def batches(connection: Connection) -> list[Batch]:
    """Give every batch, in the order in which they came."""
    rows = connection.execute(_batches().order_by(BATCH.c.id)).mappings()
    return [Batch(**row) for row in rows]


def batch_of(connection: Connection, number: int) -> Batch:
    """Give a batch by its number. Raises InputError: no-batch."""
    row = connection.execute(_batches().where(BATCH.c.id == number)).mappings().first()
    if row is None:
        raise refuse("no-batch", number=number)
    return Batch(**row)


def _batches() -> Select[Any]:
    its, own = WITHDRAWAL.alias(), WITHDRAWAL.alias()
    query: Select[Any] = select(
        *BATCH.c,
        its.c.by_batch.label("withdrawn_by"),
        own.c.batch.label("withdraws"),
        func.coalesce(its.c.reason, own.c.reason, "").label("reason"),
    )
    mine, by_it = its.c.batch == BATCH.c.id, own.c.by_batch == BATCH.c.id
    return query.select_from(BATCH).outerjoin(its, mine).outerjoin(own, by_it)
