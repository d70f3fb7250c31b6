"""Two results side by side: who moved, which parts the change has, which leaves."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.exports.table import Coded, Figure, Table
from assess.messages import N_, _, _n
from assess.messages.numbers import decimal_text, handy_text
from assess.reports.ranking import STATUSES, grade_title
from assess.scheme.model import IN_ROUND
from assess.scoring.comparing import DECIDED, REST, VETOES
from assess.scoring.jumps import Jump, jumps_in
from assess.scoring.ranking import rank_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assess.exports.table import Cell
    from assess.records.units import UnitRow
    from assess.scheme.model import Class, Scheme
    from assess.scoring.bench import Standing
    from assess.scoring.comparing import Cause, Change, Comparison
    from assess.scoring.jumps import JumpRule

CAUSES: Final[dict[Cause, str]] = {
    "facts": N_("Facts"),
    "coverage": N_("Coverage"),
    "others": N_("Other units"),
    "scheme": N_("Scheme"),
    "adjustments": N_("Decided"),
}
_PLACES: Final = {
    VETOES: N_("vetoes"),
    REST: N_("weights, limits, gates"),
    DECIDED: N_("adjustments"),
}
_KEYS: Final = (
    *("code", "unit", "class", "indicator", "title", "before", "after", "change"),
    *CAUSES,
    *("rank_before", "rank_after", "grade_before", "grade_after", "jumped"),
)


class Told(NamedTuple):
    """A change of a unit, and whether it jumped."""

    change: Change
    jump: Jump

    @property
    def jumped(self) -> bool:
        """Tell whether it did, by places or by points."""
        return any(self.jump)


def told_of(
    found: Comparison, scheme: Scheme, rule: JumpRule
) -> list[tuple[Class, list[Told]]]:
    """Give the changes of each class, the greatest rise first."""
    told = []
    for each in scheme.classes:
        mine = [c for c in found.changes if c.class_id == each.id]
        full = scheme.full_of(each.id) if each.id in scheme.sheets else Fraction()
        pairs = zip(mine, jumps_in(mine, full, rule), strict=True)
        ordered = sorted(pairs, key=lambda p: (-p[0].points, p[0].row.code))
        told.append((each, [Told(*pair) for pair in ordered]))
    return [(each, mine) for each, mine in told if mine]


def tables_of(
    told: Sequence[tuple[Class, list[Told]]],
    scheme: Scheme,
    title: str,
    *,
    alone: bool,
) -> Iterator[Table]:
    """Build a table for each class, then one for each unit that jumped, or is alone."""
    for each, mine in told:
        if not alone:
            yield class_table(str(each.title), title, mine, scheme)
    for _class, mine in told:
        yield from (unit_table(one, scheme) for one in mine if alone or one.jumped)


def class_table(name: str, runs: str, told: Sequence[Told], scheme: Scheme) -> Table:
    """Tell of the units of a class that moved, with the parts that occur."""
    mine = [each for each in told if moved(each.change)]
    columns = [
        _Column(_("Unit"), lambda each: each.change.row.name),
        _Column(_("Before"), lambda each: Figure(each.change.before.printed)),
        _Column(_("After"), lambda each: Figure(each.change.after.printed)),
        _Column(_("Change"), lambda each: signed(each.change.points)),
        *_parts(mine),
        _Column(_("Rank"), lambda each: ranks(each.change.before, each.change.after)),
    ]
    if any(each.change.before.grade != each.change.after.grade for each in mine):
        columns.append(_Column(_("Grade"), lambda each: _grades(each.change, scheme)))
    if any(each.jumped for each in mine):
        columns.append(_Column("", lambda each: _("jump") if each.jumped else ""))
    said = _n(
        "{name}, {runs}: {many} unit moved",
        "{name}, {runs}: {many} units moved",
        len(mine),
    )
    return Table(
        title=said.format(name=name, runs=runs, many=len(mine)),
        columns=tuple(column.title for column in columns),
        rows=tuple(tuple(c.cell(each) for c in columns) for each in mine),
    )


class _Column(NamedTuple):
    title: str
    cell: Callable[[Told], Cell]


def _parts(told: Sequence[Told]) -> Iterator[_Column]:
    """Yield a column for each cause that moved anybody; one alone is the change."""
    found = [c for c in CAUSES if any(each.change.part(c) for each in told)]
    for cause in found:
        yield _Column(_(CAUSES[cause]), _part(cause))


def _part(cause: Cause) -> Callable[[Told], Cell]:
    return lambda each: signed(each.change.part(cause))


def moved(change: Change) -> bool:
    """Tell whether anything changed: a leaf, the rank or the grade."""
    same = change.before.halves == change.after.halves
    return bool(change.steps) or not same or change.before.grade != change.after.grade


def unit_table(told: Told, scheme: Scheme) -> Table:
    """Tell what moved the total of one unit, leaf by leaf."""
    change = told.change
    said = _("{code} {name}: {before} -> {after}, rank {ranks}")
    title = said.format(
        code=change.row.code,
        name=change.row.name,
        before=_total(change.before),
        after=_total(change.after),
        ranks=ranks(change.before, change.after),
    )
    causes = [c for c in CAUSES if change.part(c) or _within(change, c)]
    return Table(
        title=_("; ").join((title, *_jumped(told.jump))),
        columns=(
            *(_("Indicator"), _("Before"), _("After")),
            *(_(CAUSES[cause]) for cause in causes),
        ),
        rows=tuple(
            (
                f"{where} {name}".strip(),
                *map(_points, change.leaves.get(where, (None, None))),
                *(signed(change.part(cause, where)) for cause in causes),
            )
            for where, name in _wheres(change, scheme)
        ),
    )


def _within(change: Change, cause: Cause) -> bool:
    return any(step.cause == cause for step in change.steps)


def _jumped(jump: Jump) -> Iterator[str]:
    if jump.places:
        yield _("jumped in rank")
    if jump.points:
        yield _("moved far more than others")


def _wheres(change: Change, scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Give where something moved, most first, each with its title."""
    moved: dict[str, Fraction] = {}
    for step in change.steps:
        moved[step.where] = moved.get(step.where, Fraction()) + abs(step.points)
    for where in sorted(moved, key=lambda where: -moved[where]):
        yield "" if where in _PLACES else where, _title_of(scheme, where)


