"""What was to be put right, read from the record for what is told of a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assess.reminders.found import read_findings
from assess.reports.sheets import Found

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from assess.scheme.model import Scheme
    from assess.workdays import WorkCalendar


def findings_of(
    connection: Connection, scheme: Scheme, calendar: WorkCalendar
) -> dict[int, list[Found]]:
    """Read what was to be put right, of each unit."""
    found: dict[int, list[Found]] = {}
    for each in read_findings(connection, scheme, calendar):
        told = (each.source, each.check, each.kind, each.seen, each.due, each.closed)
        found.setdefault(each.unit, []).append(Found(*told))
    return found
