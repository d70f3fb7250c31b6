"""A Table as JSON, for programs: stable keys and codes, numbers as exact text."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Final

from assess.exports.table import Coded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assess.exports.table import Table

_OBJECT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",\n  ", ": ")).encode


def write_json(tables: Sequence[Table], file: BinaryIO) -> None:
    """Write one object per row, in one list."""
    between = b"["
    for each in chain.from_iterable(map(_objects, tables)):
        file.write(between + f"\n {each}".encode())
        between = b","
    file.write(b"[]\n" if between == b"[" else b"\n]\n")


def _objects(table: Table) -> Iterator[str]:
    """Write each row with a key on every line, as Python's indent does, but faster."""
    keys = table.keys or table.columns
    for row in table.rows:
        stable = [cell.code if isinstance(cell, Coded) else cell for cell in row]
        cells = dict(zip(keys, stable, strict=True))
        yield f"{{\n  {_OBJECT(cells)[1:-1]}\n }}"
