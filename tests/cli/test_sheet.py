"""``assess sheet``: one sheet for each unit."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pytest
from cases.commanding import assess
from docx import Document
from openpyxl import load_workbook
from typer.testing import CliRunner

from assess.cli.commands import app

if TYPE_CHECKING:
    from collections.abc import Mapping

Row: TypeAlias = "tuple[object, ...]"

MORE = """\
[source.inspection]
[[indicator]]
id = "2"
title = "更新"
full = 3
source = "inspection"
score = { method = "linear", per = "1/3" }
basis = "办法第三条"
[[indicator]]
id = "3"
title = "奖励"
full = 2
kind = "bonus"
[[indicator]]
id = "3.1"
parent = "3"
title = "创新"
full = 2
source = "inspection"
score = { method = "given" }
[[indicator]]
id = "4"
title = "通报"
full = 4
kind = "minus"
source = "inspection"
silence = "clean"
score = { method = "linear", per = 1.5 }
[[gate]]
title = "满三分才加分"
on = "total"
at_least = 3
opens = "3"
"""
UNITS = "编码,名称,类别\nJ01,文源街道,街道\nJ02,=河湾/街道,街道\n"
CHECKS = "单位,指标,填报日期,值\nJ01,1,2014-12-05,是\nJ02,1,2014-12-05,否\n"
FOUND = """\
单位,指标,检查日期,值,问题类型,整改期限,佐证,状态
J01,2,2014-11-05,5,栏目空白,2014-11-20,http://a.example/1,
J01,2,2014-11-18,,栏目空白,,,已整改
J01,2,2014-12-01,5,,,http://a.example/2,
J01,3.1,2014-12-01,2,,,,
J01,4,2014-12-01,1,,,,
J02,2,2014-12-01,8,,2014-12-20,=1+1,
J02,3.1,2014-12-01,2,,,,
"""


@pytest.fixture
def scored(folder: Path) -> Path:
    with Path("scheme.toml").open("a", encoding="utf-8") as file:
        file.write(MORE)
    Path("units.csv").write_text(UNITS, "utf-8")
    Path("checks.csv").write_text(CHECKS, "utf-8")
    Path("found.csv").write_text(FOUND, "utf-8")
    assess("import", "units.csv", "checks.csv", "found.csv")
    assess("score")
    return folder


def rows(file: Path, sheet: int = 0) -> Mapping[str, Row]:
    """Read a sheet: its rows by what stands first in them."""
    page = load_workbook(file).worksheets[sheet]
    found = page.iter_rows(min_row=2, values_only=True)
    return {str(row[0]).strip("　"): row[1:] for row in found}


@pytest.mark.usefixtures("scored")
def test_a_workbook_for_each_unit() -> None:
    assert assess("sheet", "out") == "Wrote 2 sheets into out.\n"
    names = sorted(path.name for path in Path("out").iterdir())
    assert names == ["J01 文源街道.xlsx", "J02 =河湾_街道.xlsx"]
    told = rows(Path("out/J01 文源街道.xlsx"))
    assert told["1 专人负责"][:4] == (2, 2, 0, None)
    assert told["2 更新"][:3] == (3, 1.6667, 1.3333)
    assert "1/3 × 5" in str(told["2 更新"][3])
    assert told["2 更新"][4] == "办法第三条"
    assert "http://a.example/2" in str(told["2 更新"][5])
    assert told["2 更新"][6] == "2014-11-05 栏目空白: put right, 2014-11-18"
    assert told["3 奖励"][:3] == (2, 2, None)
    assert told["4 通报"][:3] == (4, -1.5, 1.5)
    assert told["Total"][:3] == (5, 4.17, None)


@pytest.mark.usefixtures("scored")
def test_what_a_gate_shuts_counts_nothing() -> None:
    assess("sheet", "out", "--unit", "J02")
    told = rows(Path("out/J02 =河湾_街道.xlsx"))
    assert told["3 奖励"][:3] == (2, 0, None)
    assert told["3 奖励"][3] == (
        "not counted, its gate is shut: 满三分才加分 (the total: at least 3; here 8/3)"
    )
    assert told["2 更新"][6] == "2014-12-01: to be put right by 2014-12-20"


@pytest.mark.usefixtures("scored")
def test_all_together() -> None:
    assess("sheet", "out", "--together")
    book = load_workbook("out/sheets.xlsx")
    assert book.sheetnames == ["文源街道", "=河湾 街道"]
    assert rows(Path("out/sheets.xlsx"), 1)["1 专人负责"][:3] == (2, 0, 2)


@pytest.mark.usefixtures("scored")
def test_documents_of_word() -> None:
    assess("sheet", "out", "--format", "docx", "--together")
    first, second = Document("out/sheets.docx").tables
    assert [cell.text for cell in first.rows[0].cells][0::3] == [
        "Assessed indicator",
        "Lost",
        "Evidence",
    ]
    assert [cell.text for cell in second.rows[1].cells][1:4] == ["2", "0", "2"]


@pytest.mark.usefixtures("scored")
def test_nothing_is_written_over() -> None:
    assess("sheet", "out", "--unit", "文源街道", "--unit", "J01")
    done = CliRunner().invoke(app, ["sheet", "out"])
    assert (done.exit_code, "[file-exists]" in done.stderr) == (3, True)
    assert len(list(Path("out").iterdir())) == 1
    assess("sheet", "out", "--force")
    assert len(list(Path("out").iterdir())) == 2


@pytest.mark.usefixtures("scored")
@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param(("--unit", "文原街道"), "misspelt-unit", id="a misspelt unit"),
        pytest.param(("--run", "9"), "no-run", id="no such run"),
    ],
)
def test_what_is_not_there(typed: tuple[str, ...], code: str) -> None:
    done = CliRunner().invoke(app, ["sheet", "out", *typed])
    assert (done.exit_code, f"[{code}]" in done.stderr) == (3, True)
    assert not Path("out").exists()
