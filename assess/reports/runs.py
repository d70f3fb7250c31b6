"""Score runs: all that are kept, and what differs where one is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.table import Figure, Table
from assess.messages import _
from assess.scoring.facts import time_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assess.scoring.again import Difference
    from assess.scoring.runs import RunHead


def run_list(runs: Iterable[tuple[RunHead, int]]) -> Table:
    """List runs, each with how many units it scored."""
    return Table(
        title="",
        columns=(
            _("Run"),
            _("Made"),
            _("By"),
            _("Scheme"),
            _("Units"),
            _("Observations up to no."),
            _("Version"),
        ),
        rows=tuple(
            (
                Figure(str(head.id)),
                time_text(head.made_at),
                head.made_by,
                head.scheme_id,
                Figure(str(units)),
                Figure(str(head.cutoff)),
                head.program,
            )
            for head, units in runs
        ),
        keys=("run", "made", "by", "scheme", "units", "cutoff", "version"),
    )


def difference_list(differences: Iterable[Difference]) -> Table:
    """List what came out otherwise."""
    return Table(
        title="",
        columns=(_("Code"), _("What"), _("Kept"), _("Now")),
        rows=tuple(differences),
        keys=("code", "what", "kept", "now"),
    )
