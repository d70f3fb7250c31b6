"""Claims of "not applicable", as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.table import Coded, Table
from assess.messages import _
from assess.scoring.facts import time_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.exports.table import Cell
    from assess.records.claims import Claim


def claims_table(claims: Iterable[Claim]) -> Table:
    """List claims, each with what was decided."""
    return Table(
        title="",
        columns=(
            _("Number"),
            _("Unit"),
            _("Source"),
            _("Indicator"),
            _("Claimed on"),
            _("Basis"),
            _("Decision"),
            _("Document"),
            _("Reason"),
        ),
        rows=tuple(map(_row, claims)),
        keys=(
            "number",
            "unit",
            "source",
            "indicator",
            "claimed_on",
            "basis",
            "decision",
            "document",
            "reason",
        ),
    )


def _row(claim: Claim) -> tuple[Cell, ...]:
    return (
        claim.number,
        claim.name,
        claim.source,
        claim.check,
        time_text(claim.seen),
        claim.basis,
        _decision(claim),
        claim.document,
        claim.reason,
    )


def _decision(claim: Claim) -> Coded:
    if claim.accepted is None:
        return Coded(_("open"), "open")
    if claim.accepted:
        return Coded(_("accepted"), "accepted")
    return Coded(_("refused"), "refused")
