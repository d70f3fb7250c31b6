"""The record knows which workbooks came back from whom."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, String


def upgrade() -> None:
    """Add the table of filled-in workbooks."""
    op.create_table(
        "returned",
        Column("batch", Integer, ForeignKey("batch.id"), primary_key=True),
        Column("unit", Integer, ForeignKey("unit.id"), nullable=False, index=True),
        Column("source", String, nullable=False),
        *(Column(name, Integer, nullable=False) for name in ("first", "last", "day")),
    )
