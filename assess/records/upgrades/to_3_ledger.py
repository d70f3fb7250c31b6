"""The reminder ledger: notices, and what happened about the matters in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alembic import op
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, String

if TYPE_CHECKING:
    from typing import Any

_WHAT = "'settled', 'gone', 'reopened', 'extended', 'snoozed', 'contact', 'answered'"


def upgrade() -> None:
    """Add the tables of the ledger."""
    op.create_table(
        "issuing",
        _number("id", primary_key=True),
        _number("day"),
        _number("since", nullable=True),
        *_made(),
    )
    op.create_table("issued", _number("issuing", "issuing", primary_key=True))
    op.create_table(
        "notice",
        _number("id", primary_key=True),
        _number("issuing", "issuing"),
        _number("unit", "unit"),
        *map(_number, ("level", "fell_on")),
        *map(_text, ("file", "said")),
    )
    op.create_table(
        "reminder",
        _number("unit", "unit", primary_key=True),
        *(_text(name, primary_key=True) for name in ("kind", "subject")),
        *(_number(name, primary_key=True) for name in ("due", "level")),
        _number("notice", "notice"),
    )
    op.create_table(
        "ledger",
        _number("id", primary_key=True),
        _number("unit", "unit"),
        *map(_text, ("kind", "subject")),
        _number("due"),
        _text("what"),
        _number("day"),
        *(_number(name, nullable=True) for name in ("minute", "until")),
        _number("notice", "notice", nullable=True),
        *map(_text, ("way", "person", "said", "authority")),
        *_made(),
        CheckConstraint(f"what IN ({_WHAT})", name="known_entry"),
    )


def _number(name: str, of: str = "", **given: Any) -> Column[int]:
    """Make a column of whole numbers; `of`: the table whose rows it names."""
    refers = [ForeignKey(f"{of}.id")] if of else []
    return Column(name, Integer, *refers, **{"nullable": False, **given})


def _text(name: str, **given: Any) -> Column[str]:
    return Column(name, String, nullable=False, **given)


def _made() -> tuple[Column[int], Column[str]]:
    return _number("made_at"), _text("made_by")
