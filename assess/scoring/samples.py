"""Whether a unit was looked at often enough for a veto that asks for a sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import bindparam, func, select

from assess.records.shapes import OBSERVATION, SERIES
from assess.records.standing import stands
from assess.records.states import State

if TYPE_CHECKING:
    from sqlalchemy import Connection, Select

    from assess.scheme.vetoes import Condition, Sample
    from assess.scoring.looking import Look
    from assess.scoring.sheet import Sheet

_Query: TypeAlias = "Select[Any]"


class Samples:
    """Counts days; each question is put into words once, and asked of many units."""

    def __init__(self, connection: Connection, cutoff: int | None) -> None:
        self._connection = connection
        self._cutoff = cutoff
        self._queries: dict[tuple[Look, Sample], _Query] = {}

    def enough(self, unit: int, sheet: Sheet, condition: Condition) -> bool:
        """Tell whether a unit was looked at often enough on enough days."""
        sample, look = condition.sample, sheet.looks[sheet.look(condition)]
        assert sample is not None
        query = self._queries.get((look, sample))
        if query is None:
            query = self._queries[look, sample] = _days(look, sample, self._cutoff)
        days = self._connection.execute(query, {"_unit": unit}).scalar_one()
        return bool(days >= sample.days)


def _days(look: Look, sample: Sample, cutoff: int | None) -> _Query:
    """Ask on how many days there were as many values as a sample wants."""
    day = OBSERVATION.c.seen // 86400
    asked = SERIES.c.source == look.source, SERIES.c.check_code == look.check
    query: _Query = (
        select(day)
        .where(OBSERVATION.c.unit == bindparam("_unit"))
        .where(OBSERVATION.c.series.in_(select(SERIES.c.id).where(*asked)))
        .where(OBSERVATION.c.seen.between(look.window.first, look.window.last))
        .where(OBSERVATION.c.state == State.OBSERVED.value, stands(cutoff))
        .group_by(day)
        .having(func.count() >= sample.per_day)
    )
    if cutoff is not None:
        query = query.where(OBSERVATION.c.id <= cutoff)
    return select(func.count()).select_from(query.subquery())
