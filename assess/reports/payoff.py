"""What putting right would bring: one unit in full, or every unit in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.exports.table import Figure, Table
from assess.messages import _
from assess.reports.payoff_rows import Desk, gain, ids_of, more, standing_text
from assess.scoring.ranking import rank_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from assess.exports.table import Cell
    from assess.reports.sheets import Found
    from assess.scheme.model import Scheme
    from assess.scoring.payoff import Payoff

_KEYS: Final = (
    "code",
    "unit",
    "class",
    "indicators",
    "title",
    "lost",
    "found",
    "record",
    "until",
    "gain",
    "total_alone",
    "rank_alone",
    "step",
    "gain_then",
    "total_then",
    "rank_then",
    "grade_then",
    "why_not",
)


def unit_tables(
    told: Payoff, found: Collection[Found], scheme: Scheme, day: date
) -> list[Table]:
    """Tell all of one unit: what to put right, in order; what cannot be any more."""
    desk = Desk(told, scheme, found, day)
    rows = list(desk.rows())
    doable = [row for row in rows if row.fix.alone]
    title = _("{code} {name} on {day}: {now}")
    heading = title.format(
        code=told.row.code,
        name=told.row.name,
        day=day,
        now=standing_text(told.now, scheme),
    )
    return [
        Table(
            title=heading,
            columns=(
                _("Step"),
                _("Marks lost on"),
                _("Lost"),
                _("To be seen"),
                _("Alone"),
                _("Rank"),
                _("Total"),
                _("Rank"),
            ),
            rows=tuple(map(desk.short, doable)),
            notes=(legend() if doable else _past(day),),
        ),
        *desk.hopeless([row for row in rows if not row.fix.alone]),
    ]


def legend() -> str:
    """Say how to read the columns."""
    return _(
        "Alone: points more, and the rank, if only this were put right and seen. "
        "Total and rank behind them: after this step and those before it. Each step "
        "is the one that then brings most; not every order was tried."
    )


def _past(day: date) -> str:
    said = _("Nothing that is seen on {day} brings points; try another --today.")
    return said.format(day=day)


def whole_table(
    told: Iterable[tuple[Payoff, Collection[Found]]], scheme: Scheme, day: date
) -> Table:
    """Tell all of several units, for programs."""
    return Table(
        title="",
        columns=(
            *(_("Code"), _("Unit"), _("Class"), _("Indicators"), _("Marks lost on")),
            *(_("Lost"), _("Open findings"), _("To be seen"), _("Until"), _("Alone")),
            *(_("Total alone"), _("Rank alone"), _("Step"), _("More then")),
            *(_("Total then"), _("Rank then"), _("Grade then"), _("Why not")),
        ),
        rows=tuple(
            desk.whole(row)
            for payoff, found in told
            for desk in (Desk(payoff, scheme, found, day),)
            for row in desk.rows()
        ),
        keys=_KEYS,
    )


def summary_tables(told: Sequence[Payoff], scheme: Scheme, day: date) -> list[Table]:
    """Tell of each unit what is most worth putting right, and where all of it leads."""
    said = _("{name} on {day}: what putting right would bring")
    return [
        Table(
            title=said.format(name=each.title, day=day),
            columns=(
                *(_("Rank"), _("Unit"), _("Total"), _("Open"), _("Most worth")),
                *(_("Alone"), _("Total then"), _("Rank then")),
            ),
            rows=tuple(map(_summary, sorted(mine, key=_place))),
            notes=(
                _(
                    "Open: how much can still be put right; total and rank then: after "
                    "all of it that brings points. In full: assess payoff UNIT"
                ),
            ),
        )
        for each in scheme.classes
        if (mine := [one for one in told if one.row.class_id == each.id])
    ]


def _place(told: Payoff) -> tuple[bool, int, str]:
    """Put units in the order of their ranks, those without one last."""
    return told.now.halves is None, told.now.halves or 0, told.row.code


def _summary(told: Payoff) -> tuple[Cell, ...]:
    now = told.now
    most = max(
        (fix for fix in told.fixes if fix.alone and more(now, fix.alone) > 0),
        key=lambda fix: more(now, fix.alone),
        default=None,
    )
    last = told.order[-1][1] if told.order else now
    return (
        Figure(rank_text(now.halves)),
        told.row.name,
        Figure(now.printed),
        sum(fix.alone is not None for fix in told.fixes),
        ids_of(told, most) if most else "",
        Figure(gain(now, most.alone)) if most else Figure(""),
        Figure(last.printed),
        Figure(rank_text(last.halves)),
    )
