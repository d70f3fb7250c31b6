"""Findings: what was seen amiss and is to be put right by a day, and when it was."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import and_, or_, outerjoin, select

from assess.methods import relative
from assess.records.shapes import (
    DETAIL,
    OBSERVATION,
    SERIES,
    UNIT,
    WORD,
)
from assess.records.standing import stands
from assess.records.states import State
from assess.reminders.clock import day_of
from assess.reminders.closing import (
    Closing,
    Later,
    faults_of,
    leaves_of,
    needs_others,
)
from assess.reminders.ladder import speaking_of
from assess.triggers.not_rectified import NotRectified

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection, Join, Select, TableClause

    from assess.reminders.closing import Leaves
    from assess.scheme.model import Scheme
    from assess.workdays import WorkCalendar

_REMEMBERED: Final = 10_000  # answers to whether a later observation closes
_OBSERVED: Final = State.OBSERVED.value

Within = dict[tuple[str, str], int]
"""Working days to put right what has no date, by source and check."""


class Finding(NamedTuple):
    """An observation of something to be put right by a day."""

    unit: int
    source: str
    check: str
    kind: str
    number: int  # of the observation
    seen: int
    due: int  # day number
    place: str = ""
    evidence: str = ""
    note: str = ""
    closed: int | None = None  # the first moment at which it was seen put right


class _Look(NamedTuple):
    """One look at what has no dates, in the order of looking."""

    unit: int
    class_id: str
    source: str
    check: str
    kind: str
    number: int
    seen: int
    state: int
    value: int | None
    due: int | None


def read_findings(
    connection: Connection, scheme: Scheme, calendar: WorkCalendar
) -> Iterator[Finding]:
    """Yield the findings that stand: with a date, and those that are given one."""
    closing = _closing(connection, scheme, calendar)
    closed = _closed(connection, closing)
    for row in connection.execute(_dated()):
        if row.unit is not None:
            yield Finding(*row)._replace(closed=closed.get(row.id))
    within = dict(_within(scheme, closing.leaves))
    if within:
        looks = (_Look(*row) for row in connection.execute(_looks(within)))
        yield from _undated(looks, closing, within)


def _closing(connection: Connection, scheme: Scheme, calendar: WorkCalendar) -> Closing:
    words = connection.execute(select(WORD.c.id, WORD.c.text))
    return Closing(
        leaves=leaves_of(scheme),
        faults=frozenset(faults_of(scheme)),
        words={row.id: row.text for row in words},
        calendar=calendar,
    )


def _closed(connection: Connection, closing: Closing) -> dict[int, int]:
    """Find when findings were closed; the same answers come again and again."""
    closes, closed = lru_cache(_REMEMBERED)(closing.closes), dict[int, int]()
    for finding, seen, *said in connection.execute(_told_later()):
        if seen is not None and closes(Later(*said)):
            closed[finding] = min(seen, closed.get(finding, seen))
    return closed


@cache
def _dated() -> Select[Any]:
    """Ask for the details with a day to rectify by, each beside its finding."""
    query: Select[Any] = select(
        OBSERVATION.c.unit,
        *_columns(SERIES, "source", "check_code", "kind"),
        OBSERVATION.c.id,
        OBSERVATION.c.seen,
        *_columns(DETAIL, "due", "place", "evidence", "note"),
    )
    told = query.select_from(_beside()).where(DETAIL.c.due.is_not(None))
    return told.order_by(DETAIL.c.observation)


@cache
def _told_later() -> Select[Any]:
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
        later.c.seen >= OBSERVATION.c.seen,
        or_(
            later.c.state == State.RECTIFIED,
            and_(later.c.state == State.OBSERVED, later.c.seen > OBSERVATION.c.seen),
        ),
        stands(of=later),
    )
    query: Select[Any] = select(
        OBSERVATION.c.id,
        later.c.seen,
        UNIT.c.class_id,
        *_columns(SERIES, "source", "check_code", "kind"),
        any_kind.c.kind.label("said_of"),
        *_columns(later, "state", "value"),
    )
    told = (
        _beside()
        .outerjoin(UNIT, UNIT.c.id == OBSERVATION.c.unit)
        .outerjoin(any_kind, same_check)
        .outerjoin(later, after)
    )
    return query.select_from(told).where(DETAIL.c.due.is_not(None))


def _beside() -> Join:
    """Put the findings that stand beside their details.

    The outer joins, with empty rows beside what does not stand, make the database begin
    with the details: they are few, and it would begin with all observations.
    """
    at_hand = and_(
        OBSERVATION.c.unit == DETAIL.c.unit,
        OBSERVATION.c.id == DETAIL.c.observation,
        OBSERVATION.c.state != State.RECTIFIED,
        stands(),
    )
    return outerjoin(DETAIL, OBSERVATION, at_hand).outerjoin(
        SERIES, SERIES.c.id == OBSERVATION.c.series
    )


def _columns(table: TableClause | Any, *names: str) -> list[Any]:
    return [table.c[name] for name in names]


def _within(scheme: Scheme, leaves: Leaves) -> Iterator[tuple[tuple[str, str], int]]:
    """Tell which checks have a time to put right what has no date."""
    for (_class_id, source, check), fed in leaves.items():
        if any(needs_others(leaf.observe) or relative(leaf.score) for leaf in fed):
            continue  # one look alone cannot be amiss
        own = [trigger for leaf in fed for trigger in leaf.remind]
        said = speaking_of(own, "not-rectified") or scheme.source(source).remind
        for trigger in said:
            if isinstance(trigger, NotRectified) and trigger.within:
                yield (source, check), trigger.within


def _looks(within: Within) -> Select[Any]:
    """Ask for every look at these checks, unit by unit, in the order of looking."""
    wanted = [
        and_(SERIES.c.source == source, SERIES.c.check_code == check)
        for source, check in within
    ]
    query: Select[Any] = select(
        OBSERVATION.c.unit,
        UNIT.c.class_id,
        *_columns(SERIES, "source", "check_code", "kind"),
        *_columns(OBSERVATION, "id", "seen", "state", "value"),
        DETAIL.c.due,
    )
    told = (
        query.join_from(OBSERVATION, SERIES, SERIES.c.id == OBSERVATION.c.series)
        .join(UNIT, UNIT.c.id == OBSERVATION.c.unit)
        .outerjoin(DETAIL, DETAIL.c.observation == OBSERVATION.c.id)
        .where(or_(*wanted), stands())
        .where(OBSERVATION.c.state.in_((State.OBSERVED, State.RECTIFIED)))
    )
    return told.order_by(OBSERVATION.c.unit, OBSERVATION.c.seen, OBSERVATION.c.id)


def _undated(
    looks: Iterable[_Look], closing: Closing, within: Within
) -> Iterator[Finding]:
    """Yield what was seen amiss, from the first look that shows it to one that is well.

    While a finding with a date is open, what is seen of the same is no other finding.
    """
    amiss: dict[tuple[int, str, str, str], _Look] = {}
    for look in looks:
        key = (look.unit, look.source, look.check, look.kind)
        of_check = [k for k in amiss if k[:3] == key[:3]]
        closed = [k for k in of_check if closing.closes(_later(amiss[k], look))]
        for each in closed:
            yield from _finding(amiss.pop(each), look.seen, within, closing)
        if look.state == _OBSERVED and not closed and not _well(look, closing):
            amiss.setdefault(key, look)
    for look in amiss.values():
        yield from _finding(look, None, within, closing)


def _later(finding: _Look, look: _Look) -> Later:
    return Later(
        look.class_id,
        look.source,
        look.check,
        finding.kind,
        look.kind,
        look.state,
        look.value,
    )


def _well(look: _Look, closing: Closing) -> bool:
    return closing.closes(_later(look, look))


def _finding(
    look: _Look, closed: int | None, within: Within, closing: Closing
) -> Iterator[Finding]:
    """Yield a finding that had no date, with the one it is given."""
    if look.due is None:
        days = within[look.source, look.check]
        due = closing.calendar.after(day_of(look.seen), days)
        yield Finding(
            look.unit,
            *(look.source, look.check, look.kind, look.number, look.seen),
            due=due.toordinal(),
            closed=closed,
        )
