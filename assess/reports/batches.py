"""The batches of the record: all of them, and what one of them brought."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.exports.table import Coded, Table
from assess.messages import N_, _
from assess.scoring.facts import time_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.exports.table import Cell
    from assess.records.batch_contents import Brought
    from assess.records.batches import Batch
    from assess.records.changes import Change
    from assess.records.units import UnitRow

_DAY: Final = len("2014-12-05")
_CONTENTS: Final = {
    "units": N_("list of units"),
    "observations": N_("file of observations"),
    "decision": N_("decision"),
    "withdrawal": N_("withdrawal"),
}
_PARTS: Final = {
    "": "",
    "code": N_("code"),
    "name": N_("name"),
    "class_id": N_("class"),
    "parent": N_("parent"),
    "site": N_("site"),
    "contact": N_("contact"),
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "valid_from": N_("from"),
    "valid_to": N_("to"),
    "merged_into": N_("merged into"),
}


def batch_list(batches: Iterable[Batch]) -> Table:
    """List batches, in the order in which they came."""
    return Table(
        title="",
        columns=(
            _("Batch"),
            _("Contents"),
            _("File"),
            _("Rows"),
            _("Taken in"),
            _("By"),
            _("Withdrawn by"),
            _("Reason"),
        ),
        rows=tuple(map(_row, batches)),
        keys=(
            "batch",
            "contents",
            "file",
            "rows",
            "taken_in",
            "by",
            "withdrawn_by",
            "reason",
        ),
    )


def _row(batch: Batch) -> tuple[Cell, ...]:
    return (
        batch.id,
        contents_title(batch),
        batch.file,
        batch.rows,
        time_text(batch.recorded_at),
        batch.recorded_by,
        batch.withdrawn_by or "",
        batch.reason,
    )


def contents_title(batch: Batch) -> Coded:
    """Say what a batch is."""
    return Coded(_(_CONTENTS[batch.contents]), batch.contents)


def observations_table(brought: Iterable[Brought]) -> Table:
    """List what observations a batch brought, a row for each indicator."""
    return Table(
        title="",
        columns=(
            _("Source"),
            _("Indicator"),
            _("Kind"),
            _("Units"),
            _("Rows"),
            _("Valid"),
            _("First"),
            _("Last"),
        ),
        rows=tuple(
            (
                of.source,
                of.check,
                of.kind,
                of.units,
                of.rows,
                of.standing,
                time_text(of.first)[:_DAY],
                time_text(of.last)[:_DAY],
            )
            for of in brought
        ),
        keys=(
            "source",
            "indicator",
            "kind",
            "units",
            "rows",
            "valid",
            "first",
            "last",
        ),
    )


def changes_table(changes: Iterable[Change], units: Mapping[int, UnitRow]) -> Table:
    """List what a batch changed about units."""
    return Table(
        title="",
        columns=(_("Unit"), _("Changed"), _("Before"), _("After")),
        rows=tuple(
            (
                units[change.number].name if change.number in units else change.old,
                Coded(_(_PARTS[change.part]), change.part) if change.part else "",
                change.old,
                change.new
                if change.part
                else _("added as {code}").format(code=change.new),
            )
            for change in changes
            if change.subject == "unit"
        ),
        keys=("unit", "changed", "before", "after"),
    )
