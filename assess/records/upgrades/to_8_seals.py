"""Score runs are issued in editions, and sealed."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String


def upgrade() -> None:
    """Add the tables of editions and seals."""
    op.create_table(
        "edition",
        Column("run", Integer, ForeignKey("run.id"), primary_key=True),
        Column("number", Integer, nullable=False, unique=True),
        Column("decision", Integer, ForeignKey("decision.batch")),
    )
    op.create_table(
        "seal",
        Column("id", Integer, primary_key=True),
        Column("run", Integer, ForeignKey("run.id"), nullable=False),
        Column("sha256", String, nullable=False),
        Column("first", BigInteger, nullable=False),
        Column("last", BigInteger, nullable=False),
        Column("made_at", Integer, nullable=False),
        Column("made_by", String, nullable=False),
    )
