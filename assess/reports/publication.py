"""What of a run is made public, in the form that the scheme chose."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from assess.exports.table import Coded, Figure, Table
from assess.messages import _
from assess.reports.ranking import STATUSES, grade_title, points_shown, top_level
from assess.scheme.words import bounds_in_words
from assess.scoring.equals import among_equals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assess.exports.table import Cell
    from assess.scheme.model import Bounds, Class, Indicator, Scheme
    from assess.scoring.runs import UnitResult

Kind: TypeAlias = Literal["all", "grade", "no-grade", "better", "behind"]


@dataclass(frozen=True, slots=True)
class Listed:
    """A unit as it is made public; what is not to be printed is not here."""

    name: str
    grade: Coded  # where there is none, why
    rank: Figure  # empty where there is none, and outside of tables
    total: Figure  # empty where there is none, or numbers are not printed
    points: tuple[Figure, ...]  # of the parts, in a table with numbers


@dataclass(frozen=True, slots=True)
class Group:
    """Units of one class that are named together."""

    unit_class: Class
    kind: Kind
    title: str  # what they have in common: a grade, or bounds in words
    units: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Public:
    """All that is made public, class by class; a group may be empty."""

    form: Literal["table", "grade-lists", "ends"]
    numbers: bool
    parts: tuple[Indicator, ...]  # whose points are listed
    groups: tuple[Group, ...]


def published(scheme: Scheme, results: Sequence[UnitResult]) -> Public:
    """Pick what is made public from the results of a run, which are in their order."""
    public = scheme.publication
    full = public.form == "table" and public.numbers
    parts = tuple(top_level(scheme)) if full else ()
    choice = _Choice(scheme, parts)
    return Public(public.form, public.numbers, parts, tuple(choice.groups(results)))


class _Choice:
    """Puts units into groups, and leaves out what is not to be printed."""

    def __init__(self, scheme: Scheme, parts: tuple[Indicator, ...]) -> None:
        self._scheme = scheme
        self._public = scheme.publication
        self._parts = parts
        self._points = points_shown(scheme.heading)

    def groups(self, results: Sequence[UnitResult]) -> Iterator[Group]:
        """Give the groups of every class that has units."""
        order, units = self._public.order, list(results)
        if order != "rank":
            units.sort(key=lambda unit: among_equals(order, unit.code, unit.name))
        for each in self._scheme.classes:
            mine = [unit for unit in units if unit.class_id == each.id]
            for kind, title, some in self._grouped(mine) if mine else ():
                yield Group(each, kind, title, tuple(map(self._listed, some)))

    def _grouped(
        self, units: list[UnitResult]
    ) -> Iterator[tuple[Kind, str, list[UnitResult]]]:
        if self._public.form == "table":
            yield "all", "", units
        elif self._public.form == "grade-lists":
            for grade in self._scheme.grades_of(units[0].class_id):
                having = [unit for unit in units if unit.grade == grade.title.zh]
                yield "grade", str(grade.title), having
            if rest := [unit for unit in units if not unit.grade]:
                yield "no-grade", _("without a grade"), rest
        else:
            yield from self._ends(units)

    def _ends(
        self, units: list[UnitResult]
    ) -> Iterator[tuple[Kind, str, list[UnitResult]]]:
        """Name the ends; whom a veto left without a number is behind."""
        better, behind = self._public.better, self._public.behind
        if better:
            good = [unit for unit in units if _lies_in(better, unit)]
            yield "better", bounds_in_words(better), good
        if behind:
            bad = [unit for unit in units if _lies_in(behind, unit) or _failed(unit)]
            yield "behind", bounds_in_words(behind), bad

    def _listed(self, unit: UnitResult) -> Listed:
        status = STATUSES[unit.status]
        said = grade_title(self._scheme, unit.grade) or (status and _(status))
        points = unit.part_points if self._parts else {}
        return Listed(
            name=unit.name,
            grade=Coded(said, unit.grade or unit.status),
            rank=Figure(unit.rank if self._public.form == "table" else ""),
            total=Figure(unit.printed if self._public.numbers else ""),
            points=tuple(self._points(points.get(part.id)) for part in self._parts),
        )


def _lies_in(bounds: Bounds, unit: UnitResult) -> bool:
    return bool(unit.printed) and bounds.hold(Fraction(unit.printed))


def _failed(unit: UnitResult) -> bool:
    return unit.status == "vetoed" and not unit.printed


class _Column(NamedTuple):
    """One thing that is made public of every unit."""

    title: str
    key: str
    cell: Callable[[Group, Listed], Cell]


def publication(scheme: Scheme, public: Public) -> list[Table]:
    """Build a table per class of what is made public."""
    columns = list(_columns(public))
    classes = {group.unit_class.id: group.unit_class for group in public.groups}
    return [
        Table(
            title=_("{title}: {classes}").format(
                title=scheme.heading.title, classes=each.title
            ),
            columns=tuple(column.title for column in columns),
            rows=tuple(
                tuple(column.cell(group, unit) for column in columns)
                for group in public.groups
                if group.unit_class.id == each.id
                for unit in group.units
            ),
            keys=tuple(column.key for column in columns),
            name=str(each.title),
        )
        for each in classes.values()
    ]


def _columns(public: Public) -> Iterator[_Column]:
    """Give the columns of a form."""
    yield _Column(_("Class"), "class", _class)
    if public.form == "table":
        yield _Column(_("Rank"), "rank", lambda _group, unit: unit.rank)
    elif public.form == "ends":
        yield _Column(_("List"), "list", lambda g, _unit: Coded(g.title, g.kind))
    else:
        yield _Column(_("Grade"), "grade", lambda _group, unit: unit.grade)
    yield _Column(_("Unit"), "unit", lambda _group, unit: unit.name)
    if public.numbers:
        yield _Column(_("Total"), "total", lambda _group, unit: unit.total)
    if public.form == "table":
        yield _Column(_("Grade"), "grade", lambda _group, unit: unit.grade)
    for nth, part in enumerate(public.parts):
        yield _Column(f"{part.id} {part.title}", part.id, _points(nth))


def _class(group: Group, _unit: Listed) -> Coded:
    return Coded(str(group.unit_class.title), group.unit_class.id)


def _points(nth: int) -> Callable[[Group, Listed], Figure]:
    return lambda _group, unit: unit.points[nth]
