"""The engine, called as the reference scorer is: schemes and facts in, outcomes out."""

from __future__ import annotations

import atexit
import json
from fractions import Fraction
from functools import cache
from pathlib import Path
from shutil import copyfile, rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from assess.records.store import create_record, open_record
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

    from assess.scheme.model import Scheme
    from assess.scoring.runs import KeptCell, UnitResult
    from assess.workdays import WorkCalendar
    from reference.facts import Fact, Unit


def engine(
    path: Path,
    text: str,
    units: Mapping[str, Unit],
    facts: Iterable[Fact],
    calendar: WorkCalendar,
    today: date,
    *,
    files: int = 1,
) -> dict[str, Outcome]:
    """Fill a record at `path`, score it, and give what each unit came to."""
    copyfile(_empty(), path)
    record, scheme = open_record(path), read_scheme(text, "scheme.toml")
    facts_to_record(record, rules(text), units, facts, files=files)
    run = score(record, scheme, calendar, now=seconds(today, hour=12))
    with record.reading() as connection:
        found = {
            result.code: _outcome(scheme, result, cells_of(connection, run, result))
            for result in results(connection, run)
        }
    record.engine.dispose()
    return {code: found[code] for code in units}


@cache
def _empty() -> Path:
    """Make an empty record once; copies of it cost less than new ones."""
    folder = Path(mkdtemp())
    atexit.register(rmtree, folder)
    path = folder / "empty.db"
    create_record(path).engine.dispose()
    return path


def _outcome(scheme: Scheme, result: UnitResult, cells: list[KeptCell]) -> Outcome:
    leaves = {cell.indicator: cell.points or None for cell in cells}
    vetoes = [scheme.vetoes[n].title.zh for n, *_ in json.loads(result.parts)["vetoes"]]
    return Outcome(
        status=result.status,  # type: ignore[arg-type] # kept as plain text
        total=result.total,
        printed=Fraction(result.printed) if result.printed else None,
        grade=result.grade,
        coverage=result.coverage,
        points={name: None if p is None else Fraction(p) for name, p in leaves.items()}
        | _parts(scheme, result),
        states={cell.indicator: cell.state for cell in cells},
        vetoes=tuple(vetoes),
        rank=None if result.halves is None else Fraction(result.halves, 2),
    )


def _parts(scheme: Scheme, result: UnitResult) -> dict[str, Fraction | None]:
    """Give the points of blocks and the like; what a minus takes off stands below 0."""
    minus = {i.id for i in scheme.indicators if i.kind == "minus"}
    return {
        name: None if p is None else Fraction(p) * (-1 if name in minus else 1)
        for name, p in dict(result.part_points).items()
    }
