"""Batches of observations, put in without the intake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.records.batches import NewBatch, add_batch, next_first_id
from assess.records.bulk import add_corrections, add_rows
from assess.records.shapes import OBSERVATION
from assess.records.standing import stands
from assess.records.states import SCALE

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from assess.records.batches import BatchContents
    from assess.records.store import Record

ONE_UNIT = (
    "INSERT INTO unit (id, code, name, class_id, site, contact, phone, email) "
    "VALUES (1, 'J01', '文源街道', 'street', '', '', '', '')"
)
ONE_SERIES = "INSERT INTO series VALUES (1, 'monitoring', 'links', '', 'number')"


def open_for_one(record: Record) -> None:
    """Add a unit and a series, each number 1."""
    with record.writing() as connection:
        connection.exec_driver_sql(ONE_UNIT)
        connection.exec_driver_sql(ONE_SERIES)


def said(
    record: Record,
    *values: int,
    corrects: int | None = None,
    contents: BatchContents = "observations",
) -> tuple[int, int]:
    """Add a batch of values; give its number and its first observation's."""
    with record.writing() as connection:
        first = next_first_id(connection)
        rows = [
            (1, 1, 100 + n, first + n, value * SCALE, 0)
            for n, value in enumerate(values)
        ]
        add_rows(connection, OBSERVATION, rows)
        if corrects is not None:
            add_corrections(connection, [(corrects, 1, 1, first)])
        return _batch(connection, contents, first, len(rows)), first


def _batch(
    connection: Connection, contents: BatchContents, first: int, rows: int
) -> int:
    batch = NewBatch(
        contents=contents,
        file="facts.csv",
        sha256=str(first),
        first_id=first,
        lines=rows,
        rows=rows,
        recorded_at=0,
        recorded_by="",
    )
    return add_batch(connection, batch)


def standing(record: Record, cutoff: int | None = None) -> list[int]:
    """Give the values that stand, smallest first."""
    query = OBSERVATION.select().where(stands(cutoff))
    if cutoff is not None:
        query = query.where(OBSERVATION.c.id <= cutoff)
    with record.reading() as connection:
        rows = connection.execute(query).all()
    return sorted(row.value // SCALE for row in rows)
