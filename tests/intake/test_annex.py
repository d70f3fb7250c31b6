"""Schemes begun from published tables."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from openpyxl import Workbook

from assess.intake.annex import skeleton
from assess.intake.annex_tree import marks_in
from assess.problems import InputError, address
from assess.scheme.load import check_scheme

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

HEAD = ("一级指标", "二级指标", "评分标准", "分值", "来源")
ASSURED = ("一、组织保障", "有具体负责人", "有文件得分", 2, "自查")


def workbook(folder: Path, *rows: Sequence[object], also: str = "") -> Path:
    book = Workbook()
    sheets = [book.active, *([book.create_sheet(also)] if also else [])]
    for sheet in sheets:
        assert sheet is not None
        for row in rows:
            sheet.append(list(row))
    path = folder / "table.xlsx"
    book.save(path)
    return path


def indicators(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomli.loads(text)["indicator"]
    return found


def tree(text: str) -> list[tuple[str, str, str, float]]:
    return [
        (i["id"], i.get("parent", ""), i["title"], i["full"]) for i in indicators(text)
    ]


def test_a_whole_table(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    path = workbook(
        tmp_path,
        ("附件1",),
        ("某县2015年度政务公开考核评分表",),
        (*HEAD, "得分"),
        (*ASSURED, ""),
        ("", "有工作制度", "另见\n附件2", "4分", "单位自查、现场检查", "不填"),
        ("", "", "缺一项扣1分"),
        ("二、主要载体（9分）", "门户网站", "以网上评价为准", 6, "县外网办评价"),
        ("二、主要载体（9分）", "新闻发布会", "", 3, "网上监测"),
        ("三、其他", "酌情", "", "酌情", ""),
        ("四、满意度", "", "问卷", 0.1, "monitoring"),
        ("合计", "", "", 15.1, ""),
        ("说明：由县政务公开办负责解释。",),
    )
    made = skeleton(path, "county-2015")
    golden("intake/annex.toml", made.text)
    assert (made.leaves, made.unmarked) == (5, ("酌情",))


def test_only_questions_are_left(tmp_path: Path) -> None:
    path = tmp_path / "scheme.toml"
    made = skeleton(workbook(tmp_path, HEAD, ASSURED), "scheme")
    path.write_text(made.text, "utf-8")
    _, problems = check_scheme(path)
    asked = {p.code for p in problems if p.facts.get("key") != "period"}
    assert asked == {"open-question"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [("A", "a", "", 1), ("", "b", "", 2)],
            [("1", "", "A", 3), ("1.1", "1", "a", 1), ("1.2", "1", "b", 2)],
            id="merged cells are empty below",
        ),
        pytest.param(
            [("A", "a", "", 1), ("A", "b", "", 2)],
            [("1", "", "A", 3), ("1.1", "1", "a", 1), ("1.2", "1", "b", 2)],
            id="or say it again",
        ),
        pytest.param(
            [("A", "", "", 3), ("", "a", "", 1), ("", "b", "", 2)],
            [("1", "", "A", 3), ("1.1", "1", "a", 1), ("1.2", "1", "b", 2)],
            id="a block has a row of its own",
        ),
        pytest.param(
            [("A", "", "", 1), ("A", "", "", 2)],
            [("1", "", "A", 1), ("2", "", "A", 2)],
            id="leaves of one name are two",
        ),
        pytest.param(
            [("1 A", "1.1 a", "", 1), ("2、B", "2.1 b", "", 2)],
            [
                *(("1", "", "A", 1), ("1.1", "1", "a", 1)),
                *(("2", "", "B", 2), ("2.1", "2", "b", 2)),
            ],
            id="its own numbers stay",
        ),
        pytest.param(
            [("A", "1.a", "", 1), ("B", "1.b", "", 2)],
            [
                *(("2", "", "A", 1), ("2.1", "2", "a", 1)),
                *(("3", "", "B", 2), ("3.1", "3", "b", 2)),
            ],
            id="numbers that begin again do not",
        ),
        pytest.param(
            [("（一）A（3分；权重 80%）", "①a", "", 3)],
            [("1", "", "A", 3), ("1.1", "1", "a", 3)],
            id="marks and signs beside a name",
        ),
    ],
)
def test_trees(
    rows: list[tuple[object, ...]],
    expected: list[tuple[str, str, str, float]],
    tmp_path: Path,
) -> None:
    assert tree(skeleton(workbook(tmp_path, HEAD, *rows), "x").text) == expected


def test_a_head_of_two_rows(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("指标", "", "评分标准", "分值"),
        ("一级指标", "二级指标", "", ""),
        ("A", "a", "有即得分", 1),
    )
    assert tree(skeleton(path, "x").text)[1] == ("1.1", "1", "a", 1)


def test_marks_beside_each_level(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("序号", "一级指标", "分 值", "二级指标", "分值（100分）", "计分标准"),
        (1, "A", 3, "a", 1, "有即得分"),
        (2, "", "", "b", 2, ""),
        ("小计", "", "", "", 3, ""),
        ("序号", "一级指标", "分 值", "二级指标", "分值（100分）", "计分标准"),
        (3, "B", 7, "", "", "一次扣1分"),
        ("合 计", "", 10, "", 10, ""),
    )
    made = skeleton(path, "x")
    assert tree(made.text) == [
        *(("1", "", "A", 3), ("1.1", "1", "a", 1), ("1.2", "1", "b", 2)),
        ("2", "", "B", 7),
    ]
    assert (made.leaves, tomli.loads(made.text)["scheme"]["full"]) == (3, 10)


def test_words_that_say_it_exactly(tmp_path: Path) -> None:
    row = ("加分（5 分；另加，最多 5 分）", "推广", "酌情；权重 1/3", 3, "现场检查")
    pool, leaf = indicators(skeleton(workbook(tmp_path, HEAD, row), "x").text)
    assert (pool["kind"], pool["full"]) == ("bonus", 5)
    assert (leaf["weight"], leaf["source"]) == ("1/3", "inspection")


@pytest.mark.parametrize(
    ("rows", "code", "place"),
    [
        pytest.param([("名称", "电话")], "no-annex", "table.xlsx", id="no head"),
        pytest.param([HEAD], "no-indicators", "[Sheet]!A1", id="nothing below"),
        pytest.param(
            [HEAD, ("", "甲", "", 2)], "no-level-above", "[Sheet]!B2", id="no block"
        ),
        pytest.param(
            [("一级指标", "二级指标", "三级指标", "分值"), ("甲", "", "乙", 2)],
            "no-level-above",
            "[Sheet]!C2",
            id="a level is passed over",
        ),
    ],
)
def test_tables_that_are_none(
    rows: list[tuple[object, ...]], code: str, place: str, tmp_path: Path
) -> None:
    with pytest.raises(InputError) as caught:
        skeleton(workbook(tmp_path, *rows), "x")
    (problem,) = caught.value.problems
    assert problem.code == code
    assert str(problem.where).endswith(place)


def test_two_tables_are_asked_about(tmp_path: Path) -> None:
    path = workbook(tmp_path, HEAD, ASSURED, also="部门")
    with pytest.raises(InputError, match="several-annexes"):
        skeleton(path, "x")
    assert len(indicators(skeleton(path, "x", "部门").text)) == 2
    with pytest.raises(InputError, match="no-sheet"):
        skeleton(path, "x", "街道")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(None, "no-file", id="not there"),
        pytest.param(b"", "empty-file", id="empty"),
        pytest.param("一级指标,分值\n".encode(), "not-a-workbook", id="a CSV file"),
        pytest.param(b"PK\x03\x04half", "not-a-workbook", id="half a workbook"),
    ],
)
def test_files_that_are_none(content: bytes | None, code: str, tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=code):
        skeleton(path, "x")


def test_a_folder_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is-a-folder"):
        skeleton(tmp_path, "x")


@pytest.mark.parametrize(
    ("written", "marks"),
    [
        pytest.param("5", "5", id="a number"),
        pytest.param("5分", "5", id="with its unit"),
        pytest.param("０.５ 分", "0.5", id="full-width"),
        pytest.param("1/3", "1/3", id="a fraction"),
        pytest.param("0", "", id="nothing"),
        pytest.param("-5", "", id="less than nothing"),
        pytest.param("5-10", "", id="a range"),
        pytest.param("酌情", "", id="words"),
    ],
)
def test_marks(written: str, marks: str) -> None:
    assert marks_in(written) == marks


@pytest.mark.parametrize(
    ("column", "name"),
    [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")],
)
def test_cells_are_named_as_a_spreadsheet_does(column: int, name: str) -> None:
    assert address(6, column) == name


def test_marks_add_up_exactly(tmp_path: Path) -> None:
    rows = [("A", str(n), "", 0.1) for n in range(3)]
    block = indicators(skeleton(workbook(tmp_path, HEAD, *rows), "x").text)[0]
    assert F(str(block["full"])) == F("0.3")
