"""Score runs: all that are kept, and what differs where one is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.table import Figure, Table
from assess.messages import _
from assess.scoring.facts import time_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.records.seals import Edition
    from assess.scoring.again import Difference
    from assess.scoring.runs import RunHead


def run_list(
    runs: Iterable[tuple[RunHead, int]], editions: Mapping[int, Edition]
) -> Table:
    """List runs, each with how many units it scored, and which edition it is."""
    return Table(
        title="",
        columns=(
            _("Run"),
            _("Edition"),
            _("Made"),
            _("By"),
            _("Scheme"),
            _("Units"),
            _("Observations up to no."),
            _("Version"),
            _("Sealed"),
            _("Reason"),
        ),
        rows=tuple(
            (
                Figure(str(head.id)),
                _number(editions.get(head.id)),
                time_text(head.made_at),
                head.made_by,
                head.scheme_id,
                Figure(str(units)),
                Figure(str(head.cutoff)),
                head.program,
                _sealed(editions.get(head.id)),
                editions[head.id].reason if head.id in editions else "",
            )
            for head, units in runs
        ),
        keys=(
            "run",
            "edition",
            "made",
            "by",
            "scheme",
            "units",
            "cutoff",
            "version",
            "sealed",
            "reason",
        ),
    )


def _number(edition: Edition | None) -> Figure:
    return Figure(edition.number if edition else "")


def _sealed(edition: Edition | None) -> str:
    if edition is None or edition.sealed_at is None:
        return ""
    return time_text(edition.sealed_at)


def edition_told(edition: Edition) -> str:
    """Say which edition a run is, why there is one, and how its file is known."""
    told = [edition.reason, edition.authority, edition.document]
    if edition.sealed_at is not None:
        sealed = _("sealed {time}, SHA-256 of the file {sha256}")
        time = time_text(edition.sealed_at)
        told.append(sealed.format(time=time, sha256=edition.sha256))
    if what := _("; ").join(filter(None, told)):
        return _("Edition {number}: {what}").format(number=edition.number, what=what)
    return _("Edition {number}.").format(number=edition.number)


def difference_list(differences: Iterable[Difference]) -> Table:
    """List what came out otherwise."""
    return Table(
        title="",
        columns=(_("Code"), _("What"), _("Kept"), _("Now")),
        rows=tuple(differences),
        keys=("code", "what", "kept", "now"),
    )
