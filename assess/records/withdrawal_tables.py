"""Tables of what was taken back: batches, and the corrections that went with them."""

from __future__ import annotations

from sqlmodel import BigInteger, Field, SQLModel


class Withdrawal(SQLModel, table=True):
    """A batch that was taken back; its rows stay, and no longer stand."""

    batch: int = Field(primary_key=True, foreign_key="batch.id")
    by_batch: int = Field(foreign_key="batch.id")  # when and by whom
    reason: str


class Voided(SQLModel, table=True):
    """A correction that no longer holds, because its successor was taken back."""

    observation: int = Field(primary_key=True, sa_type=BigInteger)
    successor: int = Field(primary_key=True, sa_type=BigInteger)
    since: int = Field(sa_type=BigInteger)  # the id that was set aside for it
