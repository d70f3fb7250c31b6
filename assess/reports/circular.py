"""The circular (通报): what a run came to, as far as the scheme makes it public."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.problems import refuse
from assess.reports.publication import publication, published
from assess.reports.ranking import STATUSES, grade_title, points_shown
from assess.scheme.load import read_scheme
from assess.scoring.runs import all_cells, open_run, results

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from assess.exports.table import Table
    from assess.scheme.model import Scheme
    from assess.scoring.runs import KeptCell, UnitResult

MOST: Final = 10  # faults that a circular names


class Fault(NamedTuple):
    """A leaf where units lost marks."""

    id: str
    title: str
    units: int
    of: int  # whom it was asked of
    lost: str  # as printed; empty where numbers are not made public


class Risen(NamedTuple):
    """A unit with more than in an earlier run."""

    name: str
    before: str  # printed totals; empty where numbers are not made public
    after: str


class Graded(NamedTuple):
    """A class, and how many units have each grade."""

    title: str
    units: int
    grades: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Circular:
    """All that a circular says."""

    scheme: Scheme
    run: int
    against: int | None
    units: int
    classes: tuple[Graded, ...]
    faults: tuple[Fault, ...]
    risen: tuple[Risen, ...]
    annexes: tuple[Table, ...]


def circular(
    connection: Connection, run: int | None, against: int | None = None
) -> Circular:
    """Read a run, the newest unless given; `against` is an earlier one of the year.

    Raises InputError: no-run, no-run-yet, not-earlier.
    """
    head = open_run(connection, run)
    if against is not None and against >= head.id:
        raise refuse("not-earlier", against=against, run=head.id)
    scheme = read_scheme(head.scheme_text, head.scheme_id)
    found = results(connection, head.id, scheme.heading.equals)
    return Circular(
        scheme=scheme,
        run=head.id,
        against=against,
        units=len(found),
        classes=tuple(_classes(scheme, found)),
        faults=_faults(scheme, found, all_cells(connection, head.id)),
        risen=tuple(_risen(connection, scheme, found, against)) if against else (),
        annexes=tuple(map(_annex, publication(scheme, published(scheme, found)))),
    )


def _annex(table: Table) -> Table:
    """Take off the column of the class, which the title names."""
    return replace(
        table,
        title=_("Results: {title}").format(title=table.name),
        columns=table.columns[1:],
        keys=table.keys[1:],
        rows=tuple(row[1:] for row in table.rows),
    )


def _classes(scheme: Scheme, found: Sequence[UnitResult]) -> Iterator[Graded]:
    for each in scheme.classes:
        mine = [unit for unit in found if unit.class_id == each.id]
        if mine:
            many = Counter(unit.grade or unit.status for unit in mine)
            known = [grade.title.zh for grade in scheme.grades_of(each.id)]
            order = [*known, *(name for name in many if name not in known)]
            grades = tuple(
                (_titled(scheme, name), many[name]) for name in order if many[name]
            )
            yield Graded(str(each.title), len(mine), grades)


def _titled(scheme: Scheme, name: str) -> str:
    if name == "issued":  # a scheme without grades
        return _("scored")
    status = STATUSES.get(name)
    return _(status) if status else grade_title(scheme, name)


def _faults(
    scheme: Scheme, found: Sequence[UnitResult], cells: dict[str, KeptCell]
) -> tuple[Fault, ...]:
    """Name the leaves where most marks were lost; of equals, where more units did."""
    lost: dict[str, list[Fraction]] = defaultdict(list)
    for unit in found:
        numbers = filter(None, unit.cells.split(","))
        kept = {cells[number].indicator: cells[number] for number in numbers}
        for leaf, marks in _marks_lost(scheme, unit.class_id, kept):
            lost[leaf].append(marks)
    titles = {each.id: str(each.title) for each in scheme.indicators}
    public, shown = scheme.publication.numbers, points_shown(scheme.heading)
    order = sorted(lost, key=lambda leaf: (-sum(lost[leaf]), -_many(lost[leaf])))
    return tuple(
        Fault(
            id=leaf,
            title=titles.get(leaf, ""),
            units=_many(lost[leaf]),
            of=len(lost[leaf]),
            lost=shown(decimal_text(sum(lost[leaf], Fraction()))) if public else "",
        )
        for leaf in order[:MOST]
        if any(lost[leaf])
    )


def _many(lost: list[Fraction]) -> int:
    return sum(map(bool, lost))


def _marks_lost(
    scheme: Scheme, class_id: str, kept: dict[str, KeptCell]
) -> Iterator[tuple[str, Fraction]]:
    """Yield what each leaf of a sheet cost the total, by its weights and its blocks'.

    Below a minus, that is what it takes off.
    """
    sheet = {each.id: each for each in scheme.sheets[class_id]}
    for name, cell in kept.items():
        if name not in sheet or not cell.points:
            continue
        kinds, weight, above = set(), Fraction(1), sheet.get(name)
        while above:
            kinds.add(above.kind)
            weight *= above.weight
            above = sheet.get(above.parent or "")
        if "bonus" not in kinds:
            points = Fraction(cell.points)
            full = sheet[name].full
            cost = points if "minus" in kinds else max(full - points, Fraction())
            yield name, weight * cost


def _risen(
    connection: Connection,
    scheme: Scheme,
    found: Sequence[UnitResult],
    against: int,
) -> Iterator[Risen]:
    """Name who has more than in the earlier run, who gained most first."""
    head = open_run(connection, against)
    earlier = {unit.unit: unit for unit in results(connection, head.id)}
    public = scheme.publication
    gains = []
    for unit in found:
        before = earlier.get(unit.unit)
        if before and before.printed and unit.printed:
            gain = Fraction(unit.printed) - Fraction(before.printed)
            gains.append((gain, before, unit))
    gains.sort(key=lambda each: -each[0])
    for gain, before, unit in gains:
        if gain > 0:
            shown = (before.printed, unit.printed) if public.numbers else ("", "")
            yield Risen(unit.name, *shown)
