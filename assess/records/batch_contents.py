"""What a batch brought, counted by source and indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, func, select

from assess.records.shapes import OBSERVATION, SERIES
from assess.records.standing import stands

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from assess.records.batches import Batch


@dataclass(frozen=True, slots=True)
class Brought:
    """The observations of one series in one batch."""

    source: str
    check: str
    kind: str
    units: int
    rows: int
    standing: int  # that nothing took the place of
    first: int  # when, in seconds
    last: int


def brought_by(connection: Connection, batch: Batch) -> list[Brought]:
    """Count the observations of a batch."""
    series: tuple[Any, ...] = (SERIES.c.source, SERIES.c.check_code, SERIES.c.kind)
    query: Select[Any] = (
        select(
            *series,
            func.count(OBSERVATION.c.unit.distinct()),
            func.count(),
            func.coalesce(func.sum(case((stands(), 1), else_=0)), 0),
            func.min(OBSERVATION.c.seen),
            func.max(OBSERVATION.c.seen),
        )
        .join_from(OBSERVATION, SERIES, SERIES.c.id == OBSERVATION.c.series)
        .where(OBSERVATION.c.id.between(batch.first_id, batch.last_id))
        .group_by(*series)
        .order_by(*series)
    )
    return [Brought(*row) for row in connection.execute(query)]
