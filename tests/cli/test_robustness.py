"""`assess robustness`: ranks under other weights, and with one cell seen anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cases.commanding import assess
from scoring.judging import block, head, leaf
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak

GRADES = '\n[[grade]]\ntitle = "A"\nat_least = 50\n[[grade]]\ntitle = "B"\n'
BONUS = block("3", 5, 'kind = "bonus"') + leaf("3.1", 5, under="3")
UNITS = "code,name,class\nA,Ann,street\nB,Bob,street\nC,Cid,street\nD,Dee,street\n"
FACTS = """\
unit,indicator,inspected_on,value
A,1,2014-03-01,40
A,2,2014-03-01,10.2
B,1,2014-03-01,20
B,2,2014-03-01,29.9
C,1,2014-03-01,20
C,2,2014-03-01,10
D,1,2014-03-01,1
D,2,2014-03-01,0
"""
EQUAL = leaf("1", 60) + leaf("2", 40)


@pytest.fixture(
    params=[pytest.param("", id="packed"), pytest.param(BONUS, id="one by one")]
)
def _scored(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)
    assess("init")
    Path("scheme.toml").write_text(head() + GRADES + EQUAL + request.param, "utf-8")
    Path("units.csv").write_text(UNITS, "utf-8")
    Path("facts.csv").write_text(FACTS, "utf-8")
    assess("import", "units.csv", "facts.csv")
    assess("score")


def told(*more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        assess("robustness", "--changes", "200", "--format", "json", *more)
    )
    return found


@pytest.mark.usefixtures("_scored")
def test_ranges_of_ranks() -> None:
    ranges = {
        row["code"]: (row["weights_10_best"], row["weights_10_worst"]) for row in told()
    }
    assert ranges == {"A": (1, 2), "B": (1, 2), "C": (3, 3), "D": (4, 4)}


@pytest.mark.usefixtures("_scored")
def test_one_cell_seen_anew() -> None:
    ranges = {
        row["code"]: (row["seen_anew_best"], row["seen_anew_worst"]) for row in told()
    }
    # A falls to 1 + 10.2 or to 40 + 0; C rises to 40 + 10 or 20 + 29.9; D to 40 at most
    assert ranges == {"A": (1, 3), "B": (1, 3), "C": (2, 3), "D": (3, 4)}


@pytest.mark.usefixtures("_scored")
def test_who_cannot_be_told_apart() -> None:
    assert [row["group"] for row in told()] == ["1", "1", "", ""]
    shown = assess("robustness", "--changes", "200")
    assert "The line between A and B cuts through group 1" in " ".join(shown.split())
    assert "200 changes of weights from seed 1" in shown


@pytest.mark.usefixtures("_scored")
def test_the_same_seed_is_the_same_table() -> None:
    assert told("--seed", "3") == told("--seed", "3")


@pytest.mark.usefixtures("_scored")
@pytest.mark.parametrize(
    ("typed", "status"),
    [
        pytest.param(("--changes", "1"), 2, id="too few changes"),
        pytest.param(("--changes", "many"), 2, id="no number"),
        pytest.param(("--class", "nobody"), 2, id="an unknown class"),
        pytest.param(("--run", "9"), 3, id="an unknown run"),
    ],
)
def test_wrong_use(typed: tuple[str, ...], status: int) -> None:
    assert CliRunner().invoke(app, ["robustness", *typed]).exit_code == status