def _title_of(scheme: Scheme, where: str) -> str:
    """Name a leaf, also one in a round, or what stands in the place of one."""
    if where in _PLACES:
        return _(_PLACES[where])
    plain = where.partition(IN_ROUND)[0]
    return next((str(i.title) for i in scheme.indicators if i.id == plain), "")


def whole_table(told: Iterable[Told], scheme: Scheme) -> Table:
    """Tell all, for programs: a row for each unit, then one for each place in it."""
    return Table(
        title="",
        columns=(
            *(_("Code"), _("Unit"), _("Class"), _("Indicator"), _("Title")),
            *(_("Before"), _("After"), _("Change"), *map(_, CAUSES.values())),
            *(_("Rank before"), _("Rank after"), _("Grade before"), _("Grade after")),
            _("Jumped"),
        ),
        rows=tuple(row for each in told for row in _whole(each, scheme)),
        keys=_KEYS,
    )


def _whole(told: Told, scheme: Scheme) -> Iterator[tuple[Cell, ...]]:
    change = told.change
    title = next(c.title for c in scheme.classes if c.id == change.class_id)
    who = change.row.code, change.row.name, Coded(str(title), change.class_id)
    yield (
        *(*who, "", ""),
        *(Figure(change.before.printed), Figure(change.after.printed)),
        Figure(decimal_text(change.points)),
        *(Figure(decimal_text(change.part(cause))) for cause in CAUSES),
        Figure(rank_text(change.before.halves)),
        Figure(rank_text(change.after.halves)),
        *(_grade(each, scheme) for each in (change.before, change.after)),
        Coded(_("; ").join(_jumped(told.jump)), _code(told.jump)),
    )
    for where in dict.fromkeys(step.where for step in change.steps):
        yield (*who, *_place(change, where, scheme), "", "", "", "", "")


def _grade(standing: Standing, scheme: Scheme) -> Coded:
    return Coded(grade_title(scheme, standing.grade), standing.grade)


def _place(change: Change, where: str, scheme: Scheme) -> Iterator[Cell]:
    yield where
    yield _title_of(scheme, where)
    yield from map(_points, change.leaves.get(where, (None, None)))
    parts = [change.part(cause, where) for cause in CAUSES]
    yield Figure(decimal_text(sum(parts, Fraction())))
    yield from (Figure(decimal_text(part)) for part in parts)


def _code(jump: Jump) -> str:
    return " ".join(name for name, told in jump._asdict().items() if told)


def only_in_one(found: Comparison) -> Iterator[str]:
    """Say which units are in one of the two alone."""
    for said, rows in (
        (_("Only before: {units}"), found.gone),
        (_("Only after: {units}"), found.new),
    ):
        if rows:
            yield said.format(units=_(", ").join(map(_named, rows)))


def _named(row: UnitRow) -> str:
    return f"{row.code} {row.name}"


def legend(rule: JumpRule) -> str:
    """Say how to read the parts, and what a jump is."""
    return _(
        "The parts add up to the change. They are taken one after the other: facts "
        "and coverage leaf by leaf, under the first scheme and with the other units "
        "as they were; the other units; the scheme; what was decided. A jump: "
        "{places} places or more, or further from the median change of the class than "
        "{times} times the median distance from it, and than 1% of the full marks."
    ).format(places=rule.places, times=handy_text(rule.times))


def signed(points: Fraction) -> Figure:
    """Write how much more or less there is; nothing for nothing."""
    if not points:
        return Figure("")
    return Figure(("+" if points > 0 else "") + handy_text(points))


def ranks(before: Standing, after: Standing) -> str:
    """Write the rank, or both where they differ."""
    old, new = rank_text(before.halves) or "-", rank_text(after.halves) or "-"
    return old if old == new else f"{old} -> {new}"


def _grades(change: Change, scheme: Scheme) -> str:
    """Write both grades where a line was crossed."""
    old, new = change.before.grade, change.after.grade
    if old == new:
        return ""
    names = (grade_title(scheme, grade) or "-" for grade in (old, new))
    return " -> ".join(names)


def _total(standing: Standing) -> str:
    return standing.printed or _(STATUSES[standing.status])


def _points(points: Fraction | None) -> Figure:
    return Figure("" if points is None else handy_text(points))
