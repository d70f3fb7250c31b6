"""Wrong use is told whole, in either language, and never in a library's words."""

from __future__ import annotations

import re

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak

WRONG = [
    pytest.param(
        "scroe",
        "there is no command scroe. Did you mean score?",
        "没有 scroe 这个命令。是不是 score？",
        id="a misspelt command",
    ),
    pytest.param(
        "scheme xyz",
        "there is no command xyz.",
        "没有 xyz 这个命令。",
        id="no such command in a group",
    ),
    pytest.param(
        "score --formt csv",
        "there is no option --formt. Did you mean --format?",
        "没有 --formt 这个选项。是不是 --format？",
        id="a misspelt option",
    ),
    pytest.param(
        "score -x",
        "there is no option -x.",
        "没有 -x 这个选项。",
        id="no such option",
    ),
    pytest.param(
        "score --format",
        "--format needs a value: table|csv|json.",
        "--format 后面要写：table|csv|json。",
        id="an option without its value",
    ),
    pytest.param(
        "export a.csv --force=1",
        "--force takes no value.",
        "--force 后面不写内容。",
        id="a flag with a value",
    ),
    pytest.param(
        "score --format pdf",
        "--format: “pdf” is none of table, csv, json.",
        "--format：“pdf”不在可选的 table、csv、json 之中。",
        id="no such choice",
    ),
    pytest.param(
        "explain J01 --run one",
        "--run: “one” is not a whole number.",
        "--run：“one”不是整数。",
        id="no number",
    ),
    pytest.param(
        "remind --today 12-5",
        "--today: “12-5” will not do; write a date like 2014-03-05.",
        "--today：“12-5”不行，日期请写成 2014-03-05 这样。",
        id="no date",
    ),
    pytest.param(
        "compare --places -1",
        "--places: “-1” will not do; write a whole number above 0.",
        "--places：“-1”不行，请写大于 0 的整数。",
        id="a number below what makes sense",
    ),
    pytest.param(
        "robustness --changes 1",
        "--changes: “1” will not do; write a whole number above 1.",
        "--changes：“1”不行，请写大于 1 的整数。",
        id="a number just too small",
    ),
    pytest.param(
        "claim accept 1 9999999999999999999",
        "NUMBER: “1 9999999999999999999” will not do; write at most 18 digits.",
        "编号：“1 9999999999999999999”不行，最多写 18 位数字。",
        id="a number that no record can hold, among others",
    ),
    pytest.param(
        "runs verify 9999999999999999999",
        "write at most 18 digits",
        "最多写 18 位数字",
        id="a number of a run that no record can hold",
    ),
    pytest.param("explain", "UNIT is missing.", "缺少“单位”。", id="a missing word"),
    pytest.param("import", "FILE is missing.", "缺少“文件”。", id="missing words"),
    pytest.param(
        "explain J01 1 2 3",
        "too much was typed: 2 3.",
        "多写了：2 3。",
        id="words too many",
    ),
    pytest.param(
        "explain J01 1 \x1b[31m",
        "too much was typed: \\x1b[31m.",
        "多写了：\\x1b[31m。",
        id="words that steer the terminal",
    ),
]


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("typed", "en", "zh"), WRONG)
def test_it_is_told_in_both_languages(typed: str, en: str, zh: str) -> None:
    for language, said in (("en", f"Error: {en}"), ("zh", f"错误：{zh}")):
        speak("en" if language == "en" else "zh")
        done = CliRunner().invoke(app, typed.split(" "))
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.splitlines()[-1] == said


def test_the_use_of_the_command_is_shown() -> None:
    done = CliRunner().invoke(app, ["explain"])
    usage, more, empty, _said = done.stderr.splitlines()
    assert usage == "用法：assess explain [选项] 单位 [指标]"
    assert (more, empty) == ("查看帮助：assess explain -h", "")


@pytest.mark.parametrize("typed", ["", "--", "scheme", "scheme --"])
def test_nothing_typed_shows_the_page(typed: str) -> None:
    done = CliRunner().invoke(app, typed.split())
    page = CliRunner().invoke(app, [*typed.replace("--", "").split(), "--help"])
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", page.stdout)


def test_every_stand_in_is_chinese() -> None:
    root = get_command(app)
    assert isinstance(root, TyperGroup)
    words = set()
    for path in (["--help"], *([name, "--help"] for name in root.commands)):
        page = CliRunner().invoke(app, path).stdout
        words |= set(re.findall(r"^  --\w+ ([^ |]+)  ", page, re.MULTILINE))
    assert words
    assert [word for word in words if word.isascii()] == []
