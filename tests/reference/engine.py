"""The engine, called as the reference scorer is: schemes and facts in, outcomes out."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.records.store import create_record
from assess.scoring.run import score
from assess.scoring.runs import cells_of, results
from reference.filling import facts_to_record
from reference.scorer import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from assess.scheme.model import Scheme
    from assess.scoring.runs import KeptCell, UnitResult
    from assess.workdays import WorkCalendar
    from reference.facts import Fact


def engine(
    path: Path,
    scheme: Scheme,
    units: Mapping[str, str],
    facts: Iterable[Fact],
    calendar: WorkCalendar,
) -> dict[str, Outcome]:
    """Fill a record at `path`, score it, and give what each unit came to."""
    path.unlink(missing_ok=True)
    record = create_record(path)
    facts_to_record(record, scheme, units, facts)
    run = score(record, scheme, calendar, now=0)
    with record.reading() as connection:
        found = {
            result.code: _outcome(scheme, result, cells_of(connection, run, result))
            for result in results(connection, run)
        }
    record.engine.dispose()
    return {code: found[code] for code in units}


def _outcome(scheme: Scheme, result: UnitResult, cells: list[KeptCell]) -> Outcome:
    leaves = {cell.indicator: cell.points or None for cell in cells}
    points = leaves | dict(result.part_points)
    vetoes = [scheme.vetoes[n].title.zh for n, *_ in json.loads(result.parts)["vetoes"]]
    return Outcome(
        status=result.status,  # type: ignore[arg-type] # kept as plain text
        total=result.total,
        printed=Fraction(result.printed) if result.printed else None,
        grade=result.grade,
        coverage=result.coverage,
        points={
            name: None if p is None else abs(Fraction(p)) for name, p in points.items()
        },
        states={cell.indicator: cell.state for cell in cells},
        vetoes=tuple(vetoes),
        rank=None if result.halves is None else Fraction(result.halves, 2),
    )
