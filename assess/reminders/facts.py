"""What the record holds about a day: who lacks what, what is open, who scored how much.

The database finds what is missing or open; observations themselves stay where they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, exists, func, not_, or_, outerjoin, select

from assess.records.shapes import (
    CORRECTION,
    DETAIL,
    OBSERVATION,
    RESULT,
    RUN,
    SERIES,
    UNIT,
    WORD,
)
from assess.records.standing import stands
from assess.records.states import State
from assess.reminders.closing import Closing, Later, faults_of, leaves_of
from assess.reminders.expected import expected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection, Join, Select, TableClause

    from assess.reminders.clock import Clock
    from assess.reminders.expected import Expected
    from assess.scheme.model import Scheme


_REMEMBERED: Final = 10_000  # answers to whether a later observation closes


class Who(NamedTuple):
    """A unit that exists on the day."""

    code: str
    name: str
    class_id: str


class Finding(NamedTuple):
    """An observation with a day to rectify it by that nothing has closed yet."""

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
        findings=tuple(_findings(connection, scheme, clock)),
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


def _findings(
    connection: Connection, scheme: Scheme, clock: Clock
) -> Iterator[Finding]:
    """Yield findings that stand and were not closed by the end of the day."""
    closed = _closed(connection, _closing(connection, scheme, clock), clock)
    for row in connection.execute(_found(clock)):
        if row.unit is not None and row.id not in closed:
            yield Finding(*row)


def _closed(connection: Connection, closing: Closing, clock: Clock) -> set[int]:
    """Find the findings that are closed; the same answers come again and again."""
    closes, closed = lru_cache(_REMEMBERED)(closing.closes), set[int]()
    for finding, *said in connection.execute(_told_later(clock)):
        if finding not in closed and closes(Later(*said)):
            closed.add(finding)
    return closed


def _closing(connection: Connection, scheme: Scheme, clock: Clock) -> Closing:
    words = connection.execute(select(*_columns(WORD, "id", "text")))
    return Closing(
        leaves=leaves_of(scheme),
        faults=frozenset(faults_of(scheme)),
        words={row.id: row.text for row in words},
        calendar=clock.calendar,
    )


def _found(clock: Clock) -> Select[Any]:
    """Ask for the details with a day to rectify by, each beside its finding."""
    query: Select[Any] = select(
        OBSERVATION.c.unit,
        *_columns(SERIES, "source", "check_code", "kind"),
        OBSERVATION.c.id,
        OBSERVATION.c.seen,
        *_columns(DETAIL, "due", "place", "evidence", "note"),
    )
    return query.select_from(_beside(clock)).where(DETAIL.c.due.is_not(None))


def _told_later(clock: Clock) -> Select[Any]:
    """Ask for what was told of the same unit, source and check after each finding.

    A rectification may be told in the same moment: days are often all that is known.
    """
    later, any_kind = OBSERVATION.alias(), SERIES.alias()
    same_check = and_(
        any_kind.c.source == SERIES.c.source,
        any_kind.c.check_code == SERIES.c.check_code,
    )
    after = and_(
        later.c.unit == OBSERVATION.c.unit,
        later.c.series == any_kind.c.id,
        later.c.seen.between(OBSERVATION.c.seen, clock.end),
        or_(
            later.c.state == State.RECTIFIED,
            and_(later.c.state == State.OBSERVED, later.c.seen > OBSERVATION.c.seen),
        ),
        not_(exists().where(CORRECTION.c.observation == later.c.id)),
    )
    query: Select[Any] = select(
        OBSERVATION.c.id,
        UNIT.c.class_id,
        *_columns(SERIES, "source", "check_code", "kind"),
        any_kind.c.kind.label("said_of"),
        *(later.c[name] for name in ("state", "value")),
    )
    told = (
        _beside(clock)
        .outerjoin(UNIT, UNIT.c.id == OBSERVATION.c.unit)
        .outerjoin(any_kind, same_check)
        .outerjoin(later, after)
    )
    return query.select_from(told).where(DETAIL.c.due.is_not(None))


def _beside(clock: Clock) -> Join:
    """Put the findings that stand beside their details.

    The outer joins, with empty rows beside what does not stand, make the database begin
    with the details: they are few, and it would begin with all observations.
    """
    at_hand = and_(
        OBSERVATION.c.unit == DETAIL.c.unit,
        OBSERVATION.c.id == DETAIL.c.observation,
        OBSERVATION.c.state != State.RECTIFIED,
        OBSERVATION.c.seen <= clock.end,
        stands(),
    )
    return outerjoin(DETAIL, OBSERVATION, at_hand).outerjoin(
        SERIES, SERIES.c.id == OBSERVATION.c.series
    )


def _scores(connection: Connection) -> tuple[Score, ...]:
    newest = select(func.max(RUN.c.id)).scalar_subquery()
    query: Select[Any] = select(*_columns(RESULT, "run", "unit", "status", "printed"))
    rows = connection.execute(query.where(RESULT.c.run == newest))
    return tuple(Score(*row) for row in rows)
