"""When indicators that may grow stale were looked at, unit by unit."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import select

from assess.records.shapes import OBSERVATION, SERIES, UNIT
from assess.records.standing import stands
from assess.reminders.clock import day_of
from assess.reminders.expected import HANDED_IN
from assess.reminders.ladder import speaking_of
from assess.scoring.looking import period_of
from assess.stretches import stretch
from assess.triggers.stale import Stale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Connection, Select

    from assess.scheme.model import Indicator, Scheme
    from assess.stretches import Stretch


class Sightings(NamedTuple):
    """The days on which the units of a class were looked at, for one trigger."""

    class_id: str
    leaf: Indicator
    trigger: Stale
    limit: Stretch
    first: date  # of the period in which looks count
    last: date
    days: Mapping[int, Sequence[date]]  # by unit, each once, in their order


def read_sightings(connection: Connection, scheme: Scheme) -> Iterator[Sightings]:
    """Yield the looks at every leaf whose trigger asks for them."""
    for class_id, sheet in scheme.sheets.items():
        for leaf in sheet:
            for trigger in speaking_of(leaf.remind, "stale"):
                assert isinstance(trigger, Stale), "nothing else speaks of it"
                limit = stretch(trigger.limit or leaf.observe.stale_after)
                assert limit, "the scheme was checked"
                periods = [period_of(scheme, source) for source in leaf.sources]
                yield Sightings(
                    class_id,
                    leaf,
                    trigger,
                    limit,
                    min(period.first for period in periods),
                    max(period.last for period in periods),
                    _days(connection, class_id, leaf),
                )


def _days(
    connection: Connection, class_id: str, leaf: Indicator
) -> dict[int, list[date]]:
    found: dict[int, list[date]] = {}
    for unit, seen in connection.execute(_looks(class_id, leaf)):
        days, day = found.setdefault(unit, []), day_of(seen)
        if days[-1:] != [day]:
            days.append(day)
    return found


def _looks(class_id: str, leaf: Indicator) -> Select[Any]:
    query: Select[Any] = select(OBSERVATION.c.unit, OBSERVATION.c.seen)
    return (
        query.join_from(OBSERVATION, SERIES, SERIES.c.id == OBSERVATION.c.series)
        .join(UNIT, UNIT.c.id == OBSERVATION.c.unit)
        .where(UNIT.c.class_id == class_id, SERIES.c.check_code == leaf.check)
        .where(SERIES.c.source.in_(leaf.sources))
        .where(OBSERVATION.c.state.in_(HANDED_IN), stands())
        .order_by(OBSERVATION.c.unit, OBSERVATION.c.seen)
    )


def fresh_through(seen: date, limit: Stretch) -> date:
    """Give the last day on which what was seen on a day is not yet too old."""
    day = seen + timedelta(days=max(limit.days, 27 * limit.months) - 1)
    while limit.before(day + timedelta(days=1)) <= seen:
        day += timedelta(days=1)
    return day
