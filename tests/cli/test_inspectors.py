"""`assess inspectors`: who agrees with whom, and who is how strict."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cases.commanding import assess
from scoring.judging import head, leaf
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak

UNITS = "code,name,class\nA,Ann,street\nB,Bob,street\nC,Cid,street\n"
FACTS = """\
unit,indicator,inspected_on,value,inspector
A,1,2014-03-01,10,one
A,1,2014-04-01,8,two
B,1,2014-03-01,4,one
B,1,2014-03-02,6,one
B,1,2014-04-01,6,two
C,1,2014-03-01,9,three
C,2,2014-03-01,20,
"""


@pytest.fixture(autouse=True)
def _seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)
    assess("init")
    Path("scheme.toml").write_text(head() + leaf("1", 10) + leaf("2", 20), "utf-8")
    Path("units.csv").write_text(UNITS, "utf-8")
    assess("import", "units.csv")


def told(*more: str) -> list[dict[str, Any]]:
    Path("facts.csv").write_text(FACTS, "utf-8")
    assess("import", "facts.csv")
    found: list[dict[str, Any]] = json.loads(
        assess("inspectors", "--format", "json", *more)
    )
    return found


def test_how_strict_each_is() -> None:
    found = [
        [row[k] for k in ("inspector", "looked", "gave", "others", "apart", "agree")]
        for row in told()
    ]
    assert found == [
        ["two", 2, "70.0%", "83.3%", "-13.3%", "50.0%"],  # others: 10, 6 and 9 of 10
        ["one", 2, "80.0%", "76.7%", "+3.3%", "50.0%"],
        ["three", 1, "90.0%", "75.0%", "+15.0%", ""],
    ]


def test_where_two_saw_the_same() -> None:
    assert told("--pairs") == [
        {
            "inspector": "one",
            "other": "two",
            "both": 2,
            "agree": 1,
            "share": "50.0%",
            "apart": "+10.0%",
        }
    ]


def test_where_two_differ() -> None:
    assert told("--differing") == [
        {
            "unit": "Ann",
            "indicator": "1 1",
            "inspector": "one",
            "saw": "10",
            "other": "two",
            "other_saw": "8",
        }
    ]


def test_nobody_is_named() -> None:
    assert "No observation that counts names an inspector." in assess("inspectors")


def test_one_list_at_a_time() -> None:
    done = CliRunner().invoke(app, ["inspectors", "--pairs", "--differing"])
    assert done.exit_code == 2
