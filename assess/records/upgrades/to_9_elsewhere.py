"""What was brought from sources that live elsewhere."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String


def upgrade() -> None:
    """Add the tables of origins, and of what was brought from them."""
    op.create_table(
        "origin",
        Column("run", Integer, ForeignKey("run.id"), primary_key=True),
        Column("source", String, primary_key=True),
        Column("place", String, nullable=False),
        Column("cutoff", BigInteger, nullable=False),
        Column("rows", BigInteger, nullable=False),
        Column("strangers", Integer, nullable=False),
        Column("sha256", String, nullable=False),
        Column("kept", Integer, nullable=False),
    )
    op.create_table(
        "folded",
        Column("run", Integer, ForeignKey("run.id"), primary_key=True),
        Column("fold", Integer, primary_key=True),
        Column("unit", Integer, ForeignKey("unit.id"), primary_key=True),
        Column("series", Integer, ForeignKey("series.id"), primary_key=True),
        Column("key", BigInteger, primary_key=True),
        Column("a", BigInteger),
        Column("b", BigInteger, nullable=False),
        Column("c", BigInteger, nullable=False),
        Column("d", BigInteger, nullable=False),
        Column("e", BigInteger),
        sqlite_with_rowid=False,
    )
