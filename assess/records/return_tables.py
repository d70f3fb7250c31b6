"""The table of the workbooks that units filled in and sent back."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class Returned(SQLModel, table=True):
    """A batch that is one unit's filled-in workbook."""

    batch: int = Field(primary_key=True, foreign_key="batch.id")
    unit: int = Field(foreign_key="unit.id", index=True)
    source: str  # [source.X] of the scheme
    first: int  # the days that it is about, as day numbers
    last: int
    day: int  # when it was filled in
