"""The record knows files behind observations, and the sheets that rows come from."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String


def upgrade() -> None:
    """Add the tables of evidence, and of the parts of files."""
    op.create_table(
        "evidence",
        Column("id", Integer, nullable=False, primary_key=True),
        Column("sha256", String, nullable=False, unique=True),
        Column("suffix", String, nullable=False),
        Column("file", String, nullable=False),
        Column("size", BigInteger, nullable=False),
    )
    op.create_table(
        "exhibit",
        Column("observation", BigInteger, nullable=False, primary_key=True),
        Column("evidence", Integer, ForeignKey("evidence.id"), primary_key=True),
        Column("unit", Integer, ForeignKey("unit.id"), nullable=False),
    )
    op.create_table(
        "section",
        Column("batch", Integer, ForeignKey("batch.id"), primary_key=True),
        Column("first_id", BigInteger, nullable=False, primary_key=True),
        Column("last_id", BigInteger, nullable=False),
        Column("sheet", String, nullable=False),
        Column("wide", Integer, nullable=False),
        Column("rows_before", Integer, nullable=False),
    )
