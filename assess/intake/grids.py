"""Workbooks handed in, as grids of text: looked at before the library opens them.

What a workbook says about itself is not believed. It is unzipped once, in pieces, and
its cells' addresses are looked at: a few kilobytes can unzip to gigabytes, and one cell
at the far end of a sheet makes the reader ask for memory that no machine has, which
ends the program.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import IO, TYPE_CHECKING, BinaryIO, Final, Literal

from assess.intake.text import not_there
from assess.problems import Location, address, refuse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import BufferedReader
    from pathlib import Path

    from python_calamine import CalamineWorkbook

_PIECE: Final = 1 << 20  # bytes unzipped at once
_EXACT: Final = 1 << 53
_OVERLAP: Final = 256  # longer than the head of any cell
_ZIP: Final = b"PK\x03\x04"
_OLD: Final = b"\xd0\xcf\x11\xe0"  # .xls; also a workbook locked with a password
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_CELL: Final = re.compile(  # that holds something
    rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r=["']([A-Z]+)(\d+)["'][^>/]*>\s*<(?:\w+:)?[fvi]"""
)
_SIZE_OF_OLD: Final = re.compile(rb"\x00\x02\x0e\x00(.{14})", re.DOTALL)
_SIZE: Final = struct.Struct("<IIHHH")  # first row, past the last; columns; nothing
_OLD_ROWS, _OLD_COLUMNS = 65536, 256
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    UnicodeError,
    ValueError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a workbook may be, so that reading it takes bounded memory."""

    unzipped: int  # bytes
    cells: int  # from the first to the last that holds something, of one sheet


SMALL: Final = Limits(unzipped=64 << 20, cells=4_000_000)  # what people fill in
LARGE: Final = Limits(unzipped=1 << 30, cells=11_000_000)  # what machines deliver


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one sheet; rows and columns count from 0."""

    file: str
    sheet: str
    rows: tuple[tuple[str, ...], ...]

    def text(self, row: int, column: int | None) -> str:
        """Give the text of a cell; none where there is no such cell."""
        if column is None or not 0 <= row < len(self.rows):
            return ""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    def place(self, row: int, column: int) -> Location:
        """Say where a cell is: ``annex.xlsx[Sheet1]!B7``."""
        return place(self.file, self.sheet, row, column)


def place(file: str, sheet: str, row: int, column: int) -> Location:
    """Say where a cell is; rows and columns count from 0."""
    return Location(f"{file}[{sheet}]", row + 1, column + 1, is_cell=True)


