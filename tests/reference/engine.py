"""The engine, called as the reference scorer is: schemes and facts in, outcomes out."""

from __future__ import annotations

import atexit
import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Final

from sqlalchemy import event

from assess.records.store import create_record
from assess.scheme.load import read_scheme
from assess.scoring.run import score
from assess.scoring.runs import cells_of, results
from reference.facts import seconds
from reference.filling import facts_to_record
from reference.outcome import Outcome
from reference.reading import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from sqlite3 import Connection

    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.runs import KeptCell, UnitResult
    from assess.workdays import WorkCalendar
    from reference.facts import Fact, Unit
    from reference.rules import Rules

_EMPTY: Final = "empty.db"


def engine(
    text: str,
    units: Mapping[str, Unit],
    facts: Iterable[Fact],
    calendar: WorkCalendar,
    today: date,
    *,
    files: int = 1,
    record: Record | None = None,
) -> dict[str, Outcome]:
    """Fill a record, score it, and give what each unit came to.

    `record`: an empty one; else one file is emptied each time.
    """
    scheme, record, read = (
        read_scheme(text, "scheme.toml"),
        record or _empty(),
        rules(text),
    )
    facts_to_record(record, read, units, facts, files=files)
    try:
        run = score(record, scheme, calendar, now=seconds(today, hour=12))
    except BaseException:
        _record.cache_clear()  # what failed may still hold it
        raise
    with record.reading() as connection:
        found = {
            result.code: _outcome(
                read, scheme, result, cells_of(connection, run, result)
            )
            for result in results(connection, run)
        }
    return {code: found[code] for code in units}


def _empty() -> Record:
    record = _record()
    copyfile(record.path.with_name(_EMPTY), record.path)
    return record


@cache
def _record() -> Record:
    """Open one record for all: emptied each time, its statements are known."""
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder)
    record = create_record(folder / "record.db")
    copyfile(record.path, folder / _EMPTY)
    event.listen(record.engine, "connect", _in_no_hurry_to_the_disk)
    return record


def _in_no_hurry_to_the_disk(connection: Connection, _pooled: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")


def _outcome(
    read: Rules, scheme: Scheme, result: UnitResult, cells: list[KeptCell]
) -> Outcome:
    leaves = {cell.indicator: cell.points or None for cell in cells}
    vetoes = [scheme.vetoes[n].title.zh for n, *_ in json.loads(result.parts)["vetoes"]]
    return Outcome(
        status=result.status,  # type: ignore[arg-type] # kept as plain text
        total=result.total,
        printed=Fraction(result.printed) if result.printed else None,
        grade=result.grade,
        coverage=result.coverage,
        points={name: None if p is None else Fraction(p) for name, p in leaves.items()}
        | _parts(read, result),
        states={cell.indicator: cell.state for cell in cells},
        vetoes=tuple(vetoes),
        rank=None if result.halves is None else Fraction(result.halves, 2),
    )


def _parts(read: Rules, result: UnitResult) -> dict[str, Fraction | None]:
    """Give the points of blocks and the like; what a minus takes off stands below 0."""
    on_sheets = (each for sheet in read.sheets.values() for each in sheet)
    minus = {each.id for each in on_sheets if each.kind == "minus"}
    return {
        name: None if p is None else Fraction(p) * (-1 if name in minus else 1)
        for name, p in dict(result.part_points).items()
    }
