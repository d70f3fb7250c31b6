"""Workbooks as the text in them."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


def text_of(workbook: bytes) -> str:
    """Give every sheet: its name, its frame, and its cells with their types."""
    book = load_workbook(BytesIO(workbook))
    return "\n".join(line for sheet in book for line in _lines(sheet)) + "\n"


def _lines(sheet: Worksheet) -> Iterator[str]:
    merged = " ".join(sorted(str(area) for area in sheet.merged_cells.ranges))
    yield f"[{sheet.title}] frozen at {sheet.freeze_panes}, merged {merged}"
    widths = (f"{k} {v.width:.0f}" for k, v in sheet.column_dimensions.items())
    yield f"widths: {', '.join(widths)}"
    for row in sheet.iter_rows():
        yield from (_told(cell) for cell in row if cell.value is not None)


def _told(cell: Cell) -> str:
    look = "" if cell.data_type == "s" else f" ({cell.data_type} {cell.number_format})"
    link = f" -> {cell.hyperlink.target}" if cell.hyperlink else ""
    return f"{cell.coordinate}{look}: {cell.value!r}{link}"
