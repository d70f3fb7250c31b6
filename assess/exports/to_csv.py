"""A Table as CSV, for Excel and for other programs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, BinaryIO, Final

from assess.exports.table import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.exports.table import Cell, Table

_FORMULA: Final = tuple("=+-@\t\r＝＋－＠")  # what a spreadsheet takes for a formula


def write_csv(tables: Sequence[Table], file: BinaryIO) -> None:
    """Write columns and rows; the titles have no place in a CSV file.

    Tables of the same columns share one head. The byte order mark in front is for
    Excel: without one, it takes the file to be GBK and shows Chinese as noise.
    """
    text = io.TextIOWrapper(file, "utf-8-sig", newline="")
    writer = csv.writer(text)
    head: tuple[str, ...] = ()
    for table in tables:
        if table.columns != head:
            head = table.columns
            writer.writerow(head)
        writer.writerows(
            [cell if type(cell) is Figure else harmless(cell) for cell in row]
            for row in table.rows
        )
    text.detach()  # whoever opened the file closes it


def harmless(cell: Cell) -> Cell:
    """Put ``'`` before text that a spreadsheet would run; intake takes it off again."""
    if isinstance(cell, Figure) or not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
