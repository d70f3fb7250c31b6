"""What the record holds about a day: who lacks what, what is open, who scored how much.

The database finds what is missing or open; observations themselves stay where they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import and_, exists, func, not_, or_, select

from assess.records.shapes import (
    CORRECTION,
    DETAIL,
    OBSERVATION,
    RESULT,
    RUN,
    SERIES,
    UNIT,
)
from assess.records.standing import stands
from assess.records.states import State
from assess.reminders.expected import expected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection, Select, TableClause

    from assess.reminders.clock import Clock
    from assess.reminders.expected import Expected
    from assess.scheme.model import Scheme


class Who(NamedTuple):
    """A unit that exists on the day."""

    code: str
    name: str
    class_id: str


class Finding(NamedTuple):
    """An observation with a day to rectify it by, and no later word that it is done."""

    unit: int
    source: str
    check: str
    kind: str
    number: int  # of the observation
    seen: int
    due: int  # day number
    place: str
    evidence: str
    note: str


class Score(NamedTuple):
    """What a unit came to in the newest score run."""

    run: int
    unit: int
    status: str
    printed: str  # empty where there is no total


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the record has to say about a day."""

    units: Mapping[int, Who]
    lacking: tuple[tuple[Expected, tuple[int, ...]], ...]  # units without it
    findings: tuple[Finding, ...]
    scores: tuple[Score, ...]


def read_facts(connection: Connection, scheme: Scheme, clock: Clock) -> Facts:
    """Read what was known by the end of the day."""
    series = _series(connection)
    lacking = (
        (each, tuple(connection.execute(_lacking(each, series, clock)).scalars()))
        for each in expected(scheme, clock)
    )
    return Facts(
        units={n: Who(*row) for n, *row in connection.execute(_units(clock))},
        lacking=tuple(lacking),
        findings=tuple(_findings(connection, clock)),
        scores=_scores(connection) if scheme.remind.below_score is not None else (),
    )


def _series(connection: Connection) -> dict[tuple[str, str], list[int]]:
    """Read the series of each source and check: one for each kind of issue."""
    found: dict[tuple[str, str], list[int]] = {}
    query: Select[Any] = select(*_columns(SERIES, "source", "check_code", "id"))
    for source, check, number in connection.execute(query):
        found.setdefault((source, check), []).append(number)
    return found


def _columns(table: TableClause, *names: str) -> list[Any]:
    return [table.c[name] for name in names]


def _units(clock: Clock) -> Select[Any]:
    wanted = _columns(UNIT, "id", "code", "name", "class_id")
    query: Select[Any] = select(*wanted)
    return query.where(_exists_on(clock)).order_by(UNIT.c.id)


def _exists_on(clock: Clock) -> ColumnElement[bool]:
    day, first, last = clock.day.toordinal(), UNIT.c.valid_from, UNIT.c.valid_to
    return and_(
        or_(first.is_(None), first <= day),
        or_(last.is_(None), last >= day),
    )


def _lacking(
    wanted: Expected, series: Mapping[tuple[str, str], list[int]], clock: Clock
) -> Select[Any]:
    """Ask for the units of the class that were not seen where they should have been."""
    places = [
        and_(
            OBSERVATION.c.series.in_(series[look.source, look.check]),
            OBSERVATION.c.seen.between(
                look.window.first, min(look.window.last, clock.end)
            ),
        )
        for look in wanted.looks
        if (look.source, look.check) in series
    ]
    query: Select[Any] = select(UNIT.c.id).where(
        UNIT.c.class_id == wanted.class_id, _exists_on(clock)
    )
    for place in places:
        said = OBSERVATION.c.state.in_(wanted.states)
        mine = OBSERVATION.c.unit == UNIT.c.id
        query = query.where(not_(exists().where(mine, place, said, stands())))
    return query.order_by(UNIT.c.id)


def _findings(connection: Connection, clock: Clock) -> Iterator[Finding]:
    """Yield findings that stand and were not rectified by the end of the day."""
    for row in connection.execute(_open(clock)):
        if row.unit is not None:
            yield Finding(*row)


def _open(clock: Clock) -> Select[Any]:
    """Ask for the details with a day to rectify by, each beside its open finding.

    The outer join, with empty rows beside what is closed, makes the database begin with
    the details: they are few, and it would begin with all observations.
    """
    query: Select[Any] = select(
        OBSERVATION.c.unit,
        *_columns(SERIES, "source", "check_code", "kind"),
        OBSERVATION.c.id,
        OBSERVATION.c.seen,
        *_columns(DETAIL, "due", "place", "evidence", "note"),
    )
    at_hand = and_(
        OBSERVATION.c.unit == DETAIL.c.unit,
        OBSERVATION.c.id == DETAIL.c.observation,
        OBSERVATION.c.state != State.RECTIFIED,
        OBSERVATION.c.seen <= clock.end,
        stands(),
        not_(_rectified(clock)),
    )
    return (
        query.select_from(DETAIL)
        .outerjoin(OBSERVATION, at_hand)
        .outerjoin(SERIES, SERIES.c.id == OBSERVATION.c.series)
        .where(DETAIL.c.due.is_not(None))
    )


def _rectified(clock: Clock) -> ColumnElement[bool]:
    """Say that the same unit and series was told to be in order, later."""
    done = OBSERVATION.alias()
    undone = exists().where(CORRECTION.c.observation == done.c.id)
    return exists().where(
        done.c.unit == OBSERVATION.c.unit,
        done.c.series == OBSERVATION.c.series,
        done.c.seen.between(OBSERVATION.c.seen, clock.end),
        done.c.state == State.RECTIFIED,
        not_(undone),
    )


def _scores(connection: Connection) -> tuple[Score, ...]:
    newest = select(func.max(RUN.c.id)).scalar_subquery()
    query: Select[Any] = select(*_columns(RESULT, "run", "unit", "status", "printed"))
    rows = connection.execute(query.where(RESULT.c.run == newest))
    return tuple(Score(*row) for row in rows)
