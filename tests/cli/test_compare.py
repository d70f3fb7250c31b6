"""``assess payoff``, ``compare`` and ``rehearse``, as they are typed."""

from __future__ import annotations

import csv
import json
from contextlib import chdir
from pathlib import Path
from shutil import copytree

import pytest
from cases.commanding import assess
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak
from assess.messages.width import display_width
from assess.records.store import create_record
from cli.conftest import SCHEME

LEAVES = """\
[[indicator]]
id = "2"
title = "公开及时"
full = 4
source = "self-check"
observe = { measure = "sum" }
score = { method = "deduct", per = 1 }
[[indicator]]
id = "3"
title = "网站链接可用性和附件完整性检查"
full = 4
source = "self-check"
score = { method = "linear", per = 1 }
[[grade]]
title = "优秀"
at_least = 8
[[grade]]
title = "合格"
"""
UNITS = "编码,名称,类别\nJ01,文源街道,街道\nJ02,画桥街道,街道\n"
CHECKS = """\
单位,指标,填报日期,值,整改期限
J01,1,2014-05-05,是,
J01,2,2014-05-05,1,
J01,3,2014-05-05,3,
J02,1,2014-05-05,否,2014-06-05
J02,2,2014-05-05,0,
J02,3,2014-05-05,1,
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two streets, scored once."""
    folder = tmp_path_factory.mktemp("office")
    with chdir(folder):
        Path("assess.toml").write_text("", "utf-8")
        Path("scheme.toml").write_text(SCHEME + LEAVES, "utf-8")
        Path("units.csv").write_text(UNITS, "utf-8")
        Path("checks.csv").write_text(CHECKS, "utf-8")
        create_record(Path("record.db"))
        assess("import", "units.csv", "checks.csv")
        assess("score")
    return folder


