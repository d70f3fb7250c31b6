"""A Table as JSON, for programs: stable keys and codes, numbers as exact text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from assess.exports.table import Coded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.exports.table import Cell, Table


def write_json(tables: Sequence[Table], file: BinaryIO) -> None:
    """Write one object per row, in one list."""
    rows = [
        dict(zip(table.keys or table.columns, map(_stable, row), strict=True))
        for table in tables
        for row in table.rows
    ]
    file.write(json.dumps(rows, ensure_ascii=False, indent=1).encode())
    file.write(b"\n")


def _stable(cell: Cell) -> Cell:
    """Give what does not depend on the reader's language."""
    return cell.code if isinstance(cell, Coded) else cell
