"""The list of matters as tables: one for each level, or one with everything."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from assess.exports.table import Figure, Table
from assess.messages import _, _n
from assess.messages.numbers import decimal_text
from assess.reminders.listing import marked
from assess.reminders.matter import KINDS, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from assess.exports.table import Cell
    from assess.reminders.gain import Gain
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
    "subject",
    "hears",
    "notices",
    "gain",
    "total_then",
    "place",
    "place_then",
)


def by_level(matters: Sequence[Matter], today: date) -> list[Table]:
    """Build a table per level, for people; the loudest first."""
    issued = any(matter.notices for matter in matters)
    return [
        Table(
            title=_title(mine, today),
            columns=_columns(issued=issued),
            rows=tuple(_row(matter, issued=issued) for matter in mine),
        )
        for _level, found in groupby(matters, key=lambda matter: matter.level)
        if (mine := list(found))
    ]


def _title(mine: Sequence[Matter], today: date) -> str:
    first, said = (
        mine[0],
        _n(
            "{title} (level {level}), {today}: {many} matter",
            "{title} (level {level}), {today}: {many} matters",
            len(mine),
        ),
    )
    told = said.format(
        title=first.level_title, level=first.level, today=today, many=len(mine)
    )
    hears = _("hears: {who}").format(who=_(", ").join(first.hears))
    return joined((told, hears if first.hears else ""))


def legend() -> str:
    """Say how to read the columns."""
    return _("Late: working days; -3 means that three are left.")


def _columns(*, issued: bool) -> tuple[str, ...]:
    """Name the columns; that of the last notice only where any was issued."""
    last = (_("Notice"),) if issued else ()
    return (_("Unit"), _("Matter"), _("Due"), _("Late"), *last, _("To do"))


def _row(matter: Matter, *, issued: bool) -> tuple[Cell, ...]:
    last = matter.notices[-1] if matter.notices else ""
    days = (_due(matter), _late(matter), *((last,) if issued else ()))
    return matter.name, _matter(matter), *days, _to_do(matter)


def _matter(matter: Matter) -> str:
    ids = () if matter.kind == "not-in" else matter.indicators
    title = f"{_(', ').join(ids)} {matter.title}".strip()
    what = joined((title, matter.found))
    return _("{kind}: {what}").format(kind=_(KINDS[matter.kind]), what=what)


def _to_do(matter: Matter) -> str:
    if matter.points is None:
        told = matter.required
    else:
        said, points = _("{required} ({points} points)"), decimal_text(matter.points)
        told = said.format(required=matter.required, points=points)
    return joined((told, gain_in_words(matter.gain) if matter.gain else ""))


def gain_in_words(gain: Gain) -> str:
    """Say what putting it right would bring."""
    if gain.points == 0:
        return _("then: nothing more")
    more = f"+{gain.shown}" if gain.shown else ""
    places = _("place {old} -> {new}").format(old=gain.place, new=gain.new_place)
    moved = places if gain.place != gain.new_place else ""
    what = _(", ").join(filter(None, (more, gain.total, moved)))
    return _("then: {what}").format(what=what) if what else ""


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
            _("Marks"),
            _("Name of the matter"),
            _("Hears"),
            _("Notices"),
            _("Gain"),
            _("Total then"),
            _("Place"),
            _("Place then"),
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
        _figure(matter.points),
        matter.key.subject,
        ", ".join(matter.hears),
        ", ".join(map(str, matter.notices)),
        *_gained(matter.gain),
    )


def _figure(points: Fraction | None) -> Figure:
    return Figure("" if points is None else decimal_text(points))


def _gained(gain: Gain | None) -> tuple[Cell, ...]:
    if gain is None:
        return "", "", "", ""
    return (
        _figure(gain.points),
        Figure(gain.total),
        Figure(gain.place),
        Figure(gain.new_place),
    )
