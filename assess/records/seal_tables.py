"""Tables of sealed periods: which score runs were issued, and the files of them."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class Edition(SQLModel, table=True):
    """A score run that was issued: the first, or one that corrects those before."""

    run: int = Field(primary_key=True, foreign_key="run.id")
    number: int = Field(unique=True)
    decision: int | None = Field(default=None, foreign_key="decision.batch")  # why


class Seal(SQLModel, table=True):
    """A file that holds a score run, and the days of which nothing new is taken in."""

    id: int | None = Field(default=None, primary_key=True)
    run: int = Field(foreign_key="run.id")
    sha256: str  # of the file
    first: int = Field(sa_type=BigInteger)  # seconds, both included
    last: int = Field(sa_type=BigInteger)
    made_at: int  # seconds
    made_by: str = ""
