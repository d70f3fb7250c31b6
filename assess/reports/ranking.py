"""The ranking: one table for each class."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from assess.exports.table import Figure, Table
from assess.messages import N_, _
from assess.rounding import rounded
from assess.scoring.rounding import printed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assess.exports.table import Cell
    from assess.scheme.model import Heading, Indicator, Scheme
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
    points = lru_cache(maxsize=10_000)(partial(_points, scheme.heading))
    grid = _Grid(scheme, tuple(top_level(scheme)), points, whole=whole)
    return [
        Table(
            title=_("{title}: {name}, {many} units (run {run})").format(
                title=scheme.heading.title,
                name=unit_class.title,
                many=len(mine),
                run=run.id,
            ),
            columns=grid.columns(),
            rows=tuple(grid.row(str(unit_class.title), result) for result in mine),
            keys=grid.keys(),
            notes=grid.notes(mine),
            name=str(unit_class.title),
        )
        for unit_class in scheme.classes
        if (mine := [r for r in results if r.class_id == unit_class.id])
    ]


def top_level(scheme: Scheme) -> Iterator[Indicator]:
    """Yield the parts of the whole, in the scheme's order."""
    return (i for i in scheme.indicators if i.parent is None)


def legend(scheme: Scheme) -> str:
    """Say what the numbered parts are."""
    named = (f"{part.id} {part.title}" for part in top_level(scheme))
    return _("Parts: {parts}").format(parts=_("; ").join(named))


@dataclass(frozen=True)
class _Grid:
    """The columns of a ranking, and how a result fills them."""

    scheme: Scheme
    parts: tuple[Indicator, ...]
    points: Callable[[str | None], Figure]  # of a part, as printed; remembered
    whole: bool = field(kw_only=True)

    def columns(self) -> tuple[str, ...]:
        names = (f"{p.id} {p.title}" if self.whole else p.id for p in self.parts)
        before = (_("Class"), _("Rank"), _("Code")) if self.whole else (_("Rank"),)
        after = (_("Coverage"), _("Remark")) if self.whole else (_("Coverage"),)
        return (*before, _("Unit"), _("Total"), _("Grade"), *names, *after)

    def keys(self) -> tuple[str, ...]:
        before = ("class", "rank", "code") if self.whole else ("rank",)
        after = ("coverage", "remark") if self.whole else ("coverage",)
        return (*before, "unit", "total", "grade", *(p.id for p in self.parts), *after)

    def notes(self, results: Sequence[UnitResult]) -> tuple[str, ...]:
        """Say so where the parts shown do not add up to the total."""
        if self.whole or all(self._adds_up(result) for result in results):
            return ()
        return (
            _(
                "Where the parts do not add up to the total, something was not "
                "applicable, weighted, rounded or vetoed: "
                "assess explain UNIT says what."
            ),
        )

    def _adds_up(self, result: UnitResult) -> bool:
        points = result.part_points
        shown = [self.points(points.get(part.id)) or "0" for part in self.parts]
        return not result.printed or sum(map(Fraction, shown)) == Fraction(
            result.printed
        )

    def row(self, name: str, result: UnitResult) -> tuple[Cell, ...]:
        points = result.part_points
        shown = [self.points(points.get(part.id)) for part in self.parts]
        status = _(STATUSES[result.status]) if STATUSES[result.status] else ""
        grade = grade_title(self.scheme, result.grade)
        rank, total = Figure(result.rank), Figure(result.printed)
        covered = Figure(percent(result.coverage))
        if not self.whole:
            said = _("{grade}, {status}") if grade and status else "{grade}{status}"
            told = said.format(grade=grade, status=status)
            return (rank, result.name, total, told, *shown, covered)
        head = (name, rank, result.code, result.name, total, grade)
        return (*head, *shown, covered, status)


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
