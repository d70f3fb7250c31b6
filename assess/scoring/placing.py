"""Where the units of each class stand, and the grades that depend on it."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, select, update

from assess.records.bulk import add_rows
from assess.records.shapes import PLACING, RESULT, UNIT
from assess.scoring.equals import among_equals
from assess.scoring.grading import gets_in, grade_of, standing_among
from assess.scoring.ranking import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from assess.scheme.model import Grade, Scheme
    from assess.scoring.grading import Held
    from assess.scoring.ranking import Score


class Ranked(NamedTuple):
    """A unit with a total."""

    unit: int
    class_id: str
    score: Score
    printed: int  # its total, times 10**decimals
    grade: str  # as if there were room for all
    held: Held  # what effects leave of a grade, whatever the rank


class Placed(NamedTuple):
    """Where a unit stands, and the grade that it has there."""

    halves: int  # twice its rank
    grade: str


def place(
    connection: Connection, scheme: Scheme, run: int, ranked: Sequence[Ranked]
) -> None:
    """Rank the units of each class, correct their grades, and write where they stand.

    Once it is written where they stand, the record keeps the results as they are.
    """
    found = placed(connection, scheme, ranked)
    given = {unit.unit: unit.grade for unit in ranked}
    changed = {n: place.grade for n, place in found.items() if place.grade != given[n]}
    _correct(connection, run, changed)
    rows = [(run, unit, place.halves) for unit, place in found.items()]
    add_rows(connection, PLACING, rows)


def placed(
    connection: Connection, scheme: Scheme, ranked: Iterable[Ranked]
) -> dict[int, Placed]:
    """Tell where the units of each class stand, and their grades; write nothing."""
    if scheme.heading.ties == "ordinal":
        order = _listed(connection, scheme.heading.equals)
        ranked = sorted(ranked, key=lambda unit: order[unit.unit])
    by_class: dict[str, list[Ranked]] = {each.id: [] for each in scheme.classes}
    for unit in ranked:
        by_class[unit.class_id].append(unit)
    found: dict[int, Placed] = {}
    for name, units in by_class.items():
        halves = places([unit.score for unit in units], scheme.heading.ties)
        grades = dict(_regraded(scheme, scheme.grades_of(name), units))
        for unit, half in zip(units, halves, strict=True):
            found[unit.unit] = Placed(half, grades.get(unit.unit, unit.grade))
    return found


def _listed(connection: Connection, equals: str) -> dict[int, int]:
    """Give, by unit, its place in the order in which equals are listed."""
    rows = connection.execute(select(UNIT.c.id, UNIT.c.code, UNIT.c.name))
    ordered = sorted(rows, key=lambda row: among_equals(equals, row.code, row.name))
    return {row.id: place for place, row in enumerate(ordered)}


def _regraded(
    scheme: Scheme, grades: Sequence[Grade], units: Sequence[Ranked]
) -> Iterator[tuple[int, str]]:
    """Give the units of a class the grades in which they find room."""
    scores = {
        grade.title.zh: sorted(u.score for u in units if u.held.takes(grade, place))
        for place, grade in enumerate(grades)
        if grade.top
    }
    if not scores:
        return

    def has_room(unit: Ranked, grade: Grade) -> bool:
        if grade.top is None:
            return True
        counts = unit.held.takes(grade, grades.index(grade))
        among = scores[grade.title.zh]
        standing = standing_among(among, unit.score, len(units), counts=counts)
        return gets_in(grade, standing)

    for unit in units:
        printed = Fraction(unit.printed, 10**scheme.heading.decimals)
        own = grade_of(grades, printed, partial(has_room, unit))
        yield unit.unit, unit.held.leaves(grades, own)


def _correct(connection: Connection, run: int, grades: dict[int, str]) -> None:
    """Change the grades of results that this very transaction wrote."""
    change = (
        update(RESULT)
        .where(RESULT.c.run == run, RESULT.c.unit == bindparam("_unit"))
        .values(grade=bindparam("_grade"))
    )
    if grades:
        rows = [{"_unit": unit, "_grade": grade} for unit, grade in grades.items()]
        connection.execute(change, rows)
