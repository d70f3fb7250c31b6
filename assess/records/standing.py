"""Which observations stand: those that no later one took the place of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, func, not_, select

from assess.records.shapes import BATCH, CORRECTION, OBSERVATION, VOIDED

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, FromClause


def stands(
    cutoff: int | None = None, of: FromClause = OBSERVATION
) -> ColumnElement[bool]:
    """Say that an observation stands as of the record's `cutoff`; None: as of now."""
    later = exists().where(CORRECTION.c.observation == of.c.id, holds(cutoff))
    if cutoff is not None:
        later = later.where(CORRECTION.c.successor <= cutoff)
    return not_(later)


def holds(cutoff: int | None = None) -> ColumnElement[bool]:
    """Say that a correction was not taken back with the batch that brought it."""
    back = exists().where(
        VOIDED.c.observation == CORRECTION.c.observation,
        VOIDED.c.successor == CORRECTION.c.successor,
    )
    return not_(back if cutoff is None else back.where(VOIDED.c.since <= cutoff))


def corrected_any(connection: Connection) -> bool:
    """Tell whether the record holds any correction at all."""
    query = select(CORRECTION.c.observation).limit(1)
    return connection.execute(query).first() is not None


def newest_id(connection: Connection) -> int:
    """Give the record's cut-off as it is now: no observation has a larger id."""
    ends = func.max(BATCH.c.first_id + BATCH.c.lines)
    return connection.execute(select(ends)).scalar() or 0
