from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app
from cli.conftest import SCHEME

if TYPE_CHECKING:
    from pathlib import Path

LEAVES = """\
[[indicator]]
id = "2"
title = "公开目录"
full = 4
sources = ["self-check", "inspection"]
join = "verified-claim"
score = { method = "levels", levels = { "优" = 4, "良" = 3, "差" = 0 } }
[[indicator]]
id = "3"
title = "培训次数"
full = 6
sources = ["self-check", "inspection"]
join = "weighted"
weights = ["20%", "80%"]
score = { method = "linear", per = 1 }
[[indicator]]
id = "4"
title = "窗口两次检查"
full = 1
sources = ["monitoring", "inspection"]
join = "mean"
score = { method = "yes-no" }
"""
UNITS = "编码,名称,类别\nJ01,文源街道,街道\nJ02,画桥街道,街道\n"
CLAIMED = """\
单位,指标,填报日期,值,状态,依据
J01,2,2014-12-01,优,,
J01,3,2014-12-01,5,,
J02,2,2014-12-01,,不适用,条例第十四条
J02,3,2014-12-01,2,,
"""
FOUND = """\
单位,指标,检查日期,值
J01,2,2014-12-05,良
J01,3,2014-12-05,5
J01,4,2014-12-05,否
J02,2,2014-12-05,差
J02,3,2014-12-05,3
"""
MONITORED = "单位,指标,监测时间,值\nJ01,4,2014-12-03,是\n"


def run(*arguments: str) -> tuple[int, list[str], str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout.splitlines(), done.stderr


@pytest.fixture
def office(folder: Path) -> Path:
    sources = "[source.monitoring]\n[source.inspection]\n[[class]]"
    scheme = SCHEME.replace("[[class]]", sources) + LEAVES
    (folder / "scheme.toml").write_text(scheme, "utf-8")
    files = {"u": UNITS, "c": CLAIMED, "f": FOUND, "m": MONITORED}
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    done = run("import", *(f"{name}.csv" for name in files))
    assert done[0] == 0, done[2]
    assert run("score")[0] == 0
    return folder


def told(*options: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        "\n".join(run("conflicts", "--format", "json", *options)[1])
    )
    return found


def keyed(rows: list[dict[str, object]], *keys: str) -> list[tuple[object, ...]]:
    return [tuple(row[key] for key in keys) for row in rows]


@pytest.mark.usefixtures("office")
def test_claims_stand_beside_what_was_found() -> None:
    keys = ("code", "indicator", "claimed", "claimed_points", "found", "found_points")
    assert keyed(told("--all"), *keys) == [
        ("J01", "2", "优", "4", "良", "3"),
        ("J01", "3", "5", "5", "5", "5"),
        ("J02", "2", "not applicable", "", "差", "0"),
        ("J02", "3", "2", "2", "3", "3"),
    ], "what no unit claims is no claim"


@pytest.mark.usefixtures("office")
def test_which_one_counted_and_by_which_rule() -> None:
    assert keyed(told(), "code", "counted", "rule", "verdict") == [
        ("J01", "3", "Inspection decides", "overstated"),
        ("J02", "0", "Inspection decides", "not-applicable"),
        ("J02", "2.8", "weighted 20% : 80%", "understated"),
    ]


@pytest.mark.usefixtures("office")
def test_how_far_the_claims_of_each_unit_hold() -> None:
    keys = ("unit", "compared", "agree", "accuracy", "claimed", "found", "overstated")
    assert keyed(told("--by-unit"), *keys) == [
        ("画桥街道", 2, 0, "0%", "2", "3", "0"),
        ("文源街道", 2, 1, "50%", "9", "8", "1"),
    ]


@pytest.mark.usefixtures("office")
def test_one_unit_alone() -> None:
    assert {row["code"] for row in told("--unit", "画桥街道")} == {"J02"}
    assert run("conflicts", "--unit", "J09")[0] == 3


@pytest.mark.usefixtures("office")
def test_a_person_reads_it_in_80_columns() -> None:
    lines = run("conflicts")[1]
    assert "优 (4)" in lines[2]
    assert lines[-1] == "Claims compared: 4; that differ from what was found: 3"
    assert max(map(len, lines)) <= 80


@pytest.mark.usefixtures("folder")
def test_without_a_run() -> None:
    code, _told, complaint = run("conflicts")
    assert (code, "[no-run-yet]" in complaint) == (3, True)
