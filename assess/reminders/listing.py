"""The list that goes with every batch of notices: one row for each matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports import export
from assess.exports.table import Figure, Table
from assess.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from assess.exports.table import Cell
    from assess.reminders.issue import Filed
    from assess.reminders.notice import Item


def write_list(folder: Path, filed: Sequence[Filed], suffix: str) -> Iterator[Path]:
    """Write the list of a batch beside its notices, unless it is there."""
    if not filed:
        return
    first, last = filed[0].notice, filed[-1].notice
    said = _("list {first}-{last}").format(
        first=f"{first.number:04}", last=f"{last.number:04}"
    )
    path = folder / first.issued_on.isoformat() / f"{said}.xlsx"
    if not path.exists():
        export([list_of(filed, suffix)], path, force=False)
        yield path


def list_of(filed: Sequence[Filed], suffix: str) -> Table:
    """Build the table: notice, whom, what, by when."""
    return Table(
        title=_("Notices of {day}").format(day=filed[0].notice.issued_on),
        name=_("list"),
        columns=(
            _("Number"),
            _("Code"),
            _("Unit"),
            _("Level"),
            _("Hears"),
            _("Matter"),
            _("Indicators"),
            _("Title"),
            _("Found"),
            _("Due"),
            _("Late"),
            _("Required"),
            _("Basis"),
            _("Marks"),
            _("Answer by"),
            _("Fell due"),
            _("For the file"),
            _("File"),
        ),
        rows=tuple(
            _row(each, item, suffix) for each in filed for item in each.notice.items
        ),
    )


def _row(filed: Filed, item: Item, suffix: str) -> tuple[Cell, ...]:
    notice = filed.notice
    return (
        notice.number,
        notice.code,
        notice.unit,
        notice.level_title,
        _(", ").join(notice.hears),
        item.kind_title,
        _(", ").join(item.indicators),
        item.title,
        item.found,
        marked(item.due, estimated=item.estimated),
        "" if item.late is None else item.late,
        item.required,
        item.basis,
        Figure(item.points),
        marked(notice.answer_by, estimated=notice.answer_by_estimated),
        str(notice.fell_on),
        _("yes") if notice.file_only else "",
        f"{filed.file}{suffix}",
    )


def marked(day: date | None, *, estimated: bool) -> str:
    """Write a day, with a mark where it hangs on working days not published yet."""
    mark = _(" (est.)") if estimated else ""
    return f"{day}{mark}" if day else ""
