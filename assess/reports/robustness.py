"""How firm ranks are, class by class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.table import Figure, Table
from assess.messages import _, _n
from assess.scoring.robust import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assess.exports.table import Cell
    from assess.scheme.model import Scheme
    from assess.scoring.robust import Firm, Firmness


def firm_tables(found: Iterable[Firm], scheme: Scheme, *, whole: bool) -> list[Table]:
    """Build a table for each class; `whole` adds class and code, and splits ranges."""
    by_class = {firm.class_id: firm for firm in found}
    return [
        _table(by_class[each.id], scheme, str(each.title), whole=whole)
        for each in scheme.classes
        if each.id in by_class
    ]


def _table(firm: Firm, scheme: Scheme, title: str, *, whole: bool) -> Table:
    grades = {each.title.zh: str(each.title) for each in scheme.grades}
    columns = list(_columns(whole=whole))
    rows = (_row(title, grades, each, whole=whole) for each in firm.units)
    return Table(
        title=title,
        columns=tuple(name for name, _key in columns),
        rows=tuple(rows),
        keys=tuple(key for _name, key in columns),
        notes=() if whole else tuple(_notes(firm, grades)),
        name=title,
    )


def _columns(*, whole: bool) -> Iterator[tuple[str, str]]:
    if whole:
        yield _("Class"), "class"
    yield _("Rank"), "rank"
    if whole:
        yield _("Code"), "code"
    yield _("Unit"), "unit"
    yield _("Total"), "total"
    yield _("Grade"), "grade"
    for name, key in (
        *((f"±{step}%", f"weights_{step}") for step in STEPS),
        (_("Seen anew"), "seen_anew"),
    ):
        if whole:
            yield _("{what}: best").format(what=name), f"{key}_best"
            yield _("{what}: worst").format(what=name), f"{key}_worst"
        else:
            yield name, key
    yield _("Group"), "group"


def _row(
    title: str, grades: Mapping[str, str], each: Firmness, *, whole: bool
) -> tuple[Cell, ...]:
    unit, ranges = each.unit, (*each.ranges, each.seen_anew)
    group = Figure(each.group or "")
    grade = grades.get(unit.grade, unit.grade)
    if whole:
        ends = (end for both in ranges for end in both)
        named = (title, each.rank, unit.code, unit.name)
        return (*named, Figure(unit.printed), grade, *ends, group)
    shown = (Figure(f"{best}-{worst}") for best, worst in ranges)
    return each.rank, unit.name, Figure(unit.printed), grade, *shown, group


def _notes(firm: Firm, grades: Mapping[str, str]) -> Iterator[str]:
    groups = {each.group for each in firm.units if each.group}
    if groups:
        told = _n(
            "{many} group cannot be told apart: its order does not hold.",
            "{many} groups cannot be told apart: their order does not hold.",
            len(groups),
        )
        yield told.format(many=len(groups))
    for cut in firm.cuts:
        said = _(
            "The line between {above} and {below} cuts through group {group}: "
            "{one} ({more}), {other} ({less})."
        )
        yield said.format(
            above=grades.get(cut.above.grade, cut.above.grade),
            below=grades.get(cut.below.grade, cut.below.grade),
            group=cut.group,
            one=cut.above.name,
            more=cut.above.printed,
            other=cut.below.name,
            less=cut.below.printed,
        )


def how_drawn(changes: int, seed: int) -> Sequence[str]:
    """Say what was done, so that it can be done again."""
    return (
        _(
            "{changes} changes of weights from seed {seed}, half of them by up to 10%, "
            "half by up to 25%; ranks count the units that are strictly better."
        ).format(changes=changes, seed=seed),
        _(
            "Seen anew: one cell at the least or the most that anybody of the class "
            "earned there. A group: neighbours level or turned round by 5% of the "
            "smaller changes, or more."
        ),
    )
