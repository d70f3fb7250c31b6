"""The questions that are asked elsewhere: the record's fold, of a table of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import (
    BigInteger,
    Numeric,
    and_,
    case,
    cast,
    column,
    func,
    literal,
    not_,
    null,
    or_,
    quoted_name,
    select,
    table,
)

from assess.records.fold import parted, tallied
from assess.records.states import SCALE, STATES, State

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnClause, ColumnElement, FromClause, Select

    from assess.records.elsewhere.told import Elsewhere
    from assess.records.fold import Last, Window

LARGEST: Final = 2**31 - 1  # number of an observation
_EXACT: Final = Numeric(24, 6)


class Wanted(NamedTuple):
    """What is to be brought of a source: tallies, or parts where there are edges."""

    source: str
    window: Window
    edges: tuple[int, ...] | None  # None: a tally; see `fold.parted`
    checks: tuple[str, ...]


def fold_query(told: Elsewhere, wanted: Wanted, cutoff: int, last: Last) -> Select[Any]:
    """Fold a table of others: a row per unit, check and kind, and part if there are."""
    mine = _observations(told, cutoff)
    by = (mine.c.unit, mine.c.check_code, mine.c.kind)
    if wanted.edges is None:
        query = tallied(by, mine, wanted.window, last)
    else:
        query = parted(by, mine, wanted.window, wanted.edges)
    return query.where(mine.c.check_code.in_(wanted.checks))


def look_query(told: Elsewhere, wanted: Sequence[Wanted]) -> Select[Any]:
    """Ask by check and kind for the newest number, and for rows that cannot be read.

    Of those it tells how many there are, and the first one's number.
    """
    mine = _observations(told, None)
    unsaid = or_(
        mine.c.unit.is_(None),
        mine.c.check_code.is_(None),
        mine.c.id.is_(None),
        not_(mine.c.id.between(1, LARGEST)),
        mine.c.state.is_(None),
        and_(mine.c.state == State.OBSERVED.value, mine.c.value.is_(None)),
    )
    by, check = (mine.c.check_code, mine.c.kind), mine.c.check_code
    checks = sorted({check for each in wanted for check in each.checks})
    first = min(each.window.first for each in wanted)
    last = max(each.window.last for each in wanted)
    query: Select[Any] = select(
        *by,
        func.max(mine.c.id),
        func.count(case((unsaid, 1))),
        func.min(case((unsaid, mine.c.id))),
    )
    return (
        query.where(mine.c.seen.between(first, last))
        .where(or_(check.is_(None), check.in_(checks)))
        .group_by(*by)
    )


def _observations(told: Elsewhere, cutoff: int | None) -> FromClause:
    """Give a table of others the form of the record's, as it was at `cutoff`."""
    one, columns = _table(told).alias("one"), told.columns
    number = cast(one.c[columns.id], BigInteger)
    state = _state(one.c[columns.state] if columns.state else None)
    value = cast(func.round(cast(one.c[columns.value], _EXACT) * SCALE), BigInteger)
    kind = func.coalesce(one.c[columns.kind], "") if columns.kind else literal("")
    query: Select[Any] = select(
        one.c[columns.unit].label("unit"),
        one.c[columns.check].label("check_code"),
        kind.label("kind"),
        cast(one.c[columns.seen], BigInteger).label("seen"),
        number.label("id"),
        case((state == State.OBSERVED.value, value)).label("value"),
        state.label("state"),
    )
    if cutoff is not None:
        query = query.where(number <= cutoff)
        if columns.corrects:
            query = query.where(_stands(told, number, cutoff))
    return query.subquery("observation")


def _stands(
    told: Elsewhere, number: ColumnElement[int], cutoff: int
) -> ColumnElement[bool]:
    """Say that no later row took the place of one."""
    later, columns = _table(told).alias("later"), told.columns
    after = cast(later.c[columns.corrects], BigInteger) == number
    known = cast(later.c[columns.id], BigInteger) <= cutoff
    return not_(select(literal(1)).select_from(later).where(after, known).exists())


def _state(text: ColumnElement[Any] | None) -> ColumnElement[Any]:
    """Give the number of a state; null where the word is unknown."""
    if text is None:
        return literal(State.OBSERVED.value)
    empty = or_(text.is_(None), text.in_(("", "observed")))
    known = ((text == word, state.value) for word, state in STATES.items())
    return case((empty, State.OBSERVED.value), *known, else_=null())


def _table(told: Elsewhere) -> FromClause:
    """Name the table and its columns exactly as they were told."""
    *schema, name = told.name.rsplit(".", 1)
    within = quoted_name(schema[0], quote=True) if schema else None
    columns = (getattr(told.columns, each) for each in told.columns.__slots__)
    named: list[ColumnClause[Any]] = [
        column(quoted_name(each, quote=True)) for each in columns if each
    ]
    return table(quoted_name(name, quote=True), *named, schema=within)
