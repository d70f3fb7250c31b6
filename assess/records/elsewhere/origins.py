"""What score runs say was brought from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from assess.records.shapes import ORIGIN

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select


class Head(NamedTuple):
    """What was brought of one source; see the table `origin`."""

    source: str
    place: str
    cutoff: int
    rows: int
    strangers: int
    sha256: str
    kept: int


def heads_of(connection: Connection, run: int) -> dict[str, Head]:
    """Give what a run says was brought, by source; nothing for most runs."""
    columns: list[Any] = [ORIGIN.c[name] for name in Head._fields]
    query: Select[Any] = select(*columns).where(ORIGIN.c.run == run)
    rows = connection.execute(query.order_by(ORIGIN.c.source))
    return {row[0]: Head(*row) for row in rows}
