"""What comes of a workbook once it is in: whom it replaces, who is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from assess.intake.folder import files_in
from assess.intake.importing import Taken
from assess.reports.returns import roll_call
from assess.scheme.forms import HIDDEN
from intake.workbooks.office import ANSWERS, District, changed, filled

if TYPE_CHECKING:
    from pathlib import Path

STANDING = "SELECT 指标, 值 FROM 记录 WHERE 有效 = 1 AND 指标 = '1.2'"

MATTER = "self-check", date(2014, 1, 1), date(2014, 12, 31)


def again(path: Path, to: str, number: int, day: str = "2015-01-08") -> Path:
    """Let the unit send its workbook once more."""
    later = path.with_name(to)
    for sheet in changed(path, later):
        sheet.put("1.2", "结果", number)
        sheet.page["B4"] = day
    return later


def taken(district: District, path: Path) -> Taken:
    (outcome,) = district.take(path)
    assert isinstance(outcome, Taken), outcome
    return outcome


def test_a_later_one_takes_the_place(district: District, answered: Path) -> None:
    first = taken(district, answered)
    second = taken(district, again(answered, "b.xlsx", 1))
    assert (first.replaces, second.replaces) == (None, first.batch)
    assert district.rows(STANDING) == [("1.2", 1.0)]


def test_an_older_one_comes_too_late(district: District, answered: Path) -> None:
    taken(district, answered)
    older = again(answered, "b.xlsx", 1, "2015-01-07")
    assert district.faults(older) == ["newer-is-in"]
    assert district.rows(STANDING) == [("1.2", 3.0)]


def test_one_that_was_replaced_does_not_come_back(
    district: District, answered: Path
) -> None:
    taken(district, answered)
    taken(district, again(answered, "b.xlsx", 1))
    assert district.faults(answered) == ["replaced-already"]


def test_the_same_file_again_changes_nothing(
    district: District, answered: Path
) -> None:
    first = taken(district, answered)
    second = taken(district, answered)
    assert (second.known, second.batch) == (True, first.batch)


def test_two_files_of_one_unit_are_both_left_out(
    district: District, answered: Path
) -> None:
    other = again(answered, "b.xlsx", 1)
    codes = [outcome.problems[0].code for outcome in district.take(answered, other)]  # type: ignore[union-attr] # both are refused
    assert codes == ["several-of-one-unit"] * 2


def test_a_copy_of_a_file_is_no_rival(district: District, answered: Path) -> None:
    copy = answered.with_name("b.xlsx")
    copy.write_bytes(answered.read_bytes())
    one, other = district.take(answered, copy)
    assert isinstance(one, Taken)
    assert isinstance(other, Taken)
    assert other.known


def test_a_sheet_copied_out_of_its_workbook(district: District, answered: Path) -> None:
    book = load_workbook(answered)
    book.remove(book[HIDDEN])
    book.save(answered)
    assert district.faults(answered) == ["hidden-sheet-gone"]


def test_rows_left_empty_are_told(district: District) -> None:
    path = district.send()["J01"]
    filled(path, path, {"1.1": "是"})
    found = taken(district, path)
    assert (found.added, found.unanswered) == (1, tuple(ANSWERS)[1:])


def test_a_changed_scheme_is_remarked_on(district: District, answered: Path) -> None:
    changed_since = replace(district, scheme=replace(district.scheme, sha256="other"))
    found = taken(changed_since, answered)
    assert [remark.code for remark in found.remarks] == ["scheme-changed-since"]


@pytest.mark.parametrize("name", ["x.xlsx", "自查表_第2街道_2014.xlsx"])
def test_its_name_does_not_matter(
    district: District, answered: Path, name: str
) -> None:
    taken(district, answered.rename(answered.with_name(name)))
    assert district.rows("SELECT DISTINCT 单位 FROM 记录") == [("第1街道",)]


def test_sheets_and_rows_may_be_moved(district: District, answered: Path) -> None:
    for sheet in changed(answered):
        sheet.page.title = "我们的"
        for area in list(sheet.page.merged_cells.ranges):
            sheet.page.unmerge_cells(str(area))
        sheet.page.insert_rows(3, 2)
        last = [cell.value for cell in sheet.page[16]]
        sheet.page.delete_rows(16)
        sheet.page.insert_rows(9)
        for column, value in enumerate(last, 1):
            sheet.page.cell(9, column).value = value
    assert taken(district, answered).added == len(ANSWERS)


def test_who_is_missing(district: District, answered: Path) -> None:
    taken(district, answered)
    roll = roll_call(district.record, district.scheme, MATTER, set(), {"J02"})
    assert (roll.expected, roll.is_in) == (3, 1)
    assert (roll.faulty, roll.missing) == (("第2街道",), ("教育局",))


def test_what_a_folder_holds(tmp_path: Path) -> None:
    folder = tmp_path / "back"
    (folder / "退回").mkdir(parents=True)
    for name in ("b.xlsx", "a.CSV", "~$b.xlsx", ".DS_Store", "c.log", "退回/b.xlsx"):
        (folder / name).write_bytes(b"")
    files, passed = files_in([tmp_path / "x.csv", folder])
    assert [file.name for file in files] == ["x.csv", "a.CSV", "b.xlsx"]
    assert [(p.code, p.severity) for p in passed] == [("file-passed-over", "warning")]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    _files, (problem,) = files_in([tmp_path])
    assert (problem.code, problem.severity) == ("empty-folder", "error")
