"""The ranking: one table for each class."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from assess.exports.table import Coded, Figure, Rows, Table
from assess.messages import N_, _, _n
from assess.rounding import rounded
from assess.scoring.rounding import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assess.exports.table import Cell
    from assess.scheme.model import Class, Heading, Indicator, Scheme
    from assess.scoring.runs import RunHead, UnitResult

STATUSES = {
    "issued": "",
    "vetoed": N_("vetoed"),
    "not-issued": N_("not issued: seen too little"),
    "nothing-to-score": N_("nothing to score"),
    "unscored": N_("no marks"),
}


def ranking(
    run: RunHead, scheme: Scheme, results: Sequence[UnitResult], *, whole: bool
) -> list[Table]:
    """Build a table per class; `whole` adds class and code, and names parts in full."""
    grid = _Grid(scheme, tuple(top_level(scheme)), points_shown(scheme.heading))
    return [
        _table(run, grid, each, mine, whole=whole)
        for each in scheme.classes
        if (mine := [result for result in results if result.class_id == each.id])
    ]


def _table(
    run: RunHead, grid: _Grid, each: Class, mine: list[UnitResult], *, whole: bool
) -> Table:
    columns = list(grid.in_full() if whole else grid.on_screen(each, mine))

    def row(unit: UnitResult) -> tuple[Cell, ...]:
        return tuple(column.cell(unit) for column in columns)

    title = _n(
        "{title}: {name}, {many} unit (run {run})",
        "{title}: {name}, {many} units (run {run})",
        len(mine),
    )
    return Table(
        title=title.format(
            title=grid.scheme.heading.title, name=each.title, many=len(mine), run=run.id
        ),
        columns=tuple(column.title for column in columns),
        rows=Rows(mine, row) if whole else tuple(map(row, mine)),
        keys=tuple(column.key for column in columns),
        notes=() if whole else grid.notes(mine),
        name=str(each.title),
    )


def top_level(scheme: Scheme) -> Iterator[Indicator]:
    """Yield the parts of the whole, in the scheme's order."""
    return (i for i in scheme.indicators if i.parent is None)


def legend(scheme: Scheme) -> str:
    """Say what the numbered parts are."""
    named = (f"{part.id} {part.title}" for part in top_level(scheme))
    return _("Parts: {parts}").format(parts=_("; ").join(named))


class _Column(NamedTuple):
    """One thing that is told of every unit."""

    title: str
    key: str
    cell: Callable[[UnitResult], Cell]


@dataclass(frozen=True)
class _Grid:
    """The columns of a ranking, and how a result fills them."""

    scheme: Scheme
    parts: tuple[Indicator, ...]
    points: Callable[[str | None], Figure]  # of a part, as printed; remembered

    def in_full(self) -> Iterator[_Column]:
        """Give the columns for files and programs: the same for every class."""
        yield _Column(_("Class"), "class", self._class)
        yield _Column(_("Rank"), "rank", _rank)
        yield _Column(_("Code"), "code", attrgetter("code"))
        yield _Column(_("Unit"), "unit", attrgetter("name"))
        yield _Column(_("Total"), "total", _total)
        yield _Column(_("Grade"), "grade", self._grade)
        for part in self.parts:
            yield self._part(part, f"{part.id} {part.title}")
        yield _Column(_("Coverage"), "coverage", self._coverage)
        yield _Column(_("Remark"), "remark", _remark)

    def on_screen(self, each: Class, units: Sequence[UnitResult]) -> Iterator[_Column]:
        """Give the columns of a class for a reader; where there are no marks, few."""
        scored = each.unscored is None
        if scored:
            yield _Column(_("Rank"), "rank", _rank)
        yield _Column(_("Unit"), "unit", attrgetter("name"))
        if scored or any(unit.printed for unit in units):
            yield _Column(_("Total"), "total", _total)
        yield _Column(_("Grade"), "grade", self._told)
        for part in self.parts if scored else ():
            yield self._part(part, part.id)
        if scored:
            yield _Column(_("Coverage"), "coverage", self._coverage)

    def notes(self, results: Sequence[UnitResult]) -> tuple[str, ...]:
        """Say so where the parts shown do not add up to the total."""
        if all(self._adds_up(result) for result in results if result.halves):
            return ()
        return (
            _(
                "Where the parts do not add up to the total, something was not "
                "applicable, weighted, adjusted, rounded or vetoed: "
                "assess explain UNIT says what."
            ),
        )

    def _adds_up(self, result: UnitResult) -> bool:
        points = result.part_points
        shown = [self.points(points.get(part.id)) or "0" for part in self.parts]
        return sum(map(Fraction, shown)) == Fraction(result.printed)

    def _part(self, part: Indicator, title: str) -> _Column:
        def cell(result: UnitResult) -> Figure:
            return self.points(result.part_points.get(part.id))

        return _Column(title, part.id, cell)

    def _class(self, result: UnitResult) -> Coded:
        titles = {each.id: str(each.title) for each in self.scheme.classes}
        return Coded(titles[result.class_id], result.class_id)

    def _coverage(self, result: UnitResult) -> Figure:
        scored = self.scheme.sheets[result.class_id]
        return Figure(percent(result.coverage) if scored else "")

    def _grade(self, result: UnitResult) -> Coded:
        return Coded(grade_title(self.scheme, result.grade), result.grade)

    def _told(self, result: UnitResult) -> str:
        grade, status = self._grade(result), _remark(result)
        if not (grade and status) or result.status == "unscored":
            return grade or status
        return _("{grade}, {status}").format(grade=grade, status=status)


def _rank(result: UnitResult) -> Figure:
    return Figure(result.rank)


def _total(result: UnitResult) -> Figure:
    return Figure(result.printed)


def _remark(result: UnitResult) -> Coded:
    said = STATUSES[result.status]
    return Coded(_(said) if said else "", result.status)


def points_shown(heading: Heading) -> Callable[[str | None], Figure]:
    """Give what writes the exact points of a part as they are printed."""
    return lru_cache(maxsize=10_000)(partial(_points, heading))


def _points(heading: Heading, points: str | None) -> Figure:
    if points is None:
        return Figure("")
    number = rounded(Fraction(points), heading.decimals, heading.rounding)
    return Figure(printed(number, heading))


def grade_title(scheme: Scheme, grade: str) -> str:
    """Give a grade in the reader's language."""
    return next((str(g.title) for g in scheme.grades if g.title.zh == grade), grade)


def percent(share: Fraction) -> str:
    """Write a share in whole percent, never 100 % while something is missing."""
    return f"{int(share * 100)}%"
