"""What a change would do: scored as it is and as it would be, then all taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.scoring.run import score_in
from assess.scoring.runs import cells_of, results

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.runs import UnitResult
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Scored:
    """What everybody would get, by unit."""

    results: dict[int, UnitResult]
    points: dict[str, str]  # of one unit: leaf -> exact points; empty where left out


def what_if(
    record: Record,
    scheme: Scheme,
    calendar: WorkCalendar,
    change: Callable[[Connection], object],
    *,
    unit: int,
    now: int,
) -> tuple[Scored, Scored]:
    """Score before and after `change`; nothing of it is kept.

    Raises InputError as scoring and the change do.
    """
    with record.trying() as connection:
        before = _scored(connection, scheme, calendar, unit, now)
        change(connection)
        return before, _scored(connection, scheme, calendar, unit, now)


def _scored(
    connection: Connection,
    scheme: Scheme,
    calendar: WorkCalendar,
    unit: int,
    now: int,
) -> Scored:
    run = score_in(connection, scheme, calendar, now=now)
    found = {r.unit: r for r in results(connection, run, scheme.heading.equals)}
    cells = cells_of(connection, run, found[unit]) if unit in found else []
    return Scored(found, {cell.indicator: cell.points for cell in cells})
