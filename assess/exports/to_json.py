"""A Table as JSON, for programs: stable English keys, numbers as exact text."""

from __future__ import annotations

import json
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.exports.table import Table


def write_json(tables: Sequence[Table], file: IO[str]) -> None:
    """Write one object per row, in one list."""
    rows = [
        dict(zip(table.keys or table.columns, row, strict=True))
        for table in tables
        for row in table.rows
    ]
    json.dump(rows, file, ensure_ascii=False, indent=1)
    file.write("\n")
