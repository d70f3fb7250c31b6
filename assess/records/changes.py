"""The change log: what was changed in place, from what to what, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from sqlalchemy import insert, select

from assess.records.shapes import CHANGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Select

Subject = Literal["unit", "batch", "claim", "appeal"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One change; `part` is a column, or empty for the whole."""

    subject: Subject
    number: int
    part: str = ""
    old: str = ""
    new: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Who changes something, when, and in which batch."""

    now: int  # seconds, the office's own clock
    by: str
    batch: int | None = None


_READ: Final[tuple[Any, ...]] = tuple(
    CHANGE.c[name] for name in ("subject", "number", "part", "old", "new", "reason")
)


def log(connection: Connection, changes: Iterable[Change], author: Author) -> None:
    """Write what was changed."""
    whose = {"made_at": author.now, "made_by": author.by, "batch": author.batch}
    rows = [
        whose | {name: getattr(change, name) for name in Change.__slots__}
        for change in changes
    ]
    if rows:
        connection.execute(insert(CHANGE), rows)


def changes_of(connection: Connection, batch: int) -> list[Change]:
    """Give what a batch changed, in its order."""
    query: Select[Any] = select(*_READ).where(CHANGE.c.batch == batch)
    rows = connection.execute(query.order_by(CHANGE.c.id)).mappings()
    return [Change(**row) for row in rows]