@dataclass(frozen=True, slots=True)
class Book:
    """An open workbook."""

    file: str  # as the user wrote it
    kind: Literal["xlsx", "xls"]  # by what is in it, whatever its name says
    stream: BufferedReader
    sheets: tuple[str, ...]  # in their order, hidden ones too
    book: CalamineWorkbook

    @property
    def is_renamed(self) -> bool:
        """Tell an old workbook that goes under the name of a new one."""
        return self.kind == "xls" and self.file.lower().endswith(".xlsx")

    def grid(self, sheet: str) -> Grid:
        """Read one sheet whole."""
        return Grid(self.file, sheet, tuple(map(tuple, self.rows(sheet))))

    def rows(self, sheet: str) -> Iterator[list[str]]:
        """Read one sheet row by row.

        An error (#REF!) reads as empty, a formula as what it gave when it was saved.
        """
        with _told(Location(f"{self.file}[{sheet}]")):
            cells = self.book.get_sheet_by_name(sheet)
            before = [""] * (cells.start or (0, 0))[
                1
            ]  # rows come whole, columns do not
            for row in cells.iter_rows():
                yield [*before, *map(text_of, row)]

    def merged(self, sheet: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        """Give the first and last cell of each area whose cells are merged."""
        return self.book.get_sheet_by_name(sheet).merged_cell_ranges or []


def text_of(cell: object) -> str:
    """Give a cell as Excel shows it: of numbers, which are binary floats, 15 digits.

    So 0.1 + 0.2 is 0.3. A whole number is exact as long as a float can hold it.
    """
    if isinstance(cell, float):
        exact = cell.is_integer() and abs(cell) <= _EXACT
        return str(int(cell)) if exact else f"{Decimal(f'{cell:.15g}'):f}"
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds")
    return str(cell)


def is_workbook(path: Path) -> bool:
    """Tell a workbook by its first bytes, or else by its name."""
    try:
        with path.open("rb") as stream:
            start = stream.read(4)
    except OSError:
        start = b""
    return start in {_ZIP, _OLD} or path.suffix.lower() in {".xlsx", ".xls", ".xlsm"}


@contextmanager
def opened(path: Path, limits: Limits) -> Iterator[Book]:
    """Open a workbook that is known to be safe to read.

    Raises InputError: no-file, misspelt-file, is-a-folder, unreadable-file, empty-file,
    not-a-workbook, workbook-locked, workbook-too-large, cell-too-far.
    """
    where = Location(str(path))
    try:
        if path.is_dir():
            raise refuse("is-a-folder", where)
        with path.open("rb") as stream:
            yield _made_sure(stream, where, limits)
    except FileNotFoundError as error:
        raise not_there(path) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise refuse("unreadable-file", where, reason=reason) from error


def _made_sure(stream: BufferedReader, where: Location, limits: Limits) -> Book:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - heavy

    start = stream.read(4)
    if not start:
        raise refuse("empty-file", where)
    if start not in {_ZIP, _OLD}:
        raise refuse("not-a-workbook", where)
    if start == _ZIP:
        _look_through(stream, where, limits)
    else:
        _look_over(stream, where, limits)
    stream.seek(0)
    with _told(where):
        book = CalamineWorkbook.from_filelike(stream)
        return Book(
            file=where.file,
            kind="xlsx" if start == _ZIP else "xls",
            stream=stream,
            sheets=tuple(book.sheet_names),
            book=book,
        )


@contextmanager
def _told(where: Location) -> Iterator[None]:
    """Say in our words what the library says; it panics where it should refuse."""
    from python_calamine import CalamineError, PasswordError  # noqa: PLC0415 - heavy

    try:
        yield
    except PasswordError as error:
        raise refuse("workbook-locked", where) from error
    except CalamineError as error:
        raise refuse("not-a-workbook", where) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise refuse("not-a-workbook", where) from error


def _look_through(stream: BinaryIO, where: Location, limits: Limits) -> None:
    """Unzip every part, in pieces, and throw it away."""
    left = limits.unzipped
    try:
        with zipfile.ZipFile(stream) as file:
            if "xl/workbook.xml" not in file.namelist():
                raise refuse("not-a-workbook", where)
            for info in file.infolist():
                if info.flag_bits & 1:
                    raise refuse("workbook-locked", where)
                with file.open(info) as part:
                    left -= _look_at(part, where, limits, left)
    except _UNREADABLE as error:
        raise refuse("not-a-workbook", where) from error


def _look_at(part: IO[bytes], where: Location, limits: Limits, left: int) -> int:
    """Give the size of a part; refuse it where it is too large, or too spread out."""
    size, before, extent = 0, b"", _Extent()
    while piece := part.read(_PIECE):
        size += len(piece)
        if size > left:
            most = limits.unzipped >> 20
            raise refuse("workbook-too-large", where, most=most)
        extent = extent.with_cells(before + piece)
        before = piece[-_OVERLAP:]
        if extent.rows * extent.columns > limits.cells:
            cell = address(extent.rows - 1, extent.columns - 1)
            raise refuse("cell-too-far", where, cell=cell)
    return size


@dataclass(frozen=True, slots=True)
class _Extent:
    """How far the cells of a sheet go that hold something."""

    rows: int = 0
    columns: int = 0

    def with_cells(self, text: bytes) -> _Extent:
        """Take in the cells that are written in a piece of a sheet."""
        found = _CELL.findall(text)
        if not found:
            return self
        letters, digits = map(set, zip(*found, strict=True))
        return _Extent(
            max(self.rows, *map(int, digits)), max(self.columns, *map(_column, letters))
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _look_over(stream: BinaryIO, where: Location, limits: Limits) -> None:
    """Refuse an .xls file that is locked, or too large, or says so of a sheet."""
    stream.seek(0)
    content = stream.read(limits.unzipped + 1)
    if _LOCKED in content:
        raise refuse("workbook-locked", where)
    if len(content) > limits.unzipped:
        raise refuse("workbook-too-large", where, most=limits.unzipped >> 20)
    for found in _SIZE_OF_OLD.finditer(content):
        top, rows, left, columns, nothing = _SIZE.unpack(found[1])
        is_size = top <= rows <= _OLD_ROWS and left <= columns <= _OLD_COLUMNS
        if is_size and not nothing and rows * columns > LARGE.cells:
            raise refuse("cell-too-far", where, cell=address(rows - 1, columns - 1))