@pytest.fixture(autouse=True)
def scored(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A copy of it to work in."""
    copytree(office, tmp_path / "office")
    monkeypatch.chdir(tmp_path / "office")
    speak("en")


def again(row: str) -> None:
    Path("more.csv").write_text(f"单位,指标,填报日期,值\n{row}\n", "utf-8")
    assess("import", "more.csv")
    assess("score")


def refused(*typed: str) -> tuple[int, str]:
    done = CliRunner(env={"ASSESS_LANG": "en"}).invoke(app, typed)
    return done.exit_code, done.stderr


def test_a_payoff_is_what_an_import_then_brings() -> None:
    told = json.loads(
        assess("payoff", "J02", "--today", "2014-06-01", "--format", "json")
    )
    assert [(t["indicators"], t["lost"], t["gain"], t["step"]) for t in told] == [
        ("3", "3", "3", "1"),
        ("1", "2", "2", "2"),
    ]
    assert told[1]["found"].startswith("found 2014-05-05")
    assert (told[0]["total_alone"], told[0]["rank_alone"]) == ("8.00", "1")
    assert (told[1]["total_then"], told[1]["grade_then"]) == ("10.00", "优秀")
    again("J02,3,2014-06-01,4")
    ranking = csv.DictReader(assess("score", "--format", "csv").splitlines())
    (mine,) = (row for row in ranking if row["Code"] == "J02")
    assert (mine["Total"], mine["Rank"]) == ("8.00", "1")


def test_a_look_that_finds_nothing_is_not_told_as_0_more() -> None:
    Path("units.csv").write_text(UNITS + "J03,锦绣街道,街道\n", "utf-8")
    assess("import", "units.csv")
    assess("score")
    asked = ("payoff", "J03", "--today", "2014-06-01", "--format", "json")
    seen = {row["indicators"]: row["record"] for row in json.loads(assess(*asked))}
    assert seen["2"] == "Self-check: 0"


def test_a_payoff_on_the_screen_fits_it() -> None:
    for typed in (("J01",), ("J02",), ("--all",), ("--all", "--class", "街道")):
        page = assess("payoff", *typed, "--today", "2014-06-01")
        assert max(map(display_width, page.splitlines())) <= 80
    assert "what was found stays found" in assess(
        "payoff", "J01", "--today", "2014-06-01"
    )
    assert "over since 2014-12-31" in assess("payoff", "J01", "--today", "2015-01-01")


@pytest.mark.parametrize(
    ("typed", "code", "said"),
    [
        pytest.param(("payoff",), 2, "name a unit, or give --all", id="nobody"),
        pytest.param(("payoff", "J01", "--all"), 2, "name a unit", id="one and all"),
        pytest.param(
            ("payoff", "J01", "--class", "街道"),
            2,
            "--class goes with",
            id="one's class",
        ),
        pytest.param(("payoff", "J09"), 3, "did you mean", id="a unit misspelt"),
        pytest.param(("payoff", "区商务局"), 3, "not-scored", id="no such unit"),
        pytest.param(
            ("payoff", "--all", "--class", "镇"), 3, "no-such-class", id="no such class"
        ),
        pytest.param(("compare",), 3, "no-run-before", id="one run alone"),
        pytest.param(("compare", "1", "7"), 3, "no-run", id="no such run"),
        pytest.param(("compare", "x"), 2, "not a whole number", id="no number"),
        pytest.param(
            ("compare", "1", "1", "--unit", "J9"), 3, "not-in-run", id="unit of none"
        ),
        pytest.param(("compare", "--places", "0"), 2, "above 0", id="no places"),
        pytest.param(("rehearse",), 2, "FILE is missing", id="no draft"),
        pytest.param(("rehearse", "no.toml"), 3, "no.toml", id="no such draft"),
    ],
)
def test_refused(typed: tuple[str, ...], code: int, said: str) -> None:
    ended, told = refused(*typed)
    assert ended == code
    assert said in told


def test_the_latest_two_runs_are_compared() -> None:
    again("J02,3,2014-06-01,4")
    told = json.loads(assess("compare", "--format", "json"))
    first = told[0]
    assert (first["code"], first["change"], first["facts"]) == ("J02", "3", "3")
    assert (first["rank_before"], first["rank_after"]) == ("2", "1")
    assert (first["grade_before"], first["grade_after"]) == ("合格", "优秀")
    assert told[1]["indicator"] == "3"
    assert told == json.loads(assess("compare", "1", "2", "--format", "json"))


def test_a_comparison_on_the_screen() -> None:
    again("J02,3,2014-06-01,4")
    page = assess("compare")
    assert max(map(display_width, page.splitlines())) <= 80
    assert "街道, run 1 -> run 2: 1 unit moved" in page
    assert "2 -> 1" in page
    assert "合格 -> 优秀" in page
    one = assess("compare", "--unit", "J02")
    assert one.startswith("J02 画桥街道: 5.00 -> 8.00, rank 2 -> 1")
    assert "0 units moved" in assess("compare", "2", "2")


def test_a_unit_that_only_one_run_has() -> None:
    Path("new.csv").write_text(f"{UNITS}J03,琴台街道,街道\n", "utf-8")
    assess("import", "new.csv")
    again("J03,1,2014-06-01,是")
    assert "Only after: J03 琴台街道" in assess("compare")
    assert "Only before: J03 琴台街道" in assess("compare", "2", "1")


def test_the_alarm_before_issuing() -> None:
    again("J02,3,2014-06-01,4")
    assert refused("compare", "--check")[0] == 0
    assert refused("compare", "--check", "--places", "1")[0] == 4
    assert "jumped in rank" in assess("compare", "--places", "1")


def test_a_draft_is_rehearsed_and_no_run_is_written() -> None:
    text = Path("scheme.toml").read_text("utf-8")
    draft = text.replace('id = "s"', 'id = "t"').replace("2014-", "2015-")
    Path("draft.toml").write_text(draft.replace("per = 1", "per = 2"), "utf-8")
    before = Path("record.db").read_bytes()
    done = CliRunner().invoke(app, ["rehearse", "draft.toml"])
    assert done.exit_code == 0, done.output
    assert max(map(display_width, done.stdout.splitlines())) <= 80
    assert "leaves that decide" in done.stdout
    assert "moved by -1 year" in done.stderr
    told = json.loads(assess("rehearse", "draft.toml", "--format", "json"))
    assert {(row["code"], row["scheme"]) for row in told if not row["indicator"]} == {
        ("J01", "0"),
        ("J02", "1"),
    }
    leaves = json.loads(
        assess("rehearse", "draft.toml", "--leaves", "--format", "json")
    )
    assert {row["indicator"]: row["effect"] for row in leaves} == {
        "1": "decides",
        "2": "",
        "3": "",
    }
    assert Path("record.db").read_bytes() == before
