"""The tables of the reminder ledger: which notice told whom of what, and what followed.

A matter is known by its unit, its kind, what of the unit it is about (`subject`) and
the day that it is due. Rows are only added: what ends a reminder is a row of its own.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

WHAT: Final = (
    "settled",  # by the record: seen, rectified, scored higher
    "gone",  # out of the record or the scheme: corrected, withdrawn, moved
    "reopened",  # what settled it no longer stands; it begins anew, due `until`
    "extended",  # it begins anew, due `until`
    "snoozed",  # silent up to and with `until`
    "contact",  # a call, a visit, a talk
    "answered",  # what the unit wrote back
)


class Issuing(SQLModel, table=True):
    """Notices that were entered at one time."""

    id: int | None = Field(default=None, primary_key=True)
    day: int  # day number
    since: int | None = None  # what fell due before this day is left alone for good
    made_at: int  # seconds, the office's own clock
    made_by: str = ""


class Issued(SQLModel, table=True):
    """The files of an issuing are all written."""

    issuing: int = Field(primary_key=True, foreign_key="issuing.id")


class Notice(SQLModel, table=True):
    """One notice to one unit, at one level; its number is that of the ledger."""

    id: int | None = Field(default=None, primary_key=True)
    issuing: int = Field(foreign_key="issuing.id")
    unit: int = Field(foreign_key="unit.id")
    level: int
    fell_on: int  # the day that its level was reached, whenever it was issued
    file: str  # its path in the folder of notices, without the suffix
    said: str  # JSON: everything that it says


class Reminder(SQLModel, table=True):
    """A matter was told at a level; there is one for each, whatever day it was run."""

    unit: int = Field(primary_key=True, foreign_key="unit.id")
    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    due: int = Field(primary_key=True)  # day number; 0: it has no day
    level: int = Field(primary_key=True)
    notice: int = Field(foreign_key="notice.id")


class LedgerEntry(SQLModel, table=True):
    """Something else that happened about a matter, or about a unit as a whole."""

    __tablename__ = "ledger"
    __table_args__ = (CheckConstraint(f"what IN {WHAT}", name="known_entry"),)

    id: int | None = Field(default=None, primary_key=True)
    unit: int = Field(foreign_key="unit.id")
    kind: str = ""  # these three are empty, and 0, where no matter is named
    subject: str = ""
    due: int = 0
    what: str
    day: int  # day number: when it happened
    minute: int | None = None  # of that day; None: only the day is known
    until: int | None = None
    notice: int | None = Field(default=None, foreign_key="notice.id")  # answered
    way: str = ""  # telephone, visit, ...
    person: str = ""
    said: str = ""  # the answer, or the reason
    authority: str = ""  # by whose word: a document, a person
    made_at: int  # seconds, the office's own clock
    made_by: str = ""
