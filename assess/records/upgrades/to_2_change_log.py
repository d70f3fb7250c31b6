"""A log of what is changed in place."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, String


def upgrade() -> None:
    """Add the change log."""
    op.create_table(
        "change",
        Column("id", Integer, nullable=False, primary_key=True),
        Column("made_at", Integer, nullable=False),
        *(Column(n, String, nullable=False) for n in ("made_by", "subject")),
        Column("number", Integer, nullable=False),
        *(Column(n, String, nullable=False) for n in ("part", "old", "new", "reason")),
    )
