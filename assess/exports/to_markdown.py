"""A Table as Markdown, for a page that people read and compare."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.exports.table import Cell, Table

_SPECIAL: Final = re.compile(r"([\\|`*_<>\[\]])")  # what Markdown reads as its own
_BREAK: Final = re.compile(r"\r\n?|\n")


def write_markdown(tables: Sequence[Table], file: BinaryIO) -> None:
    """Write each table below its title; its notes follow as a list."""
    pages = ("\n".join(_lines(table)) for table in tables)
    file.write("\n\n".join(pages).encode())
    file.write(b"\n")


def _lines(table: Table) -> Iterator[str]:
    yield f"## {plain(table.title)}"
    yield ""
    yield _row(table.columns)
    yield _row_of_rules(table)
    yield from map(_row, table.rows)
    if table.notes:
        yield ""
        yield from (f"- {plain(note)}" for note in table.notes)


def _row(cells: Sequence[Cell]) -> str:
    return f"| {' | '.join(map(plain, cells))} |"


def _row_of_rules(table: Table) -> str:
    rules = ("---:" if number else "---" for number in table.numbers())
    return f"| {' | '.join(rules)} |"


def plain(cell: Cell) -> str:
    """Keep text from being read as Markdown."""
    return _BREAK.sub("<br>", _SPECIAL.sub(r"\\\1", str(cell)))
