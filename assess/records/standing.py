"""Which observations stand: those that no later one took the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, func, not_, select
from sqlmodel import col

from assess.records.tables import Batch, Correction, Observation

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection


def stands(cutoff: int | None = None) -> ColumnElement[bool]:
    """Say that an observation stands as of the record's `cutoff`; None: as of now."""
    later = exists().where(col(Correction.observation) == col(Observation.id))
    if cutoff is not None:
        later = later.where(col(Correction.successor) <= cutoff)
    return not_(later)


def corrected_any(connection: Connection) -> bool:
    """Tell whether the record holds any correction at all."""
    return (
        connection.execute(select(col(Correction.observation)).limit(1)).first()
        is not None
    )


def newest_id(connection: Connection) -> int:
    """Give the record's cut-off as it is now: no observation has a larger id."""
    ends = func.max(col(Batch.first_id) + col(Batch.lines))
    return connection.execute(select(ends)).scalar() or 0
