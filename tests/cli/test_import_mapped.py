"""Tables of vendors through the command: `assess.toml` says how they are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app

SETTINGS = """
[import.vendor-a]
unit = "网站"
check = "项目"
result = "结论"
time = "时间"
always = { source = "self-check" }
checks = { "负责人" = "1" }
words = { ok = ["有人"], fail = ["没有"], skip = ["未查"] }
"""
TABLE = "序号,网站,项目,时间,结论\n1,文源街道,负责人,2014-12-05,有人\n2,J01,1,,未查\n"


def run(*arguments: str) -> tuple[int, list[str], str]:
    done = CliRunner().invoke(app, ["import", *arguments])
    return done.exit_code, done.stdout.splitlines(), done.stderr


@pytest.fixture
def vendor(folder: Path) -> Path:
    Path("assess.toml").write_text(SETTINGS, "utf-8")
    Path("a.csv").write_text(TABLE, "gb18030")
    run("units.csv")
    return folder


@pytest.mark.usefixtures("vendor")
def test_it_is_told_by_which_mapping_a_table_was_read() -> None:
    told = "a.csv: observations: 1 new, read by [import.vendor-a]; rows passed over: 1"
    assert run("a.csv") == (0, [told], "")


@pytest.mark.usefixtures("vendor")
@pytest.mark.parametrize(
    ("wanted", "code"),
    [("vendr-a", "misspelt-mapping"), ("x", "no-such-mapping")],
)
def test_a_mapping_that_is_not_there_stops_it_all(wanted: str, code: str) -> None:
    status, told, complaints = run("a.csv", "--mapping", wanted)
    assert (status, told) == (3, [])
    assert f"[{code}]" in complaints


@pytest.mark.usefixtures("vendor")
def test_the_date_can_be_given() -> None:
    Path("b.json").write_text(
        json.dumps([{"unit": "J01", "indicator": "1", "value": True}]), "utf-8"
    )
    assert run("b.json", "--source", "self-check")[0] == 3
    assert run("b.json", "--source", "self-check", "--date", "2014-12-05")[0] == 0
    assert run("b.json", "--date", "12-05")[0] == 2


@pytest.mark.usefixtures("vendor")
def test_faults_of_a_list_name_the_file() -> None:
    rows = [{"unit": "J09", "indicator": "1", "value": 1}]
    Path("b.json").write_text(json.dumps(rows), "utf-8")
    given = ("--source", "self-check", "--date", "2014-12-05")
    _status, told, complaints = run("b.json", *given)
    assert told == ["b.json: refused, faults: 1; nothing of it was taken in"]
    assert complaints.startswith("b.json[1]: ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            'unit = "u"', ["mapping-lacks"] * 2, id="neither check nor result"
        ),
        pytest.param('untit = "u"', ["unknown-key"], id="a mistyped key"),
        pytest.param(
            'unit = "u"\ncheck = "c"\nresults = { r = "c" }',
            ["check-or-results"],
            id="said twice",
        ),
        pytest.param(
            'unit = "u"\ncheck = "c"\nresult = "r"\nzone = "8"\nyear = 14\n'
            'words = { ok = ["a"], fail = ["a"], bad = [] }\nalways = { chek = "1" }',
            ["not-a-zone", "not-a-year", "word-twice", "no-such-key", "unknown-key"],
            id="everything else",
        ),
    ],
)
def test_what_is_wrong_with_a_mapping(vendor: Path, text: str, told: list[str]) -> None:
    (vendor / "assess.toml").write_text(f"[import.v]\n{text}\n", "utf-8")
    status, _out, complaints = run("a.csv")
    assert status == 3
    assert sorted(
        line.rpartition("[")[2].rstrip("]")
        for line in complaints.splitlines()
        if line.startswith("assess.toml:")
    ) == sorted(told)
