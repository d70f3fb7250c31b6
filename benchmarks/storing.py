"""Writing what units earned, beside SQLite's own ``insert ... select`` of the cells.

    python benchmarks/storing.py [FOLDER]

`FOLDER` holds a record with a run; the province's where none is named.
"""

from __future__ import annotations

import sqlite3
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assess.records import engines
from assess.records.bulk import add_rows
from assess.records.shapes import CELL, RESULT, RUN
from assess.records.store import open_record

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS: Final = 5
LIMIT: Final = 0.5
OPENED: Final = (
    "SELECT r.run, r.unit, c.indicator, c.state, c.points, c.source FROM result r,"
    " json_each('[' || r.cells || ']') n JOIN cell c ON c.run = r.run"
    " AND c.number = n.value WHERE r.run = 1"
)


def main(folder: Path) -> None:
    """Run both in turns, in transactions that are taken back; print the ratio."""
    path = folder / "record.db"
    with sqlite3.connect(path) as file:
        cells = file.execute("SELECT * FROM cell WHERE run = 1").fetchall()
        results = file.execute("SELECT * FROM result WHERE run = 1").fetchall()
        file.execute(f"CREATE TEMP TABLE opened AS {OPENED}")
        file.execute(
            "CREATE TEMP TABLE copied (run, unit, indicator, state, points, source)"
        )
        (many,) = file.execute("SELECT count(*) FROM opened").fetchone()
        pairs = []
        for _round in range(ROUNDS):
            theirs = timed(lambda: copy(file))
            pairs.append((timed(lambda: store(path, cells, results)), theirs))
    ours, theirs = (sorted(times)[ROUNDS // 2] for times in zip(*pairs, strict=True))
    print(f"storing {many:,} cells of {len(results):,} units: {ours:.3f} s")
    print(f"insert ... select of the same: {theirs:.3f} s", end=" ")
    print(f"ratio {ours / theirs:.2f} limit {LIMIT}")


def copy(file: sqlite3.Connection) -> None:
    """Copy the cells, a row each."""
    file.execute("INSERT INTO copied SELECT * FROM opened")
    file.rollback()


def store(path: Path, cells: list[tuple[int]], results: list[tuple[int]]) -> None:
    """Write them as a run does: distinct cells, and one row per unit."""
    told = ", ".join(column.name for column in RUN.columns if column.name != "id")
    with open_record(path).trying() as connection:
        connection.exec_driver_sql(
            f"INSERT INTO run SELECT 0, {told} FROM run WHERE id = 1"
        )
        with engines.of(connection).adding(connection, CELL, RESULT):
            add_rows(connection, CELL, [(0, *cell[1:]) for cell in cells])
            add_rows(connection, RESULT, [(0, *row[1:]) for row in results])


def timed(work: Callable[[], None]) -> float:
    """Give the seconds that some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    here = Path(__file__).parent / ".work" / "province"
    main(Path(sys.argv[1]) if sys.argv[1:] else here)
