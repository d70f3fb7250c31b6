"""Observations on their way into the record, by the million.

The table of observations is kept in order, and rows come in any. They are gathered in a
table of their own, in the order in which they come, and moved all at once: the database
sorts faster than we do, in bounded memory.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from assess.records.shapes import SERIES, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

WIDTH: Final = 6  # columns of an observation: unit, series, seen, id, value, state
_AT_ONCE: Final = 100  # rows in one statement: a third of the time of one by one
_ADD: Final = "INSERT INTO staged VALUES "
_ROW: Final = f"({', '.join('?' * WIDTH)})"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where observations are gathered, and of whom they are."""

    connection: Connection
    units: set[int | None] = field(default_factory=set)
    series: set[int | None] = field(default_factory=set)

    def add(self, cells: Sequence[int | None]) -> None:
        """Gather observations: the columns of one after those of the other."""
        self.units.update(cells[::WIDTH])
        self.series.update(cells[1::WIDTH])
        whole = len(cells) // (_AT_ONCE * WIDTH) * _AT_ONCE * WIDTH
        self._add(cells[:whole], _AT_ONCE)
        self._add(cells[whole:], 1)

    def _add(self, cells: Sequence[int | None], rows: int) -> None:
        width, statement = rows * WIDTH, _ADD + ", ".join([_ROW] * rows)
        parts = [tuple(cells[n : n + width]) for n in range(0, len(cells), width)]
        if parts:
            self.connection.exec_driver_sql(statement, parts)


@contextmanager
def staged(connection: Connection) -> Iterator[Stage]:
    """Gather observations, and at the end move them into the record.

    Whether their units and series are there is asked once for all, so that the database
    need not ask it of each: it would take a quarter longer.
    """
    run, stage = connection.exec_driver_sql, Stage(connection)
    run("CREATE TEMP TABLE staged (unit, series, seen, id, value, state)")
    yield stage
    assert stage.units <= set(connection.execute(select(UNIT.c.id)).scalars())
    assert stage.series <= set(connection.execute(select(SERIES.c.id)).scalars())
    run("INSERT INTO observation SELECT * FROM staged ORDER BY unit, series, seen, id")
    run("DROP TABLE staged")
