"""Triggers that keep what was written once: rows of most tables are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CHANGED_IN_PLACE: Final = frozenset({"setting", "unit", "question", "answer"})
"""Tables whose rows may be changed; a change of a unit is kept in the change log.

Questions and answers can be had again from what is only added.
"""

_RESULTS_OF_A_RUN_THAT_IS_OVER: Final = (
    "WHEN EXISTS (SELECT 1 FROM placing WHERE run = OLD.run) "
)


def said(table: str) -> str:
    """Say what a guard says, on every database."""
    return f"rows of {table} are only added"


def guards(keys: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Give the triggers of all tables whose rows stay as they are, by name.

    `keys`: the columns by which each table knows its rows.
    """
    return {
        f"{table}_no_{name}": f'CREATE TRIGGER "{table}_no_{name}" {what}'
        for table in sorted(keys)
        if table not in CHANGED_IN_PLACE
        for name, what in _guards(table, keys[table])
    }


def _guards(table: str, key: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what a table's triggers are called, and what they do.

    SQLite replaces rows without asking the trigger that forbids to delete them, so one
    asks before a row is added; what adds a million does without, and asks nobody.
    """
    refuse = f"BEGIN SELECT RAISE(ABORT, '{said(table)}'); END"
    when = _RESULTS_OF_A_RUN_THAT_IS_OVER if table == "result" else ""
    yield "update", f'BEFORE UPDATE ON "{table}" {when}{refuse}'
    yield "delete", f'BEFORE DELETE ON "{table}" {refuse}'
    same = " AND ".join(f"{column} = NEW.{column}" for column in key)
    there = f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE {same}) '  # noqa: S608 - our own names
    yield "replace", f'BEFORE INSERT ON "{table}" {there}{refuse}'
