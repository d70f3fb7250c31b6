"""The circular, as it is typed: no more than the scheme makes public."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from exports.notices.samples import rows, said
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak
from assess.records.store import create_record
from cli.conftest import SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GRADES: Final = """\
[[indicator]]
id = "2"
title = "链接可用"
full = 8
source = "self-check"
score = { method = "deduct", per = 1 }
[[grade]]
title = "优秀"
at_least = 9
[[grade]]
title = "合格"
below = 9
"""
NAMES: Final = "编码,名称,类别\nJ01,文源街道,街道\nJ02,a<b&c/{{ 1 }},街道\n"
FIRST: Final = (
    "单位,指标,填报日期,值\nJ01,1,2014-12-05,是\nJ01,2,2014-12-05,3\n"
    "J02,1,2014-12-05,否\nJ02,2,2014-12-05,0\n"
)
LATER: Final = "单位,指标,填报日期,值\nJ01,2,2014-12-09,1\n"
TABLE: Final = '[publication]\nform = "table"\nnumbers = true\n'
LISTS: Final = '[publication]\nform = "grade-lists"\nnumbers = false\n'
ENDS: Final = (
    '[publication]\nform = "ends"\nnumbers = false\n'
    "better = { at_least = 9 }\nbehind = { below = 9 }\n"
)


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    yield
    speak("zh")


def run(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, list(words))
    assert done.exit_code == code, done.output
    return done.output


def office(folder: Path, public: str, grades: str = GRADES) -> None:
    """Score twice: J01 has 7, then 9; J02 has 8 in both."""
    speak("zh")
    (folder / "assess.toml").write_text('[office]\nname = "区政府办"\n', "utf-8")
    (folder / "scheme.toml").write_text(SCHEME + grades + public, "utf-8")
    create_record(folder / "record.db")
    for name, text in (("units", NAMES), ("first", FIRST), ("later", LATER)):
        (folder / f"{name}.csv").write_text(text, "utf-8-sig")
    run("import", "units.csv", "first.csv")
    run("score")
    run("import", "later.csv")
    run("score")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_whole_table(here: Path) -> None:
    office(here, TABLE)
    number = ("--document", "奇政办发〔2015〕2号", "--today", "2015-01-20")
    run("circular", "c.docx", "--against", "1", *number)
    told = said(here / "c.docx")
    for line in (
        "关于《测试》考评情况的通报",
        "奇政办发〔2015〕2号",
        "街道2个：优秀1个、合格1个。",
        "1. 1 专人负责：2个单位中有1个失分，共2.00分。",
        "2. 2 链接可用：2个单位中有1个失分，共1.00分。",
        "文源街道：7.00分升至9.00分。",
        "附件：街道考评结果",
        "2015年1月20日",
    ):
        assert line in told, line
    assert rows(here / "c.docx") == [
        ["名次", "单位", "总分", "等次", "1 专人负责", "2 链接可用"],
        ["1", "文源街道", "9.00", "优秀", "2.00", "7.00"],
        ["2", "a<b&c/{{ 1 }}", "8.00", "合格", "0.00", "8.00"],
    ]


def test_what_cost_most_after_weights_comes_first(here: Path) -> None:
    office(here, TABLE, GRADES.replace("full = 8", "full = 8\nweight = 3"))
    run("circular", "c.md")
    told = (here / "c.md").read_text("utf-8")
    faults = [line for line in told.splitlines() if "失分" in line]
    assert faults == [
        "- 2 链接可用：2个单位中有1个失分，共3.00分",
        "- 1 专人负责：2个单位中有1个失分，共2.00分",
    ]


@pytest.mark.parametrize("public", [LISTS, ENDS], ids=["grade lists", "ends"])
@pytest.mark.parametrize("file", ["c.docx", "c.md"])
def test_no_number_where_none_is_made_public(
    public: str, file: str, here: Path
) -> None:
    office(here, public)
    run("circular", file, "--against", "1", "--today", "2015-01-20")
    path = here / file
    told = said(path) if file == "c.docx" else path.read_text("utf-8")
    assert "文源街道" in told
    for number in ("9.00", "8.00", "7.00", "升至"):
        assert number not in told


def test_markdown_says_the_same(here: Path) -> None:
    office(here, TABLE)
    run("circular", "c.md")
    told = (here / "c.md").read_text("utf-8")
    assert "街道2个：优秀1个、合格1个" in told
    assert "| 1 | 文源街道 | 9.00 | 优秀 | 2.00 | 7.00 |" in told
    assert "进步" not in told, "no earlier run was named"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        pytest.param(("c.pdf",), "unknown-format", id="another format"),
        pytest.param(("c.md", "--run", "9"), "no-run", id="no such run"),
        pytest.param(
            ("c.md", "--against", "2"), "not-earlier", id="not an earlier run"
        ),
        pytest.param(("there.md",), "file-exists", id="a file in the way"),
    ],
)
def test_wrong_use(words: tuple[str, ...], problem: str, here: Path) -> None:
    office(here, TABLE)
    (here / "there.md").write_text("mine", "utf-8")
    assert f"[{problem}]" in run("circular", *words, code=3)
    assert (here / "there.md").read_text("utf-8") == "mine"
