"""Batches can be withdrawn; units are renamed and merged."""

from __future__ import annotations

from alembic import op
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Table

_NAMING = {
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
}


def upgrade() -> None:
    """Let a file come again and be corrected again once its batch is withdrawn."""
    with op.batch_alter_table("batch", naming_convention=_NAMING) as batch:
        batch.drop_constraint("uq_batch_sha256", type_="unique")
    with op.batch_alter_table("correction", recreate="always", copy_from=_correction()):
        pass  # its key is now the observation and its successor
    with op.batch_alter_table("change", naming_convention=_NAMING) as change:
        change.add_column(Column("batch", Integer))
        change.create_foreign_key("fk_change_batch", "batch", ["batch"], ["id"])
    with op.batch_alter_table("unit", naming_convention=_NAMING) as unit:
        unit.add_column(Column("merged_into", Integer))
        unit.create_foreign_key("fk_unit_merged_into", "unit", ["merged_into"], ["id"])
    _create_tables()


def _correction() -> Table:
    return Table(
        "correction",
        MetaData(),
        Column("observation", BigInteger, primary_key=True),
        Column("unit", Integer, ForeignKey("unit.id"), nullable=False),
        Column("series", Integer, ForeignKey("series.id"), nullable=False),
        Column("successor", BigInteger, primary_key=True),
    )


def _create_tables() -> None:
    op.create_table(
        "withdrawal",
        Column("batch", Integer, ForeignKey("batch.id"), primary_key=True),
        Column("by_batch", Integer, ForeignKey("batch.id"), nullable=False),
        Column("reason", String, nullable=False),
    )
    op.create_table(
        "voided",
        Column("observation", BigInteger, primary_key=True),
        Column("successor", BigInteger, primary_key=True),
        Column("since", BigInteger, nullable=False),
    )
    op.create_table(
        "former_name",
        Column("id", Integer, primary_key=True),
        Column("unit", Integer, nullable=False),
        Column("name", String, nullable=False, index=True),
        Column("until", Integer),
        Column("batch", Integer, ForeignKey("batch.id"), nullable=False),
    )
