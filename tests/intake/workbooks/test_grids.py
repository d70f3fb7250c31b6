"""Workbooks as grids of text, whatever was sent in their place."""

from __future__ import annotations

import struct
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from xlsxwriter import Workbook

from assess.intake import grids
from assess.intake.grids import LARGE, SMALL, opened
from assess.problems import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.intake.grids import Limits

ONE_CELL = b'<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def workbook(*cells: tuple[int, int, object]) -> bytes:
    file = BytesIO()
    with Workbook(file, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        sheet = book.add_worksheet("表")
        for row, column, value in cells:
            sheet.write(row, column, value)
    return file.getvalue()


def sheet_replaced(content: bytes, *, also: bytes = b"") -> bytes:
    """Put other XML in the place of the first sheet."""
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook((0, 0, "一")))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            is_it = name.endswith("sheet1.xml")
            new.writestr(name, content if is_it else old.read(name))
        if also:
            new.writestr("xl/media/photo.bin", also)
    return made.getvalue()


def with_cell(name: str) -> bytes:
    cell = f'<row><c r="{name}"><v>2</v></c></row></sheetD'
    return sheet_replaced(ONE_CELL.replace(b"</sheetD", cell.encode()))


def unzipping_to_less_than_it_says() -> bytes:
    data = bytearray(sheet_replaced(ONE_CELL + b" " * 5000))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"sheet1.xml"))
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def locked_part() -> bytes:
    data = bytearray(sheet_replaced(ONE_CELL))
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(b"sheet1.xml"))
    data[at + 8] |= 1
    return bytes(data)


def zipped(**files: str) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name, text in files.items():
            made.writestr(name, text)
    return file.getvalue()


def old_with_size(rows: int, columns: int) -> bytes:
    said = struct.pack("<HHIIHHH", 0x200, 14, 0, rows, 0, columns, 0)
    return OLD + bytes(504) + said + bytes(512)


@pytest.mark.parametrize(
    ("content", "limits", "code"),
    [
        pytest.param(lambda: b"", SMALL, "empty-file", id="nothing in it"),
        pytest.param(lambda: b"a,b\n", SMALL, "not-a-workbook", id="text"),
        pytest.param(
            lambda: zipped(content="<x/>"), SMALL, "not-a-workbook", id="another zip"
        ),
        pytest.param(
            lambda: workbook((0, 0, 1))[:-40], SMALL, "not-a-workbook", id="cut off"
        ),
        pytest.param(
            lambda: OLD + bytes(2000), SMALL, "not-a-workbook", id="no .xls inside"
        ),
        pytest.param(
            unzipping_to_less_than_it_says,
            SMALL,
            "not-a-workbook",
            id="larger than it says",
        ),
        pytest.param(locked_part, SMALL, "workbook-locked", id="a locked part"),
        pytest.param(
            lambda: sheet_replaced(b"0" * (65 << 20)),
            SMALL,
            "workbook-too-large",
            id="65 MB of zeros",
        ),
        pytest.param(
            lambda: sheet_replaced(ONE_CELL, also=b"0" * (64 << 20)),
            SMALL,
            "workbook-too-large",
            id="zeros that no sheet shows",
        ),
        pytest.param(
            lambda: with_cell("XFD1048576"),
            LARGE,
            "cell-too-far",
            id="a cell at the far end",
        ),
        pytest.param(
            lambda: with_cell("F1048576"),
            SMALL,
            "cell-too-far",
            id="a cell at the bottom of what people fill in",
        ),
        pytest.param(
            lambda: sheet_replaced(
                ONE_CELL[:-12].replace(b"c ", b"x:c ")
                + b"<x:c s='1' r='XFD1048576'>\n<x:f>A1</x:f></x:c>"
            ),
            LARGE,
            "cell-too-far",
            id="written by another program",
        ),
        pytest.param(
            lambda: old_with_size(65536, 256),
            LARGE,
            "cell-too-far",
            id="an .xls with a cell at its far end",
        ),
    ],
)
def test_what_is_no_good_is_refused(
    tmp_path: Path, content: Callable[[], bytes], limits: Limits, code: str
) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(content())
    with pytest.raises(InputError) as caught, opened(path, limits):
        pass
    assert [p.code for p in caught.value.problems] == [code]


def test_what_is_only_framed_far_out_does_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "表.xlsx"
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    path.write_bytes(sheet_replaced(ONE_CELL.replace(b"</sheetD", far + b"</sheetD")))
    with opened(path, SMALL) as book:
        assert book.grid("表").rows == (("1",),)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("  一 ", "  一 ", id="text, as it is"),
        pytest.param(3, "3", id="a whole number"),
        pytest.param(4.35, "4.35", id="a number as it was typed"),
        pytest.param(1e-6, "0.000001", id="a small one"),
        pytest.param(1e16, "10000000000000000", id="a large one"),
        pytest.param(0.1 + 0.2, "0.3", id="what 0.1 and 0.2 come to"),
        pytest.param(1.005 * 1000, "1005", id="a product a little below"),
        pytest.param(1 / 3, "0.333333333333333", id="a third, as far as it is shown"),
        pytest.param(123456.123456, "123456.123456", id="six decimals of a large one"),
        pytest.param(9007199254740991, "9007199254740991", id="a whole one, exactly"),
        pytest.param(2.0**60, "1152921504606850000", id="one with more digits"),
        pytest.param(-0.0, "0", id="nothing, from below"),
        pytest.param(1e-7, "0.0000001", id="too small, and not lost"),
        pytest.param(True, "True", id="a truth"),
        pytest.param(date(2014, 3, 5), "2014-03-05", id="a day"),
        pytest.param(
            datetime(2014, 3, 5, 14, 20),  # noqa: DTZ001 - the office's own clock
            "2014-03-05 14:20:00",
            id="a time",
        ),
    ],
)
def test_cells_are_read_as_typed(tmp_path: Path, value: object, text: str) -> None:
    path = tmp_path / "表.xlsx"
    path.write_bytes(workbook((2, 1, value)))
    with opened(path, SMALL) as book:
        assert book.kind == "xlsx"
        assert book.sheets == ("表",)
        grid = book.grid("表")
    assert grid.rows[2] == ("", text)
    assert str(grid.place(2, 1)) == f"{path}[表]!B3"


def test_a_panic_of_the_library_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PanicException(BaseException):
        pass

    def panic(_cell: object) -> str:
        raise PanicException

    path = tmp_path / "表.xlsx"
    path.write_bytes(workbook((0, 0, 1)))
    monkeypatch.setattr(grids, "text_of", panic)
    with opened(path, SMALL) as book, pytest.raises(InputError):
        book.grid("表")
