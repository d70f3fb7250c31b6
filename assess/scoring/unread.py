"""What is recorded and read by nothing in the scheme: a check that was renamed, say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from assess.nearest import nearest
from assess.problems import NOWHERE, Problem
from assess.records.shapes import SERIES
from assess.scoring.sheet import sheets_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from assess.scheme.model import Scheme


def unread(connection: Connection, scheme: Scheme) -> Iterator[Problem]:
    """Warn of every check that is observed, and that no indicator or veto looks at."""
    sheets = sheets_of(scheme).values()
    read = {(look.source, look.check) for sheet in sheets for look in sheet.looks}
    series = connection.execute(select(SERIES.c.source, SERIES.c.check_code).distinct())
    for source, check in sorted((row[0], row[1]) for row in series):
        if (source, check) in read:
            continue
        near = nearest(check, [name for of, name in read if of == source])
        code = "check-unread-near" if near else "check-unread"
        facts = {"check": check, "source": _title(scheme, source), "near": near}
        yield Problem(code, NOWHERE, facts, severity="warning")


def _title(scheme: Scheme, source: str) -> str:
    known = (str(each.title) for each in scheme.sources if each.id == source)
    return next(known, source)
