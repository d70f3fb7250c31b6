"""The ranking: one table for each class."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from assess.exports.table import Coded, Figure, Rows, Table
from assess.messages import N_, _, _n
from assess.rounding import rounded
from assess.scoring.rounding import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from assess.exports.table import Cell, Row
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
    run: RunHead,
    scheme: Scheme,
    results: Mapping[str, Collection[UnitResult]],
    *,
    whole: bool,
) -> list[Table]:
    """Build a table per class from its units in their order.

    `whole` adds class and code, and names parts in full, for files and programs; its
    rows are made when they are read.
    """
    cells = _Cells(scheme)
    return [
        _table(run, cells, each, mine, whole=whole)
        for each in scheme.classes
        if (mine := results.get(each.id))
    ]


def _table(
    run: RunHead,
    cells: _Cells,
    each: Class,
    mine: Collection[UnitResult],
    *,
    whole: bool,
) -> Table:
    form = _in_full(cells, each) if whole else _on_screen(cells, each, mine)
    rows = Rows(mine, form.row) if whole else tuple(map(form.row, mine))
    title = _n(
        "{title}: {name}, {many} unit (run {run})",
        "{title}: {name}, {many} units (run {run})",
        len(mine),
    )
    return Table(
        title=title.format(
            title=cells.scheme.heading.title,
            name=each.title,
            many=len(mine),
            run=run.id,
        ),
        columns=tuple(title for title, _key in form.columns),
        rows=rows,
        keys=tuple(key for _title, key in form.columns),
        notes=() if whole or each.unscored is not None else _notes(cells, rows),
        name=str(each.title),
    )


def top_level(scheme: Scheme) -> Iterator[Indicator]:
    """Yield the parts of the whole, in the scheme's order."""
    return (i for i in scheme.indicators if i.parent is None)


def legend(scheme: Scheme) -> str:
    """Say what the numbered parts are."""
    named = (f"{part.id} {part.title}" for part in top_level(scheme))
    return _("Parts: {parts}").format(parts=_("; ").join(named))


class _Form(NamedTuple):
    """What is told of every unit: titles and keys of columns, and what fills them."""

    columns: tuple[tuple[str, str], ...]
    row: Callable[[UnitResult], Row]


class _Cells:
    """What the cells of a ranking say; few of them differ, so they are remembered."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.parts = tuple(top_level(scheme))
        self._ids = [part.id for part in self.parts]
        self._points = points_shown(scheme.heading)
        self.grade = lru_cache(maxsize=None)(self._grade)
        self.remark = lru_cache(maxsize=None)(_remark)
        self.told = lru_cache(maxsize=None)(self._told)

    def of_parts(self, unit: UnitResult) -> Iterator[Figure]:
        """Give the points of every part."""
        return map(self._points, map(unit.part_points.get, self._ids))

    def _grade(self, grade: str) -> Coded:
        return Coded(grade_title(self.scheme, grade), grade)

    def _told(self, grade: str, status: str) -> str:
        """Give a grade, and a remark with it; without marks there is only a grade."""
        title, remark = self.grade(grade), self.remark(status)
        if not (title and remark) or status == "unscored":
            return title or remark
        return _("{grade}, {status}").format(grade=title, status=remark)


def _in_full(cells: _Cells, each: Class) -> _Form:
    """Give the form for files and programs: the same columns for every class."""
    class_cell = Coded(str(each.title), each.id)
    covered = _covered if cells.scheme.sheets[each.id] else _nothing

    def row(unit: UnitResult) -> Row:
        return (
            class_cell,
            Figure(unit.rank),
            unit.code,
            unit.name,
            Figure(unit.printed),
            cells.grade(unit.grade),
            *cells.of_parts(unit),
            covered(unit.covered),
            cells.remark(unit.status),
        )

    columns = (
        (_("Class"), "class"),
        (_("Rank"), "rank"),
        (_("Code"), "code"),
        (_("Unit"), "unit"),
        (_("Total"), "total"),
        (_("Grade"), "grade"),
        *((f"{part.id} {part.title}", part.id) for part in cells.parts),
        (_("Coverage"), "coverage"),
        (_("Remark"), "remark"),
    )
    return _Form(columns, row)


def _on_screen(cells: _Cells, each: Class, units: Collection[UnitResult]) -> _Form:
    """Give the form of a class for a reader; where there are no marks, few columns."""
    rank, coverage = (_("Rank"), "rank"), (_("Coverage"), "coverage")
    unit, total, grade = (
        (_("Unit"), "unit"),
        (_("Total"), "total"),
        (_("Grade"), "grade"),
    )

    def row(unit: UnitResult) -> Row:
        return (
            Figure(unit.rank),
            unit.name,
            Figure(unit.printed),
            cells.told(unit.grade, unit.status),
            *cells.of_parts(unit),
            _covered(unit.covered),
        )

    def graded(unit: UnitResult) -> Row:
        return unit.name, cells.told(unit.grade, unit.status)

    def with_total(unit: UnitResult) -> Row:
        return row(unit)[1:4]

    if each.unscored is None:
        parts = ((part.id, part.id) for part in cells.parts)
        return _Form((rank, unit, total, grade, *parts, coverage), row)
    if any(unit.printed for unit in units):
        return _Form((unit, total, grade), with_total)
    return _Form((unit, grade), graded)


def _notes(cells: _Cells, rows: Iterable[Row]) -> tuple[str, ...]:
    """Say so where the parts that a reader sees do not add up to the total."""
    decimals = cells.scheme.heading.decimals

    @lru_cache(maxsize=10_000)
    def number(figure: Cell) -> int:
        return rounded(Fraction(figure or 0), decimals, "down")

    ranked = (row for row in rows if row[0])
    if all(sum(map(number, row[4:-1])) == number(row[2]) for row in ranked):
        return ()
    return (
        _(
            "Where the parts do not add up to the total, something was not "
            "applicable, weighted, adjusted, rounded or vetoed: "
            "assess explain UNIT says what."
        ),
    )


def _remark(status: str) -> Coded:
    said = STATUSES[status]
    return Coded(_(said) if said else "", status)


@lru_cache(maxsize=10_000)
def _covered(share: str) -> Figure:
    return Figure(percent(Fraction(share)))


def _nothing(_share: str) -> Figure:
    return Figure("")


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
