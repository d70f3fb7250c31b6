"""Tables of what lies behind observations: files, and parts of the files handed in."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class Evidence(SQLModel, table=True):
    """A photograph or document, kept once in the folder of evidence."""

    id: int | None = Field(default=None, primary_key=True)
    sha256: str = Field(unique=True)  # its name in that folder
    suffix: str  # ".jpg"
    file: str  # its name when it was first handed in
    size: int = Field(sa_type=BigInteger)  # bytes


class Exhibit(SQLModel, table=True):
    """A file behind an observation."""

    observation: int = Field(primary_key=True, sa_type=BigInteger)
    evidence: int = Field(primary_key=True, foreign_key="evidence.id")
    unit: int = Field(foreign_key="unit.id")  # observations are found by their unit


class Section(SQLModel, table=True):
    """A part of a file whose observations are not numbered by its lines alone."""

    batch: int = Field(primary_key=True, foreign_key="batch.id")
    first_id: int = Field(primary_key=True, sa_type=BigInteger)
    last_id: int = Field(sa_type=BigInteger)
    sheet: str = ""  # of a workbook
    wide: int = 1  # observations that a row may hold
    rows_before: int = 0  # rows of the file's other sheets, with the batch's first id
