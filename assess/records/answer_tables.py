"""Tables of what folds came to, kept for as long as the record does not grow."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class Question(SQLModel, table=True):
    """A fold that was asked of the record, and how much of it had been seen."""

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)  # over the question, in the database's words
    cutoff: int = Field(sa_type=BigInteger)  # the last observation of the answers


class Answer(SQLModel, table=True):
    """What a question came to for one unit; see `records.answers`."""

    question: int = Field(primary_key=True, foreign_key="question.id")
    unit: int = Field(primary_key=True, foreign_key="unit.id")
    tallies: str
