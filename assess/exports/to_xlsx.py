"""A Table as a workbook, for Excel and WPS: one sheet each, ready to print."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from assess.exports.table import Figure
from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from assess.exports.table import Cell, Table

_NARROW, _WIDE = 6, 48  # columns of a sheet, in digits
_PAPER: Final = 150  # digits that can still be read across a page
_FOLDED: Final = (36, 28)  # columns of what would be wider
_LINE: Final = 15  # height of a line of text, in points
_HIGHEST: Final = 409  # a row, in points
_DIGITS: Final = 15  # more than these a spreadsheet does not keep
_NAME: Final = 31  # letters that a sheet's name may have
_HEAD: Final = 1  # the row of the column titles; above it stands the table's
ALWAYS: Final = datetime(2014, 1, 1)  # noqa: DTZ001 - the same input gives the same bytes
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\']+")
SAFE: Final = {"strings_to_formulas": False, "strings_to_urls": False}


def write_xlsx(tables: Sequence[Table], file: BinaryIO) -> None:
    """Write each table on a sheet of its own; text is never a formula or a link."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - heavy

    with Workbook(file, SAFE | {"in_memory": True}) as book:
        book.set_properties({"created": ALWAYS})
        formats = _Formats(book)
        names = sheet_names(table.name or table.title for table in tables)
        for table, name in zip(tables, names, strict=True):
            _write(table, book.add_worksheet(name), formats)


class _Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def get(self, number: str = "", **given: Any) -> Format:
        """Give a format: wrapped, framed, and with `number` places."""
        usual = {"border": 1, "text_wrap": True, "valign": "vcenter"}
        told = {**usual, **({"num_format": number} if number else {}), **given}
        key = repr(sorted(told.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(told)
        return self._made[key]


def sheet_names(wished: Iterable[str]) -> Iterator[str]:
    """Name the sheets: no sign that Excel forbids, not too long, none twice."""
    taken: set[str] = set()
    for number, name in enumerate(wished, 1):
        wanted = _FORBIDDEN.sub(" ", name).strip()[:_NAME].strip()
        if not wanted or wanted.lower() in taken:
            ending = f" {number}"
            wanted = wanted[: _NAME - len(ending)] + ending
        taken.add(wanted.lower())
        yield wanted.strip()


def _write(table: Table, sheet: Worksheet, formats: _Formats) -> None:
    widths = _widths(table)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    _across(sheet, 0, table.title, widths, formats.get(border=0, bold=True, size=14))
    head = formats.get(bold=True, align="center", bg_color="#D9E1F2")
    for column, title in enumerate(table.columns):
        sheet.write_string(_HEAD, column, title, head)
    for row, cells in enumerate(table.rows, _HEAD + 1):
        _make_room(sheet, row, cells, widths)
        for column, cell in enumerate(cells):
            _write_cell(sheet, row, column, cell, formats)
    for first, last, column in _merged(table):
        cell = str(table.rows[first][column])
        rows = (first + _HEAD + 1, column, last + _HEAD + 1, column)
        sheet.merge_range(*rows, "", formats.get())
        sheet.write_string(*rows[:2], cell, formats.get())
    for row, note in enumerate(table.notes, _HEAD + 1 + len(table.rows)):
        _across(sheet, row, note, widths, formats.get())
    _for_print(sheet)


def _for_print(sheet: Worksheet) -> None:
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(0, _HEAD)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _write_cell(
    sheet: Worksheet, row: int, column: int, cell: Cell, formats: _Formats
) -> None:
    number = as_number(cell)
    if number is not None:
        value, places = number
        sheet.write_number(row, column, value, formats.get(places, align="right"))
    elif cell == "":
        sheet.write_blank(row, column, None, formats.get())
    else:
        right = {"align": "right"} if isinstance(cell, Figure) else {}
        sheet.write_string(row, column, str(cell), formats.get(**right))


def as_number(cell: Cell) -> tuple[float, str] | None:
    """Give a number and how to show it, where a spreadsheet keeps it exactly."""
    if not isinstance(cell, int | Figure) or cell == "":
        return None
    text = str(cell)
    try:
        value = Decimal(text.removesuffix("%"))
    except InvalidOperation:
        return None  # 1/3
    places = "." + "0" * len(text.partition(".")[2].rstrip("%")) if "." in text else ""
    if text.endswith("%"):
        value, places = value / 100, places + "%"
    if not value.is_finite() or len(value.as_tuple().digits) > _DIGITS:
        return None
    return float(value), f"0{places}"


def _merged(table: Table) -> Iterator[tuple[int, int, int]]:
    """Find the runs of rows that one nested cell stands for: first, last, column."""
    for column in range(table.nested):
        starts = [
            row
            for row, cells in enumerate(table.rows)
            if any(cell != "" for cell in cells[: column + 1])
        ]
        ends = [*starts[1:], len(table.rows)]
        for first, end in zip(starts, ends, strict=True):
            if end - first > 1 and table.rows[first][column] != "":
                yield first, end - 1, column


def _across(
    sheet: Worksheet, row: int, text: str, widths: Sequence[int], look: Format
) -> None:
    """Write `text` over all columns, as high as it needs."""
    sheet.set_row(row, min(_LINE * _lines(text, sum(widths)) + 4, _HIGHEST))
    if len(widths) > 1:
        sheet.merge_range(row, 0, row, len(widths) - 1, "", look)
    sheet.write_string(row, 0, text, look)


def _make_room(
    sheet: Worksheet, row: int, cells: Sequence[Cell], widths: Sequence[int]
) -> None:
    """Make a row high enough for what is folded in it; not every program does."""
    folded = zip(cells, widths, strict=True)
    lines = max((_lines(str(cell), width - 3) for cell, width in folded), default=1)
    if lines > 1:
        sheet.set_row(row, min(_LINE * lines, _HIGHEST))


def _lines(text: str, width: int) -> int:
    """Count the lines that text takes in a cell."""
    return sum(-(-display_width(line) // width) or 1 for line in text.split("\n"))


def _widths(table: Table) -> list[int]:
    """Give what columns need; where that is too much for paper, words are folded."""
    columns = list(zip(table.columns, *table.rows, strict=True))
    needed = [max(map(_width, cells), default=0) + 2 for cells in columns]
    for most in (_WIDE, *_FOLDED):
        widths = [min(width, most) for width in needed]
        if sum(widths) <= _PAPER:
            break
    return widths


def _width(cell: Cell) -> int:
    lines = str(cell).split("\n")
    return max(_NARROW, *map(display_width, lines))
