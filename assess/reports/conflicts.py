"""Claims beside findings: where they differ, and how far each unit's claims hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.exports.table import Coded, Figure, Table
from assess.messages import N_, _
from assess.messages.numbers import decimal_text
from assess.reports.breakdown import measured
from assess.scheme.words import join_in_words
from assess.scoring.facts import state_title

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from assess.exports.table import Cell as TableCell
    from assess.scheme.model import Scheme
    from assess.scoring.cells import Cell
    from assess.scoring.claimed import Accuracy, Pair

_VERDICTS: Final = {
    "agrees": N_("agrees"),
    "overstated": N_("claimed more"),
    "understated": N_("claimed less"),
    "not-applicable": N_("claimed not to apply"),
}


def conflicts_table(found: Iterable[Pair], scheme: Scheme, *, whole: bool) -> Table:
    """List claims with what was found; `whole` adds codes and splits off the points."""
    columns = _whole_columns() if whole else _columns()
    row = _whole_row if whole else _row
    return Table(
        title="",
        columns=tuple(title for title, _key in columns),
        rows=tuple(row(scheme, pair) for pair in found),
        keys=tuple(key for _title, key in columns),
    )


def _columns() -> list[tuple[str, str]]:
    return [
        (_("Unit"), "unit"),
        (_("Indicator"), "indicator"),
        (_("Claimed"), "claimed"),
        (_("Found"), "found"),
        (_("Counted"), "counted"),
    ]


def _row(scheme: Scheme, pair: Pair) -> tuple[TableCell, ...]:
    leaf, source = pair.indicator, scheme.source(pair.found.source).title
    found = _with_points(pair, pair.found)
    return (
        pair.unit.name,
        f"{leaf.id} {leaf.title}",
        _with_points(pair, pair.claim),
        _("{source}: {said}").format(source=source, said=found),
        f"{_points(pair.leaf.points)} ({_rule(scheme, pair)})",
    )


def _with_points(pair: Pair, cell: Cell) -> str:
    said = measured(pair.indicator, cell)
    return said if cell.points is None else f"{said} ({_points(cell.points)})"


def _whole_columns() -> list[tuple[str, str]]:
    return [
        (_("Code"), "code"),
        (_("Unit"), "unit"),
        (_("Indicator"), "indicator"),
        (_("Title"), "title"),
        (_("Claimed"), "claimed"),
        (_("Points"), "claimed_points"),
        (_("Found"), "found"),
        (_("Points"), "found_points"),
        (_("By"), "by"),
        (_("Counted"), "counted"),
        (_("Rule"), "rule"),
        (_("Verdict"), "verdict"),
    ]


def _whole_row(scheme: Scheme, pair: Pair) -> tuple[TableCell, ...]:
    leaf = pair.indicator
    return (
        pair.unit.code,
        pair.unit.name,
        leaf.id,
        str(leaf.title),
        measured(leaf, pair.claim),
        _points(pair.claim.points),
        measured(leaf, pair.found),
        _points(pair.found.points),
        Coded(str(scheme.source(pair.found.source).title), pair.found.source),
        _points(pair.leaf.points),
        _rule(scheme, pair),
        Coded(_(_VERDICTS[pair.verdict]), pair.verdict),
    )


def _rule(scheme: Scheme, pair: Pair) -> str:
    """Say which of the sources counted, or how they became one."""
    if pair.leaf.decided_by:
        title = scheme.source(pair.leaf.decided_by).title
        return _("{source} decides").format(source=title)
    if pair.leaf.state == "not-applicable":
        return state_title("not-applicable")
    return join_in_words(pair.indicator)


def _points(points: Fraction | None) -> Figure:
    return Figure("" if points is None else decimal_text(points))


def accuracy_table(found: Iterable[Accuracy]) -> Table:
    """List how far each unit's claims hold, the least accurate first."""
    return Table(
        title="",
        columns=(
            _("Unit"),
            _("Compared"),
            _("Agree"),
            _("Accuracy"),
            _("Points claimed"),
            _("Points found"),
            _("Claimed too much"),
        ),
        rows=tuple(
            (
                each.unit.name,
                each.compared,
                each.agree,
                Figure(f"{round(100 * each.share)}%"),
                _points(each.claimed),
                _points(each.found),
                _points(each.overstated),
            )
            for each in found
        ),
        keys=(
            "unit",
            "compared",
            "agree",
            "accuracy",
            "claimed",
            "found",
            "overstated",
        ),
    )
