"""Copies to be sent back: what was typed is there, and what is wrong is red."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from assess.exports.to_form import write_form
from assess.files import write_whole
from assess.intake.importing import Taken
from assess.intake.taking_filled import FilledError
from assess.reports.returns import marked
from intake.workbooks.office import ANSWERS, District, Sheet, changed
from intake.workbooks.planting import PLANTS

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

RED = "FFFF9999"


def copy_of(district: District, path: Path) -> Path:
    (error,) = district.take(path)
    assert isinstance(error, FilledError), error
    form = marked(district.record, district.scheme, error)
    assert form
    copy = path.with_name("退回.xlsx")
    write_whole(copy, partial(write_form, form), force=False)
    return copy


def red(book: Workbook) -> list[str]:
    page = book.worksheets[1]
    cells = (cell for row in page.iter_rows() for cell in row)
    return [c.coordinate for c in cells if c.fill.fgColor.rgb == RED]


@pytest.mark.parametrize(
    ("plant", "cells"),
    [
        pytest.param("text in a number", ["F8"], id="a wrong value"),
        pytest.param("not applicable without a basis", ["G8"], id="a missing basis"),
        pytest.param("a pasted formula", ["F8"], id="a formula"),
        pytest.param("a row deleted", ["F8"], id="a row that was deleted"),
        pytest.param("no date", ["B4"], id="no date"),
        pytest.param("links to other files", [], id="nothing in a cell"),
    ],
)
def test_what_is_wrong_is_red(
    district: District, answered: Path, plant: str, cells: list[str]
) -> None:
    PLANTS[plant](answered)
    book = load_workbook(copy_of(district, answered))
    assert red(book) == cells
    assert book.sheetnames[0] == "请更正"
    page = book.worksheets[1]
    assert all(page[cell].comment for cell in cells)


def test_it_says_what_is_wrong_and_what_to_do(
    district: District, answered: Path
) -> None:
    PLANTS["a command as a formula"](answered)
    page = load_workbook(copy_of(district, answered)).worksheets[0]
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["位置", "问题", "怎么改"],
        ["1.2 结果", "这里是公式：=cmd|' /C calc'!A0", "直接填数值"],
    ]
    assert all(cell.data_type == "s" for row in page.iter_rows() for cell in row)


def test_once_corrected_it_goes_in(district: District, answered: Path) -> None:
    PLANTS["text in a number"](answered)
    copy = copy_of(district, answered)
    book = load_workbook(copy)
    Sheet(book.worksheets[1]).put("1.2", "结果", 3)
    book.save(copy)
    (taken,) = district.take(copy)
    assert isinstance(taken, Taken), taken
    assert taken.added == len(ANSWERS)


def test_sorted_answers_stand_in_their_rows_again(
    district: District, answered: Path
) -> None:
    for sheet in changed(answered):
        page = sheet.page
        first, second = ([c.value for c in page[row]] for row in (8, 10))
        for column, (one, other) in enumerate(zip(first, second, strict=True), 1):
            page.cell(8, column).value, page.cell(10, column).value = other, one
        sheet.put("1.3", "结果", "中")
    page = load_workbook(copy_of(district, answered)).worksheets[1]
    assert [page.cell(row, 6).value for row in (8, 9, 10)] == [3, "中", 3.5]


@pytest.mark.parametrize("plant", ["two files", "the unit is unknown"])
def test_some_have_no_copy(district: District, answered: Path, plant: str) -> None:
    other = answered.with_name("b.xlsx")
    for sheet in changed(answered, other):
        sheet.put("1.2", "结果", 1)
    files = [answered, other]
    if plant == "the unit is unknown":
        book = load_workbook(answered)
        hidden = book["assess"]
        for row in hidden.iter_rows():
            if row[1].value == "unit":
                row[2].value = "J99"
        book["单位自查"]["A1"] = "assess:unit:J99"
        book.save(answered)
        files = [answered]
    for error in district.take(*files):
        assert isinstance(error, FilledError)
        assert marked(district.record, district.scheme, error) is None


@pytest.mark.parametrize("per", ["unit", "indicator"])
def test_inspectors_have_theirs(district: District, per: str) -> None:
    (path,) = district.send(inspectors=True, per=per).values()
    book = load_workbook(path)
    name, id_ = ("第2街道", "1.1") if per == "unit" else ("1.1 专人负责", "J02")
    sheet = Sheet(book[name])
    sheet.page["B4"], sheet.page["D4"] = "2014-10-09", "甲"
    further = next(c.row for c in sheet.page["A"][6:] if not c.value)
    for row, value in ((sheet.row(id_), "否"), (further, "未见")):
        sheet.page.cell(row, 1).value = id_
        sheet.page.cell(row, 5).value = value
        sheet.page.cell(row, 7).value = "大厅"
    book.save(path)
    copy = load_workbook(copy_of(district, path))
    page = copy[name]
    typed = [[cell.value for cell in page[row]][4:7] for row in (7, further)]
    told = ["否", None, "大厅"], ["未见", None, "大厅"]
    assert typed[-1] == told[1]
    assert told[0] in [[cell.value for cell in row][4:7] for row in page.iter_rows()]
    assert page.cell(further, 5).fill.fgColor.rgb == RED
    assert page["D4"].value == "甲"
