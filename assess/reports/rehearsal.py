"""What a draft would have done: the leaves that separate nobody, or decide."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assess.exports.table import Coded, Figure, Table
from assess.messages import _
from assess.messages.numbers import decimal_text, fixed_text, handy_text
from assess.rounding import rounded
from assess.scoring.spreads import deciding, spreads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.exports.table import Cell
    from assess.scheme.model import Class
    from assess.scoring.comparing import Comparison
    from assess.scoring.spreads import Spread


def leaf_tables(found: Comparison) -> Iterator[Table]:
    """Build for each class the leaves that decide, and those that separate nobody."""
    for each, told in _by_class(found):
        level = [spread for spread in told if not spread.separates]
        for said, some in (
            (_("{title}: leaves that decide"), list(deciding(told))),
            (_("{title}: leaves that separate nobody"), [s for s in level if s.seen]),
            (_("{title}: nobody was looked at for"), [s for s in level if not s.seen]),
        ):
            if some:
                yield _short(said.format(title=each.title), some)


def whole_table(found: Comparison) -> Table:
    """Tell of every leaf, class by class, how far apart its points are."""
    return Table(
        title="",
        columns=(
            *(_("Class"), _("Indicator"), _("Title"), _("Full marks")),
            *(
                _("Lowest"),
                _("Highest"),
                _("At full marks"),
                _("Share of spread"),
                _("Effect"),
            ),
        ),
        rows=tuple(
            _row(each, spread, set(deciding(told)))
            for each, told in _by_class(found)
            for spread in told
        ),
        keys=(
            *("class", "indicator", "title", "full", "lowest", "highest"),
            *("at_full", "share", "effect"),
        ),
    )


def _by_class(found: Comparison) -> Iterator[tuple[Class, list[Spread]]]:
    for each in found.scheme.classes:
        judged = [j for j in found.after.values() if j.unit.class_id == each.id]
        if told := spreads(judged):
            yield each, told


def _short(title: str, told: list[Spread]) -> Table:
    return Table(
        title=title,
        columns=(
            *(
                _("Indicator"),
                _("Full marks"),
                _("Lowest"),
                _("Highest"),
                _("Share of spread"),
            ),
        ),
        rows=tuple(
            (
                f"{spread.leaf.id} {spread.leaf.title}",
                Figure(handy_text(spread.leaf.full)),
                *(Figure(handy_text(end)) for end in _ends(spread)),
                Figure(_percent(spread)),
            )
            for spread in told
        ),
    )


def _row(each: Class, spread: Spread, decide: set[Spread]) -> tuple[Cell, ...]:
    return (
        Coded(str(each.title), each.id),
        spread.leaf.id,
        str(spread.leaf.title),
        Figure(decimal_text(spread.leaf.full)),
        *(Figure(decimal_text(end)) for end in _ends(spread)),
        spread.at_full,
        Figure(decimal_text(spread.share)),
        _effect(spread, decide),
    )


def _ends(spread: Spread) -> tuple[Fraction, Fraction]:
    points = spread.points or (Fraction(),)
    return min(points), max(points)


def _effect(spread: Spread, decide: set[Spread]) -> Coded:
    if not spread.seen:
        return Coded(_("not looked at"), "unseen")
    if not spread.separates:
        return Coded(_("separates nobody"), "level")
    return Coded(_("decides"), "decides") if spread in decide else Coded("", "")


def _percent(spread: Spread) -> str:
    return fixed_text(rounded(spread.share * 100, 1, "half-up"), 1) + "%"


def legend() -> str:
    """Say what deciding means."""
    return _(
        "Leaves that decide: the fewest that together make half of the differences "
        "between totals; share: of their covariance with the totals."
    )
