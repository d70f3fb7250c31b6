"""What folds came to is kept for as long as the record does not grow."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String


def upgrade() -> None:
    """Add the tables of questions and answers."""
    op.create_table(
        "question",
        Column("id", Integer, primary_key=True),
        Column("sha256", String, nullable=False, unique=True),
        Column("cutoff", BigInteger, nullable=False),
    )
    op.create_table(
        "answer",
        Column("question", Integer, ForeignKey("question.id"), primary_key=True),
        Column("unit", Integer, ForeignKey("unit.id"), primary_key=True),
        Column("tallies", String, nullable=False),
    )
