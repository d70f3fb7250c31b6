"""A Table as CSV, for Excel and for other programs."""

from __future__ import annotations

import csv
from typing import IO, TYPE_CHECKING, Final

from assess.exports.table import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.exports.table import Cell, Table

_FORMULA: Final = tuple("=+-@\t\r＝＋－＠")  # what a spreadsheet takes for a formula


def write_csv(tables: Sequence[Table], file: IO[str]) -> None:
    """Write columns and rows; the titles have no place in a CSV file.

    Tables of the same columns share one head. The caller opens `file` with a byte
    order mark: without one, Excel takes it to be GBK and shows Chinese as noise.
    """
    writer = csv.writer(file)
    head: tuple[str, ...] = ()
    for table in tables:
        if table.columns != head:
            head = table.columns
            writer.writerow(head)
        writer.writerows([harmless(cell) for cell in row] for row in table.rows)


def harmless(cell: Cell) -> Cell:
    """Put ``'`` before text that a spreadsheet would run; intake takes it off again."""
    if isinstance(cell, Figure) or not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
