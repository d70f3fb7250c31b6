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

from assess.records import engines
from assess.records.shapes import SERIES, UNIT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

WIDTH: Final = 6  # columns of an observation: unit, series, seen, id, value, state


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
        engines.of(self.connection).add_to_stage(self.connection, cells, WIDTH)


@contextmanager
def staged(connection: Connection) -> Iterator[Stage]:
    """Gather observations, and at the end move them into the record.

    Whether their units and series are there is asked once for all, so that the database
    need not ask it of each: it would take a quarter longer.
    """
    database, stage = engines.of(connection), Stage(connection)
    database.begin_stage(connection)
    yield stage
    assert stage.units <= set(connection.execute(select(UNIT.c.id)).scalars())
    assert stage.series <= set(connection.execute(select(SERIES.c.id)).scalars())
    database.end_stage(connection)
