"""The list of matters as tables: one for each level, or one with everything."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from assess.exports.table import Figure, Table
from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.reminders.listing import marked
from assess.reminders.matter import KINDS, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from assess.exports.table import Cell
    from assess.reminders.matter import Matter

KEYS: Final = (
    "code",
    "unit",
    "class",
    "kind",
    "kind_title",
    "indicators",
    "title",
    "due",
    "estimated",
    "days_late",
    "level",
    "level_title",
    "found",
    "required",
    "basis",
    "points",
)


def by_level(matters: Sequence[Matter], today: date) -> list[Table]:
    """Build a table per level, for people; the loudest first."""
    said = _("{title} (level {level}), {today}: {many} matters")
    return [
        Table(
            title=said.format(title=title, level=level, today=today, many=len(mine)),
            columns=(_("Unit"), _("Matter"), _("Due"), _("Late"), _("To do")),
            rows=tuple(_row(matter) for matter in mine),
        )
        for (level, title), found in groupby(
            matters, key=lambda matter: (matter.level, matter.level_title)
        )
        if (mine := list(found))
    ]


def legend() -> str:
    """Say how to read the columns."""
    return _("Late: working days; -3 means that three are left.")


def _row(matter: Matter) -> tuple[Cell, ...]:
    return matter.name, _matter(matter), _due(matter), _late(matter), _to_do(matter)


def _matter(matter: Matter) -> str:
    ids = () if matter.kind == "not-in" else matter.indicators
    title = f"{_(', ').join(ids)} {matter.title}".strip()
    what = joined((title, matter.found))
    return _("{kind}: {what}").format(kind=_(KINDS[matter.kind]), what=what)


def _to_do(matter: Matter) -> str:
    if matter.points is None:
        return matter.required
    said = _("{required} ({points} points)")
    return said.format(required=matter.required, points=decimal_text(matter.points))


def _due(matter: Matter) -> str:
    return marked(matter.due, estimated=matter.estimated)


def _late(matter: Matter) -> Cell:
    return "" if matter.late is None else matter.late


def whole(matters: Sequence[Matter], today: date) -> Table:
    """Build one table of everything, for programs."""
    return Table(
        title=_("Due on {today}").format(today=today),
        columns=(
            _("Code"),
            _("Unit"),
            _("Class"),
            _("Kind"),
            _("Matter"),
            _("Indicators"),
            _("Title"),
            _("Due"),
            _("Estimated"),
            _("Late"),
            _("Level"),
            _("Level title"),
            _("Found"),
            _("Required"),
            _("Basis"),
            _("Points"),
        ),
        rows=tuple(_whole_row(matter) for matter in matters),
        keys=KEYS,
    )


def _whole_row(matter: Matter) -> tuple[Cell, ...]:
    return (
        matter.code,
        matter.name,
        matter.class_title,
        matter.kind,
        _(KINDS[matter.kind]),
        ", ".join(matter.indicators),
        matter.title,
        str(matter.due or ""),
        int(matter.estimated),
        _late(matter),
        matter.level,
        matter.level_title,
        matter.found,
        matter.required,
        matter.basis,
        Figure("" if matter.points is None else decimal_text(matter.points)),
    )
