"""Tables of what the supervisor decided: on claims of "not applicable", on appeals."""

from __future__ import annotations

from sqlmodel import BigInteger, Field, SQLModel


class Decision(SQLModel, table=True):
    """What stands behind a batch that is a decision; it holds until it is withdrawn."""

    batch: int = Field(primary_key=True, foreign_key="batch.id")  # when and by whom
    reason: str
    authority: str = ""  # who decided
    document: str = ""  # its number


class ClaimRuling(SQLModel, table=True):
    """Whether a claim of "not applicable" was accepted."""

    __tablename__ = "claim_ruling"

    observation: int = Field(primary_key=True, sa_type=BigInteger)  # the claim
    batch: int = Field(primary_key=True, foreign_key="decision.batch")
    accepted: int  # 1, or 0: the claim no longer stands


class Appeal(SQLModel, table=True):
    """A unit's objection to what was seen of it."""

    id: int | None = Field(default=None, primary_key=True)
    unit: int = Field(foreign_key="unit.id")
    series: int = Field(foreign_key="series.id")
    observation: int | None = Field(default=None, sa_type=BigInteger)  # None: none seen
    seen: int  # seconds: of when it speaks
    asked: int | None = Field(default=None, sa_type=BigInteger)  # None: to strike it
    reason: str
    document: str = ""  # the unit's letter
    opened: int  # day number
    due: int  # day number by which to decide
    made_at: int  # seconds
    made_by: str = ""


class AppealRuling(SQLModel, table=True):
    """What became of an appeal."""

    __tablename__ = "appeal_ruling"

    appeal: int = Field(primary_key=True, foreign_key="appeal.id")
    batch: int = Field(primary_key=True, foreign_key="decision.batch")
    accepted: int  # 1 or 0
    value: int | None = Field(default=None, sa_type=BigInteger)  # None: refused, struck
