"""Inspectors: whether they agree where two saw the same, and how strict each is."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.exports.table import Figure, Table
from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.records.states import SCALE
from assess.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.scoring.inspected import Agreement, Inspector, Looked, Twice


def inspector_table(found: Iterable[Inspector]) -> Table:
    """List the inspectors, the strictest first."""
    return Table(
        title=_("How strict each is"),
        columns=(
            _("Inspector"),
            _("Looked at"),
            _("Units"),
            _("Gave"),
            _("Others"),
            _("Apart"),
            _("Both saw"),
            _("Agreeing"),
        ),
        rows=tuple(
            (
                each.name,
                each.looked,
                each.units,
                _percent(each.share),
                _percent(each.others),
                _percent(each.milder, sign=True),
                each.both,
                _share(each.agree, each.both),
            )
            for each in found
        ),
        keys=(
            "inspector",
            "looked",
            "units",
            "gave",
            "others",
            "apart",
            "both",
            "agree",
        ),
        notes=(
            _(
                "Gave: the share of full marks that each observation earns alone. "
                "Others: what others gave on the same indicators, to any unit. Apart: "
                "below 0 is stricter."
            ),
        ),
        name=_("Inspectors"),
    )


def agreement_table(found: Iterable[Agreement]) -> Table:
    """List each two who saw the same, those who agree least first."""
    return Table(
        title=_("Where two saw the same unit and check"),
        columns=(
            _("Inspector"),
            _("Other"),
            _("Both saw"),
            _("Agree"),
            _("Share"),
            _("Apart"),
        ),
        rows=tuple(
            (
                each.one,
                each.other,
                each.both,
                each.agree,
                _share(each.agree, each.both),
                _percent(each.milder, sign=True),
            )
            for each in found
        ),
        keys=("inspector", "other", "both", "agree", "share", "apart"),
        name=_("Agreement"),
    )


def differing_table(found: Iterable[Twice], words: Mapping[int, str]) -> Table:
    """List units and checks on which two differ."""
    return Table(
        title=_("Where two differ"),
        columns=(
            _("Unit"),
            _("Indicator"),
            _("Inspector"),
            _("Saw"),
            _("Other"),
            _("Saw"),
        ),
        rows=tuple(
            (
                pair.one.unit,
                f"{pair.one.indicator.id} {pair.one.indicator.title}",
                pair.one.inspector,
                _said(pair.one, words),
                pair.other.inspector,
                _said(pair.other, words),
            )
            for pair in found
            if not pair.agrees
        ),
        keys=("unit", "indicator", "inspector", "saw", "other", "other_saw"),
        name=_("Differences"),
    )


def _said(look: Looked, words: Mapping[int, str]) -> str:
    """Write what was seen as it was read."""
    reading = look.indicator.reading
    if reading == "word":
        said = words[look.value]
    elif reading == "date":
        said = date.fromordinal(look.value).isoformat()
    elif reading == "yes-no":
        said = _("yes") if look.value else _("no")
    else:
        said = decimal_text(Fraction(look.value, SCALE))
    return f"{look.kind}: {said}" if look.kind else said


def _percent(share: Fraction | None, *, sign: bool = False) -> Figure:
    """Write a share in percent, to one decimal."""
    if share is None:
        return Figure("")
    tenths = rounded(100 * share, 1, "half-up")
    plus = "+" if sign and tenths > 0 else ""
    minus = "-" if tenths < 0 else ""
    return Figure(f"{plus}{minus}{abs(tenths) // 10}.{abs(tenths) % 10}%")


def _share(some: int, of: int) -> Figure:
    return _percent(Fraction(some, of)) if of else Figure("")
