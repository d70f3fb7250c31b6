"""Appeals as tables: all of them, and what deciding one would do to the ranking."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.exports.table import Coded, Figure, Table
from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.records.states import State
from assess.reports.ranking import grade_title
from assess.scoring.facts import STATE_NAMES, state_title, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assess.exports.table import Cell
    from assess.records.appeals import Appeal
    from assess.scheme.model import Scheme
    from assess.scoring.runs import UnitResult
    from assess.scoring.whatif import Scored
    from assess.workdays import WorkCalendar

_NEAR: Final = 2  # places above and below that are shown, whether they change or not


def appeals_table(
    appeals: Iterable[Appeal], today: date, calendar: WorkCalendar
) -> Table:
    """List appeals, each with how it stands today."""
    return Table(
        title="",
        columns=(
            _("Number"),
            _("Unit"),
            _("Source"),
            _("Indicator"),
            _("Was"),
            _("Asks for"),
            _("Decide by"),
            _("State"),
            _("Document"),
            _("Reason"),
        ),
        rows=tuple(_row(appeal, today, calendar) for appeal in appeals),
        keys=(
            "number",
            "unit",
            "source",
            "indicator",
            "was",
            "asks_for",
            "decide_by",
            "state",
            "document",
            "reason",
        ),
    )


def _row(appeal: Appeal, today: date, calendar: WorkCalendar) -> tuple[Cell, ...]:
    return (
        appeal.number,
        appeal.name,
        appeal.source,
        appeal.check,
        was(appeal),
        value_or_strike(appeal, appeal.asked),
        date.fromordinal(appeal.due).isoformat(),
        _state(appeal, today, calendar),
        appeal.document if appeal.open else appeal.ruling,
        appeal.reason if appeal.open else appeal.grounds,
    )


def was(appeal: Appeal) -> str:
    """Say what was seen, when the appeal came."""
    if appeal.state is None:
        return _("nothing seen")
    if appeal.value is None:
        return state_title(STATE_NAMES[State(appeal.state)])
    return _shown(appeal, appeal.value)


def value_or_strike(appeal: Appeal, value: int | None) -> str:
    """Say what is to take the place of what was seen."""
    return _("strike it") if value is None else _shown(appeal, value)


def _shown(appeal: Appeal, value: int) -> str:
    return value_text(value, appeal.reading, appeal.words.get(value))


def _state(appeal: Appeal, today: date, calendar: WorkCalendar) -> Coded:
    if appeal.open:
        late = calendar.late(date.fromordinal(appeal.due), today)
        said = _("open; {late} working days late") if late else _("open")
        return Coded(said.format(late=late), "late" if late else "open")
    if not appeal.accepted:
        return Coded(_("refused"), "refused")
    said = _("accepted: {value}")
    if appeal.decided != appeal.asked:
        said = _("accepted in part: {value}")
    struck = appeal.decided is None
    value = _("struck") if struck else value_or_strike(appeal, appeal.decided)
    return Coded(said.format(value=value), "accepted")


def effect_on_leaves(appeal: Appeal, before: Scored, after: Scored) -> Table:
    """List the indicators of the unit whose points change."""
    leaves = dict.fromkeys((*before.points, *after.points))
    changed = [
        leaf for leaf in leaves if before.points.get(leaf) != after.points.get(leaf)
    ]
    return Table(
        title=appeal.name,
        columns=(_("Indicator"), _("Old points"), _("New points")),
        rows=tuple(
            (leaf, _points(before.points.get(leaf)), _points(after.points.get(leaf)))
            for leaf in changed
        ),
        keys=("indicator", "old_points", "new_points"),
    )


def _points(exact: str | None) -> Cell:
    return Figure(decimal_text(Fraction(exact))) if exact else _("left out")


def effect_on_ranking(
    appeal: Appeal, scheme: Scheme, before: Scored, after: Scored
) -> list[Table]:
    """List, by class, whose total, rank or grade changes, and who stands near."""
    shown = _shown_units(appeal.unit, before, after)
    return [
        _of_class(scheme, str(each.title), rows, before)
        for each in scheme.classes
        if (rows := [r for r in shown if r.class_id == each.id])
    ]


def _of_class(
    scheme: Scheme, title: str, rows: list[UnitResult], before: Scored
) -> Table:
    return Table(
        title=title,
        columns=(
            _("Unit"),
            _("Old total"),
            _("New total"),
            _("Old rank"),
            _("New rank"),
            _("Old grade"),
            _("New grade"),
        ),
        rows=tuple(_compared(scheme, before.results[row.unit], row) for row in rows),
        keys=(
            "unit",
            "old_total",
            "new_total",
            "old_rank",
            "new_rank",
            "old_grade",
            "new_grade",
        ),
    )


def _compared(scheme: Scheme, old: UnitResult, new: UnitResult) -> tuple[Cell, ...]:
    return (
        new.name,
        Figure(old.printed),
        Figure(new.printed),
        Figure(old.rank),
        Figure(new.rank),
        Coded(grade_title(scheme, old.grade), old.grade),
        Coded(grade_title(scheme, new.grade), new.grade),
    )


def _shown_units(unit: int, before: Scored, after: Scored) -> list[UnitResult]:
    """Give results after the change, in order: those that change, and those near."""
    near = {*_near(unit, before), *_near(unit, after)}
    return [
        row
        for row in after.results.values()
        if row.unit in near or _told(row) != _told(before.results[row.unit])
    ]


def _told(result: UnitResult) -> tuple[str, str, str, str]:
    return result.printed, result.rank, result.grade, result.status


def _near(unit: int, scored: Scored) -> Iterator[int]:
    mine = scored.results.get(unit)
    if mine is None:
        return
    peers = [r.unit for r in scored.results.values() if r.class_id == mine.class_id]
    at = peers.index(unit)
    yield from peers[max(at - _NEAR, 0) : at + _NEAR + 1]
