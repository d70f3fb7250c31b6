"""The rows from which one score run was made, and what it came to, as lines of JSON.

A file for each table: the names of its columns, then its rows in the order of their
keys. How to reach people is left out, and so is what came after the run.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import literal, select

from assess.messages.numbers import JSON
from assess.problems import Location, refuse
from assess.records.bulk import add_rows
from assess.records.shapes import (
    BATCH,
    CELL,
    CORRECTION,
    DECISION,
    DETAIL,
    EDITION,
    EVIDENCE,
    EXHIBIT,
    FOLDED,
    OBSERVATION,
    ORIGIN,
    PLACING,
    RESULT,
    RUN,
    SECTION,
    SERIES,
    UNIT,
    VOIDED,
    WITHDRAWAL,
    WORD,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy import ColumnElement, Connection, Select, TableClause

_PRIVATE: Final = frozenset({"contact", "phone", "email"})  # of units
_AT_ONCE: Final = 10_000  # rows written in one call


class Origin(NamedTuple):
    """A run, and the last observation that it saw."""

    run: int
    cutoff: int


def _all(_origin: Origin) -> tuple[ColumnElement[bool], ...]:
    return ()


def _of_run(shape: TableClause) -> Callable[[Origin], tuple[ColumnElement[bool], ...]]:
    return lambda origin: (shape.c.run == origin.run,)


def _up_to(
    column: ColumnElement[int],
) -> Callable[[Origin], tuple[ColumnElement[bool], ...]]:
    return lambda origin: (column <= origin.cutoff,)


def _brought(
    column: ColumnElement[int],
) -> Callable[[Origin], tuple[ColumnElement[bool], ...]]:
    """Pick what belongs to the batches that were there."""

    def there(origin: Origin) -> tuple[ColumnElement[bool], ...]:
        ends = BATCH.c.first_id + BATCH.c.lines
        return (column.in_(select(BATCH.c.id).where(ends <= origin.cutoff)),)

    return there


_KEPT: Final[
    tuple[
        tuple[TableClause, int, Callable[[Origin], tuple[ColumnElement[bool], ...]]],
        ...,
    ]
] = (
    (UNIT, 1, _all),
    (BATCH, 1, _up_to(BATCH.c.first_id + BATCH.c.lines)),
    (SECTION, 2, _brought(SECTION.c.batch)),
    (SERIES, 1, _all),
    (WORD, 1, _all),
    (OBSERVATION, 4, _up_to(OBSERVATION.c.id)),
    (DETAIL, 1, _up_to(DETAIL.c.observation)),
    (CORRECTION, 4, _up_to(CORRECTION.c.successor)),
    (VOIDED, 2, _up_to(VOIDED.c.since)),
    (EVIDENCE, 1, _all),
    (EXHIBIT, 2, _up_to(EXHIBIT.c.observation)),
    (WITHDRAWAL, 1, _brought(WITHDRAWAL.c.by_batch)),
    (DECISION, 1, _brought(DECISION.c.batch)),
    (RUN, 1, lambda origin: (RUN.c.id == origin.run,)),
    (ORIGIN, 2, _of_run(ORIGIN)),
    (FOLDED, 5, _of_run(FOLDED)),
    (EDITION, 1, _of_run(EDITION)),
    (RESULT, 2, _of_run(RESULT)),
    (CELL, 2, _of_run(CELL)),
    (PLACING, 2, _of_run(PLACING)),
)
"""Tables in the order in which they can be filled, by how many columns they are
ordered, and which of their rows."""

NAMES: Final = tuple(shape.name for shape, _order, _which in _KEPT)


def lines_of(connection: Connection, name: str, origin: Origin) -> Iterator[str]:
    """Yield a table's lines: its columns, then its rows."""
    shape, order, which = next(kept for kept in _KEPT if kept[0].name == name)
    columns: list[Any] = list(shape.c)
    yield JSON([column.name for column in columns])
    shown = [literal("") if c.name in _PRIVATE else c for c in columns]
    query: Select[Any] = select(*shown).where(*which(origin))
    for row in connection.execute(query.order_by(*columns[:order])):
        yield JSON(list(row))


def take_back_in(
    connection: Connection, name: str, lines: Iterable[str], file: str
) -> None:
    """Fill a table of an empty record. Raises InputError: not-as-sealed."""
    shape = next(shape for shape, _order, _which in _KEPT if shape.name == name)
    told = iter(lines)
    if json.loads(next(told, "null")) != [column.name for column in shape.c]:
        raise refuse("not-as-sealed", Location(file))
    rows: list[tuple[int | str | None, ...]] = []
    for line in told:
        rows.append(tuple(json.loads(line)))
        if len(rows) == _AT_ONCE:
            add_rows(connection, shape, rows)
            rows = []
    add_rows(connection, shape, rows)
