"""Workbooks that came back: from whom, about which days, and which of them holds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, not_, select

from assess.records.batches import withdrawn
from assess.records.shapes import BATCH, RETURNED

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select


@dataclass(frozen=True, kw_only=True, slots=True)
class Return:
    """A unit's workbook; the fields are the columns of the table."""

    batch: int = 0
    unit: int
    source: str
    first: int  # day number, as are `last` and `day`
    last: int
    day: int

    @property
    def matter(self) -> tuple[str, int, int]:
        """What it is about, whoever it is from."""
        return self.source, self.first, self.last


def add_return(connection: Connection, returned: Return) -> None:
    """Write that a batch is a workbook that came back."""
    connection.execute(insert(RETURNED).values(asdict(returned)))


def return_that_holds(connection: Connection, returned: Return) -> Return | None:
    """Find what the same unit sent before about the same, and nobody took back."""
    mine = RETURNED.c.unit == returned.unit
    row = connection.execute(_that_hold(*returned.matter).where(mine)).first()
    return Return(**row._mapping) if row else None  # noqa: SLF001 - SQLAlchemy's public name


def returned_from(
    connection: Connection, source: str, first: int, last: int
) -> set[int]:
    """Give the numbers of the units whose workbooks are in."""
    rows = connection.execute(_that_hold(source, first, last))
    return {row.unit for row in rows}


def was_replaced(connection: Connection, sha256: str) -> bool:
    """Tell whether this very file was taken in, and another took its place."""
    query = select(BATCH.c.id).join(RETURNED, RETURNED.c.batch == BATCH.c.id)
    found = connection.execute(query.where(BATCH.c.sha256 == sha256, withdrawn()))
    return found.first() is not None


def _that_hold(source: str, first: int, last: int) -> Select[Any]:
    about: tuple[ColumnElement[bool], ...] = (
        RETURNED.c.source == source,
        RETURNED.c.first == first,
        RETURNED.c.last == last,
    )
    query: Select[Any] = select(RETURNED).join(BATCH, BATCH.c.id == RETURNED.c.batch)
    return query.where(*about, not_(withdrawn()))
