"""The files that were taken in, each known by its fingerprint."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import select

from assess.records.shapes import BATCH, write
from assess.records.standing import newest_id

if TYPE_CHECKING:
    from sqlalchemy import Connection

Contents = Literal["units", "observations"]

LAST_ID: Final = 2**31 - 1  # the fold packs an id into 31 bits


@dataclass(frozen=True, kw_only=True, slots=True)
class NewBatch:
    """A batch about to be written; the columns are those of the table."""

    contents: Contents
    file: str
    sha256: str
    first_id: int
    lines: int
    rows: int
    recorded_at: int
    recorded_by: str


def known_batch(connection: Connection, sha256: str) -> int | None:
    """Find the batch of a file with this fingerprint."""
    query = select(BATCH.c.id).where(BATCH.c.sha256 == sha256)
    return connection.execute(query).scalar()


def next_first_id(connection: Connection) -> int:
    """Give the first observation id that no batch has set aside."""
    return newest_id(connection) + 1


def add_batch(connection: Connection, batch: NewBatch) -> int:
    """Write a batch and give its number."""
    return write(connection, BATCH, **asdict(batch))
