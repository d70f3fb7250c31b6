"""Everything that can happen to a workbook on its way: one fault each.

A plant takes the path of a workbook that was filled in without a fault, does something
to it, and names what should be told: the place behind the file's name, and the code.
"""

from __future__ import annotations

import random
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from openpyxl import Workbook, load_workbook

from assess.scheme.forms import HIDDEN
from intake.workbooks.office import ANSWERS, changed, filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.worksheet.worksheet import Worksheet

    from intake.workbooks.office import District

    Told = tuple[str, ...]
    Plant = Callable[[Path], Told]

SENT: Final = Path(__file__).parent / "sent"
"""Filled-in workbooks that LibreOffice saved as .xls: one as it should be, one with
formulas; and one behind a password."""
SHEET: Final = "[单位自查]"


def _put(id_: str, title: str, value: object, cell: str, code: str) -> Plant:
    def plant(path: Path) -> Told:
        for sheet in changed(path):
            sheet.put(id_, title, value)
        return (f"{SHEET}!{cell} {code}",)

    return plant


def _typed(id_: str, value: object, cell: str, code: str) -> Plant:
    return _put(id_, "结果", value, cell, code)


def _at(cell: str, value: object, *told: str) -> Plant:
    def plant(path: Path) -> Told:
        for sheet in changed(path):
            sheet.page[cell] = value
        return tuple(f"{SHEET}{each}" for each in told)

    return plant


def _to_the_sheet(change: Callable[[Worksheet], object], *told: str) -> Plant:
    def plant(path: Path) -> Told:
        for sheet in changed(path):
            change(sheet.page)
        return tuple(f"{SHEET}{each}" for each in told)

    return plant


def _to_the_file(change: Callable[[Path], object], code: str) -> Plant:
    def plant(path: Path) -> Told:
        change(path)
        return (code,)

    return plant


def _another_table(path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["序号", "工作", "完成情况"])
    book.save(path)


def _only_the_hidden_sheet(path: Path) -> None:
    book = load_workbook(path)
    book.create_sheet("Sheet1")
    book.remove(book["单位自查"])
    book.save(path)


def _the_sheet_twice(path: Path) -> None:
    book = load_workbook(path)
    book.copy_worksheet(book["单位自查"])
    book.save(path)


def _last_years(path: Path) -> None:
    book = load_workbook(path)
    page = book[HIDDEN]
    for row in page.iter_rows():
        if row[1].value == "scheme":
            row[2].value = "district-2013"
    book.save(path)


def _sorted_without_ids(page: Worksheet) -> None:
    for column in range(2, 10):
        one, other = page.cell(8, column), page.cell(9, column)
        one.value, other.value = other.value, one.value


def _with(name: str, content: bytes) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as book:
            book.writestr(name, content)

    return change


def _zeros(path: Path) -> None:
    """Put 200 MB of zeros in the place of the sheet; the file has 200 KB."""
    with zipfile.ZipFile(path) as book:
        parts = {n: book.read(n) for n in book.namelist() if "sheet1.xml" not in n}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _megabyte in range(200):
                sheet.write(b"0" * (1 << 20))


PLANTS: Final[dict[str, Plant]] = {
    "another table": _to_the_file(_another_table, "no-table"),
    "the sheet deleted": _to_the_file(_only_the_hidden_sheet, "no-answer-sheet"),
    "the sheet copied": _to_the_file(_the_sheet_twice, "sheet-twice"),
    "last year's": _to_the_file(_last_years, "form-of-another-scheme"),
    "a row deleted": _to_the_sheet(lambda page: page.delete_rows(8), " row-gone"),
    "a row twice": _to_the_sheet(
        lambda page: page.append([c.value for c in page[8]]), "!A17 row-twice"
    ),
    "a column deleted": _to_the_sheet(
        lambda page: page.delete_cols(7), " answer-column-gone"
    ),
    "sorted without column A": _to_the_sheet(
        _sorted_without_ids,
        *("!B8 rows-mixed-up", "!F8 not-a-number"),
        *("!B9 rows-mixed-up", "!F9 unknown-level"),
    ),
    "an id written over": _at("A8", "12", " row-gone", "!A8 misspelt-row"),
    "merged cells": _to_the_sheet(
        lambda page: page.merge_cells("F8:F9"), "!F8 cells-merged"
    ),
    "a pasted formula": _typed("1.2", "=1+2", "F8", "formula-given"),
    "a command as a formula": _typed(
        "1.2", "=cmd|' /C calc'!A0", "F8", "formula-given"
    ),
    "an error": _typed("1.2", "#REF!", "F8", "error-given"),
    "text in a number": _typed("1.2", "约三人", "F8", "not-a-number"),
    "too many decimals": _typed("1.2", 1 / 3, "F8", "too-many-decimals"),
    "an unknown word": _typed("1.3", "中", "F9", "unknown-level"),
    "a mark above the full ones": _typed("1.4", 4.5, "F10", "outside-limits"),
    "a bare 95 for a share": _typed("2.1", 95, "F13", "outside-limits"),
    "a day without its year": _typed("2.2", "1月20日", "F14", "not-a-date"),
    "not applicable without a basis": _typed("1.2", "不适用", "G8", "no-basis"),
    "no date": _at("B4", None, "!B4 empty-cell"),
    "a day to come": _at("B4", "2015-03-01", "!B4 date-in-future"),
    "a renamed unit": _at("B3", "第2街道", "!B3 another-unit"),
    "an old workbook inside": _to_the_file(
        lambda path: shutil.copy(SENT / "old.xls", path), "old-workbook-renamed"
    ),
    "a password": _to_the_file(
        lambda path: shutil.copy(SENT / "locked.xlsx", path), "workbook-locked"
    ),
    "nothing in the file": _to_the_file(
        lambda path: path.write_bytes(b""), "empty-file"
    ),
    "cut off on its way": _to_the_file(
        lambda path: path.write_bytes(path.read_bytes()[:-200]), "not-a-workbook"
    ),
    "200 MB of zeros": _to_the_file(_zeros, "workbook-too-large"),
    "links to other files": _to_the_file(
        _with("xl/externalLinks/externalLink1.xml", b"<externalLink/>"),
        "external-links",
    ),
    "a cell at the far end": _to_the_file(
        _to_the_sheet(lambda page: page.__setitem__("XFD1048576", 1)), "cell-too-far"
    ),
}
"""All faults but one, by what was done; the last is two files of one unit."""


def returned(district: District, seed: int) -> tuple[Path, dict[str, Told]]:
    """Make a folder of workbooks that came back from 42 units, some with a fault each.

    One unit has sent two, and another none. Gives the folder and, by the name of the
    file, what should be told of it.
    """
    chance, folder = random.Random(seed), district.folder / "returned"  # noqa: S311 - no secret
    folder.mkdir()
    sent = {code: path for code, path in district.send().items() if code != "B01"}
    codes = chance.sample(list(sent), len(sent))
    one, missing, *others = codes
    names = {code: f"{number:02}.xlsx" for number, code in enumerate(codes)}
    for code, name in names.items():
        path = sent[one if code == missing else code]
        answers = {"1.2": 9} if code == missing else {}
        filled(path, folder / name, {**ANSWERS, **answers})
    plants = dict(zip(others, PLANTS.values(), strict=False))
    told = {names[code]: plant(folder / names[code]) for code, plant in plants.items()}
    twice = ("several-of-one-unit",)
    return folder, told | {names[one]: twice, names[missing]: twice}
