"""The ranking: one table for each class."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assess.exports.table import Figure, Table
from assess.messages import N_, _
from assess.scoring.rounding import printed, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.exports.table import Cell
    from assess.scheme.model import Heading, Indicator, Scheme
    from assess.scoring.runs import RunHead, UnitResult

STATUSES = {
    "issued": "",
    "vetoed": N_("vetoed"),
    "not-issued": N_("not issued: seen too little"),
    "nothing-to-score": N_("nothing to score"),
}


def ranking(
    run: RunHead, scheme: Scheme, results: Sequence[UnitResult], *, whole: bool
) -> list[Table]:
    """Build a table per class; `whole` adds class and code, and names parts in full."""
    parts = list(top_level(scheme))
    return [
        Table(
            title=_("{title}: {name}, {many} units (run {run})").format(
                title=scheme.heading.title,
                name=unit_class.title,
                many=len(mine),
                run=run.id,
            ),
            columns=_columns(parts, whole=whole),
            rows=tuple(
                _row(scheme, str(unit_class.title), r, parts, whole=whole) for r in mine
            ),
            keys=_keys(parts, whole=whole),
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


def _columns(parts: Sequence[Indicator], *, whole: bool) -> tuple[str, ...]:
    names = (f"{p.id} {p.title}" if whole else p.id for p in parts)
    before = (_("Class"), _("Rank"), _("Code")) if whole else (_("Rank"),)
    after = (_("Coverage"), _("Remark")) if whole else (_("Coverage"),)
    return (*before, _("Unit"), _("Total"), _("Grade"), *names, *after)


def _keys(parts: Sequence[Indicator], *, whole: bool) -> tuple[str, ...]:
    before = ("class", "rank", "code") if whole else ("rank",)
    after = ("coverage", "status") if whole else ("coverage",)
    return (*before, "unit", "total", "grade", *(p.id for p in parts), *after)


def _row(
    scheme: Scheme,
    name: str,
    result: UnitResult,
    parts: Sequence[Indicator],
    *,
    whole: bool,
) -> tuple[Cell, ...]:
    points = result.part_points
    shown = [_part(points.get(part.id), scheme.heading) for part in parts]
    status = _(STATUSES[result.status]) if STATUSES[result.status] else ""
    grade = grade_title(scheme, result.grade)
    covered = Figure(percent(result.coverage))
    ranked: tuple[Cell, ...] = (Figure(result.rank),)
    total = Figure(result.printed)
    if whole:
        head = (name, *ranked, result.code)
        return (*head, result.name, total, grade, *shown, covered, status)
    return (*ranked, result.name, total, grade or status, *shown, covered)


def _part(points: str | None, heading: Heading) -> Figure:
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
