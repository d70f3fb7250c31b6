"""Tables of what was brought from sources that live elsewhere, run by run."""

from __future__ import annotations

from sqlalchemy import BigInteger
from sqlmodel import Field, SQLModel


class Origin(SQLModel, table=True):
    """A source that lived elsewhere when a run was made, and what was brought of it."""

    run: int = Field(primary_key=True, foreign_key="run.id")
    source: str = Field(primary_key=True)
    place: str  # engine, address and table, without what is secret
    cutoff: int = Field(sa_type=BigInteger)  # the last number that it saw there
    rows: int = Field(sa_type=BigInteger)  # brought
    strangers: int  # units there that the record does not know
    sha256: str  # over what was brought
    kept: int  # 1: it stands in `folded`; 0: it was only looked at


class Folded(SQLModel, table=True):
    """What was brought for a run: a tally, or a part of one; see `records.fold`."""

    __table_args__ = ({"sqlite_with_rowid": False},)

    run: int = Field(primary_key=True, foreign_key="run.id")
    fold: int = Field(primary_key=True)  # which source, window and parts, counted
    unit: int = Field(primary_key=True, foreign_key="unit.id")
    series: int = Field(primary_key=True, foreign_key="series.id")
    key: int = Field(primary_key=True, sa_type=BigInteger)  # mark, or which part
    a: int | None = Field(default=None, sa_type=BigInteger)  # value, or rows
    b: int = Field(sa_type=BigInteger)  # state, or values
    c: int = Field(sa_type=BigInteger)  # values, or zeros
    d: int = Field(sa_type=BigInteger)  # zeros, or sum
    e: int | None = Field(default=None, sa_type=BigInteger)  # sum
