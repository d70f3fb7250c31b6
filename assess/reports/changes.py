"""What changed from one scheme to another, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.exports.table import Table
from assess.messages import _
from assess.scheme.changes import changes

if TYPE_CHECKING:
    from assess.scheme.model import Scheme


def scheme_changes(old: Scheme, new: Scheme) -> Table:
    """List everything that the new scheme says otherwise than the old one."""
    return Table(
        title=_("From {old} to {new}").format(
            old=old.heading.title, new=new.heading.title
        ),
        columns=(
            _("Part"),
            _("Name"),
            _("Classes"),
            _("What"),
            _("Before"),
            _("After"),
        ),
        rows=tuple(
            (
                change.part,
                change.name,
                _(", ").join(classes),
                change.what,
                change.before,
                change.after,
            )
            for change, classes in changes(old, new)
        ),
        keys=("part", "name", "classes", "what", "before", "after"),
    )
