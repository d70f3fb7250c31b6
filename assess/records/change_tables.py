"""The table of the change log: who changed what, when, from what and to what."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Change(SQLModel, table=True):
    """One change of something that may change: a unit, what holds of a batch."""

    id: int | None = Field(default=None, primary_key=True)
    made_at: int  # seconds, the office's own clock
    made_by: str = ""
    subject: str  # what was changed: "unit", "batch", ...; as in 变更日志
    number: int  # its number
    part: str = ""  # the column that was changed; empty: the whole
    old: str = ""
    new: str = ""
    reason: str = ""
    batch: int | None = Field(default=None, foreign_key="batch.id")  # that brought it
