"""Which observations stand: those that no later one took the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, func, not_, select

from assess.records.shapes import BATCH, CORRECTION, OBSERVATION

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection


def stands(cutoff: int | None = None) -> ColumnElement[bool]:
    """Say that an observation stands as of the record's `cutoff`; None: as of now."""
    later = exists().where(CORRECTION.c.observation == OBSERVATION.c.id)
    if cutoff is not None:
        later = later.where(CORRECTION.c.successor <= cutoff)
    return not_(later)


def corrected_any(connection: Connection) -> bool:
    """Tell whether the record holds any correction at all."""
    query = select(CORRECTION.c.observation).limit(1)
    return connection.execute(query).first() is not None


def newest_id(connection: Connection) -> int:
    """Give the record's cut-off as it is now: no observation has a larger id."""
    ends = func.max(BATCH.c.first_id + BATCH.c.lines)
    return connection.execute(select(ends)).scalar() or 0
