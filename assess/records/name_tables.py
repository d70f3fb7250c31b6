"""The table of the names that units had before."""

from __future__ import annotations

from sqlmodel import Field, SQLModel


class FormerName(SQLModel, table=True):
    """A name that a unit had before; files may still call it so."""

    __tablename__ = "former_name"

    id: int | None = Field(default=None, primary_key=True)
    unit: int  # its number; the unit may be gone, if its batch was withdrawn
    name: str = Field(index=True)
    until: int | None = None  # day number: when we heard of its new name
    batch: int = Field(foreign_key="batch.id")  # the file that said so
