"""What the record holds: who was seen when, what was found, who scored how much.

It is read whole, but for scores, whatever the day: what was known follows from it. The
database finds the moments; observations themselves stay where they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, false, func, or_, select

from assess.records.appeals import read_appeals
from assess.records.claims import read_claims
from assess.records.shapes import APPEAL, OBSERVATION, SERIES, UNIT
from assess.records.standing import stands
from assess.reminders.expected import expected
from assess.reminders.found import read_findings
from assess.reminders.scored import read_scores
from assess.reminders.sighted import read_sightings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection, Select

    from assess.records.appeals import Appeal
    from assess.records.claims import Claim
    from assess.reminders.clock import Clock
    from assess.reminders.expected import Expected
    from assess.reminders.found import Finding
    from assess.reminders.scored import Score
    from assess.reminders.sighted import Sightings
    from assess.scheme.model import Scheme

Series = dict[tuple[str, str], list[int]]
"""The numbers of the series of each source and check: one for each kind of issue."""


class Who(NamedTuple):
    """A unit, and the days of its being."""

    code: str
    name: str
    class_id: str
    first: date
    last: date

    def exists(self, day: date) -> bool:
        """Tell whether the unit exists on a day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the record has to say."""

    units: Mapping[int, Who]
    seen: tuple[tuple[Expected, Mapping[int, int | None]], ...]  # when first, by unit
    findings: tuple[Finding, ...]
    sightings: tuple[Sightings, ...]
    scores: tuple[Score, ...]
    appeals: tuple[Appeal, ...] = ()
    claims: tuple[Claim, ...] = ()


def read_facts(connection: Connection, scheme: Scheme, clock: Clock) -> Facts:
    """Read what reminders need to know."""
    series = _series(connection)
    seen = ((each, _seen(connection, each, series)) for each in expected(scheme))
    return Facts(
        units=_units(connection),
        seen=tuple(seen),
        findings=tuple(read_findings(connection, scheme, clock.calendar)),
        sightings=tuple(read_sightings(connection, scheme)),
        scores=tuple(read_scores(connection, scheme, clock.end)),
        appeals=tuple(_appeals(connection)),
        claims=tuple(_claims(connection, scheme)),
    )


def _appeals(connection: Connection) -> list[Appeal]:
    """Read the appeals; where there is none, the rest of them is not asked for."""
    any_ = connection.execute(select(APPEAL.c.id).limit(1)).first()
    return read_appeals(connection) if any_ else []


def _claims(connection: Connection, scheme: Scheme) -> list[Claim]:
    """Read the claims that something does not apply, if anybody is to confirm them."""
    return read_claims(connection) if scheme.remind.confirm_within else []


def _series(connection: Connection) -> Series:
    found: Series = {}
    query = select(SERIES.c.source, SERIES.c.check_code, SERIES.c.id)
    for source, check, number in connection.execute(query):
        found.setdefault((source, check), []).append(number)
    return found


def _units(connection: Connection) -> dict[int, Who]:
    names = ("id", "code", "name", "class_id", "valid_from", "valid_to")
    query: Select[Any] = select(*(UNIT.c[name] for name in names)).order_by(UNIT.c.id)
    return {
        number: Who(
            code,
            name,
            class_id,
            date.fromordinal(first) if first else date.min,
            date.fromordinal(last) if last else date.max,
        )
        for number, code, name, class_id, first, last in connection.execute(query)
    }


def _seen(
    connection: Connection, wanted: Expected, series: Series
) -> dict[int, int | None]:
    rows = connection.execute(_first_seen(wanted, series))
    return {unit: moment for unit, moment in rows}  # noqa: C416 - rows are no pairs


def _first_seen(wanted: Expected, series: Series) -> Select[Any]:
    """Ask when each unit of the class was first seen where it should be."""
    places = [
        and_(
            OBSERVATION.c.series.in_(series[look.source, look.check]),
            OBSERVATION.c.seen.between(look.window.first, look.window.last),
        )
        for look in wanted.looks
        if (look.source, look.check) in series
    ]
    first: Select[Any] = select(func.min(OBSERVATION.c.seen)).where(
        OBSERVATION.c.unit == UNIT.c.id,
        or_(false(), *places),
        OBSERVATION.c.state.in_(wanted.states),
        stands(),
    )
    moment = first.correlate(UNIT).scalar_subquery()
    return select(UNIT.c.id, moment).where(UNIT.c.class_id == wanted.class_id)
