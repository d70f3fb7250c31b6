"""A run made again: from the record as it was and the scheme kept with the run."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import select

from assess.records.elsewhere.origins import heads_of
from assess.records.shapes import CELL, PLACING, RESULT, UNIT
from assess.records.store import tried
from assess.scheme.load import read_scheme
from assess.scoring.run import score_again
from assess.scoring.runs import open_run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Select

    from assess.records.store import Record
    from assess.scoring.runs import RunHead

_TOLD: Final = (
    "class",
    "status",
    "total",
    "printed",
    "grade",
    "coverage",
    "parts",
    "place",
)
_RESULT: Final[tuple[Any, ...]] = (
    RESULT.c.class_id,
    RESULT.c.status,
    RESULT.c.total,
    RESULT.c.printed,
    RESULT.c.grade,
    RESULT.c.coverage,
    RESULT.c.parts,
    PLACING.c.halves,
)
_CELL: Final[tuple[Any, ...]] = (
    CELL.c.number,
    CELL.c.indicator,
    CELL.c.state,
    CELL.c.points,
    CELL.c.source,
    CELL.c.sources,
)


class Difference(NamedTuple):
    """Something that came out otherwise when a run was made again."""

    unit: str  # its code; empty: of all
    what: str  # what of its result, or ``cell 3.1``; of all: which source
    kept: str
    now: str


def verify(record: Record, number: int | None = None) -> tuple[int, list[Difference]]:
    """Make a run again and give its number and what differs; nothing is kept of it.

    Raises InputError: no-run, no-run-yet, and as scoring does.
    """
    with record.trying() as connection:
        head = open_run(connection, number)
        return head.id, verify_in(connection, head)


def verify_in(connection: Connection, head: RunHead) -> list[Difference]:
    """Make a run again as a part of what is going on, and take that back.

    Raises InputError as scoring does.
    """
    scheme = read_scheme(head.scheme_text, f"run {head.id}")
    with tried(connection):
        again = score_again(connection, scheme, head)
        brought = _brought(connection, head.id), _brought(connection, again)
        kept, now = dict(_told(connection, head.id)), dict(_told(connection, again))
        return [*_differences(*brought), *_differences(kept, now)]


def _brought(connection: Connection, run: int) -> dict[str, dict[str, str]]:
    """Give what a run says was brought from elsewhere, as of no unit."""
    heads = heads_of(connection, run)
    return {"": {source: head.sha256 for source, head in heads.items()}}


def digest(connection: Connection, run: int) -> str:
    """Give one SHA-256 over all cells, totals, ranks and grades of a run."""
    whole = hashlib.sha256()
    for code, told in _told(connection, run):
        whole.update(json.dumps([code, told], ensure_ascii=False).encode() + b"\n")
    return whole.hexdigest()


def _told(connection: Connection, run: int) -> Iterator[tuple[str, dict[str, str]]]:
    """Give all that a run says of each unit, by code: its result and its cells."""
    cells_of_run: Select[Any] = select(*_CELL).where(CELL.c.run == run)
    cells = {row[0]: row[1:] for row in connection.execute(cells_of_run)}
    placed = (PLACING.c.run == RESULT.c.run) & (PLACING.c.unit == RESULT.c.unit)
    query: Select[Any] = (
        select(UNIT.c.code, RESULT.c.cells, *_RESULT)
        .join(UNIT, UNIT.c.id == RESULT.c.unit)
        .outerjoin(PLACING, placed)
        .where(RESULT.c.run == run)
        .order_by(UNIT.c.code)
    )
    for code, numbers, *told in connection.execute(query):
        own = (cells[int(number)] for number in numbers.split(",") if number)
        by_indicator = {
            f"cell {indicator}": json.dumps(rest) for indicator, *rest in own
        }
        yield code, {**dict(zip(_TOLD, map(str, told), strict=True)), **by_indicator}


def _differences(
    kept: Mapping[str, Mapping[str, str]], now: Mapping[str, Mapping[str, str]]
) -> Iterator[Difference]:
    for code in sorted({*kept, *now}):
        one, other = kept.get(code, {}), now.get(code, {})
        for what in {**one, **other}:
            before, after = one.get(what, ""), other.get(what, "")
            if before != after:
                yield Difference(code, what, before, after)
