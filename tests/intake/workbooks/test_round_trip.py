"""What was typed into a workbook is what the record holds."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assess.intake.importing import Taken
from intake.workbooks.libreoffice import SOFFICE, fill_in
from intake.workbooks.office import District, changed, filled
from intake.workbooks.planting import SENT

if TYPE_CHECKING:
    from collections.abc import Iterable

HELD = """SELECT 指标, 值, 状态, 依据, 佐证, 说明, substr(时间, 1, 10), 行 FROM 记录
    ORDER BY 行"""
TYPED = {  # id -> as typed, as held
    "1.1": ("否", 0.0, "有记录"),
    "1.2": ("12.000001", 12.000001, "有记录"),
    "1.3": ("良, 尚可", "良, 尚可", "有记录"),
    "1.4": ("0.1", 0.1, "有记录"),
    "1.5": ("不适用", None, "不适用"),
    "2.1": ("87.65%", 0.8765, "有记录"),
    "2.2": ("2015-01-20", "2015-01-20", "有记录"),
}
BESIDE = {  # what stands beside each
    "不适用的法律依据": "《条例》第十四条",
    "佐证（网址或文件名）": "http://j01.example/a?b=1&c=“二”",
    "说明": "=不是公式\n第二行",
}


def held(district: District) -> list[tuple[object, ...]]:
    return district.rows(HELD)


def typed() -> list[tuple[object, ...]]:
    checks = {"1.5": "trainings"}
    rows = (7, 8, 9, 10, 11, 13, 14)
    return [
        (checks.get(id_, id_), value, state, *BESIDE.values(), "2015-01-08", row)
        for row, (id_, (_text, value, state)) in zip(rows, TYPED.items(), strict=True)
    ]


def test_filled_in_by_a_library(district: District) -> None:
    path = district.send()["J01"]
    numbers = {"1.2": 12.000001, "1.4": 0.1, "2.1": 0.8765, "2.2": date(2015, 1, 20)}
    answers = {id_: numbers.get(id_, text) for id_, (text, *_held) in TYPED.items()}
    filled(path, path, answers)
    for sheet in changed(path):
        for id_ in TYPED:
            for title, text in BESIDE.items():
                sheet.put(id_, title, text)
                cell = sheet.page.cell(sheet.row(id_), 9)
                cell.data_type = "s"
    district.take(path)
    assert held(district) == typed()


def test_saved_as_an_old_workbook(district: District, tmp_path: Path) -> None:
    path = shutil.copy(SENT / "old.xls", tmp_path)
    (taken,) = district.take(Path(path))
    assert isinstance(taken, Taken), taken
    assert [(row[0], row[1]) for row in held(district)] == [
        ("1.1", 1.0),
        ("1.2", 2.0),
        ("1.3", "良, 尚可"),
        ("1.4", 3.5),
        ("trainings", 2.0),
        ("2.1", 0.95),
        ("2.2", "2015-01-20"),
    ]


def test_formulas_in_an_old_workbook(district: District, tmp_path: Path) -> None:
    path = shutil.copy(SENT / "formula.xls", tmp_path)
    assert district.faults(Path(path)) == [
        "[单位自查]!F8 formula-given",
        "[单位自查]!F10 formula-given",
    ]


@pytest.mark.parametrize(
    "size",
    [
        pytest.param(600, id="a table of sectors that leads nowhere"),
        pytest.param(9000, id="cut off on its way"),
    ],
)
def test_an_old_workbook_that_is_damaged(
    size: int, district: District, tmp_path: Path
) -> None:
    path = tmp_path / "back.xls"
    path.write_bytes((SENT / "old.xls").read_bytes()[:size])
    assert district.faults(path) == ["not-a-workbook"]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")
def test_filled_in_by_libreoffice(district: District, tmp_path: Path) -> None:
    out = tmp_path / "back.xlsx"
    fill_in(district.send()["J01"], out, [*_cells()])
    (taken,) = district.take(out)
    assert isinstance(taken, Taken), taken
    assert held(district) == typed()


def _cells() -> Iterable[tuple[str, str]]:
    """Give the cells to type into, and what is typed."""
    yield "B4", "2015-01-08"
    rows = (7, 8, 9, 10, 11, 13, 14)
    for row, (text, *_held) in zip(rows, TYPED.values(), strict=True):
        yield f"F{row}", text
        for column, beside in zip("GHI", BESIDE.values(), strict=True):
            yield f"{column}{row}", beside
