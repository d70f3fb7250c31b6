"""Claims of "not applicable" and appeals are decided."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, String


def upgrade() -> None:
    """Add decisions, and what they are about."""
    op.create_table(
        "decision",
        Column("batch", Integer, ForeignKey("batch.id"), primary_key=True),
        *(_text(name) for name in ("reason", "authority", "document")),
    )
    op.create_table(
        "claim_ruling",
        Column("observation", BigInteger, primary_key=True),
        Column("batch", Integer, ForeignKey("decision.batch"), primary_key=True),
        Column("accepted", Integer, nullable=False),
    )
    op.create_table(
        "appeal",
        Column("id", Integer, primary_key=True),
        Column("unit", Integer, ForeignKey("unit.id"), nullable=False),
        Column("series", Integer, ForeignKey("series.id"), nullable=False),
        Column("observation", BigInteger),
        Column("seen", Integer, nullable=False),
        Column("asked", BigInteger),
        *(_text(name) for name in ("reason", "document")),
        *(Column(n, Integer, nullable=False) for n in ("opened", "due", "made_at")),
        _text("made_by"),
    )
    op.create_table(
        "appeal_ruling",
        Column("appeal", Integer, ForeignKey("appeal.id"), primary_key=True),
        Column("batch", Integer, ForeignKey("decision.batch"), primary_key=True),
        Column("accepted", Integer, nullable=False),
        Column("value", BigInteger),
    )


def _text(name: str) -> Column[str]:
    return Column(name, String, nullable=False)
