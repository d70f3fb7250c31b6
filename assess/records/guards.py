"""Triggers that keep what was written once: rows of most tables are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

CHANGED_IN_PLACE: Final = frozenset({"setting", "unit"})
"""Tables whose rows may be changed; a change of a unit is kept in the change log."""


def guards(tables: Iterable[str]) -> dict[str, str]:
    """Give the triggers of all tables whose rows stay as they are, by name."""
    kept = (table for table in tables if table not in CHANGED_IN_PLACE)
    return {
        f"{table}_no_{verb.lower()}": _guard(table, verb)
        for table in kept
        for verb in ("UPDATE", "DELETE")
    }


def _guard(table: str, verb: str) -> str:
    said, when = f"rows of {table} are only added", ""
    if (table, verb) == ("result", "UPDATE"):
        when = "WHEN EXISTS (SELECT 1 FROM placing WHERE run = OLD.run) "  # run is over
    return (
        f'CREATE TRIGGER "{table}_no_{verb.lower()}" BEFORE {verb} ON "{table}" {when}'
        f"BEGIN SELECT RAISE(ABORT, '{said}'); END"
    )
