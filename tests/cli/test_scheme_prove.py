"""`assess scheme prove`: how it ends, and what it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases.commanding import assess
from scoring.judging import head
from scoring.test_proving import JUST, RISING_TIER
from typer.testing import CliRunner

from assess.cli.commands import app


@pytest.fixture(autouse=True)
def _schemes(folder: Path) -> None:  # noqa: ARG001 - it is where we are
    Path("just.toml").write_text(head() + JUST, "utf-8")
    Path("rising.toml").write_text(head() + RISING_TIER, "utf-8")


def test_a_counterexample_ends_with_status_3() -> None:
    done = CliRunner().invoke(app, ["scheme", "prove", "rising.toml", "--trials", "9"])
    assert done.exit_code == 3
    lines = done.stdout.splitlines()
    assert lines[:3] == [
        "1 1 (Inspection), 街道: from 8 to 9, which is worse",
        "  1 1: 4 → 6 points",
        "  total: 4 → 6",
    ]
    assert "rising.toml: a worse fact can score better, by 1 check" in done.stdout


def test_without_one_it_says_how_often_it_tried() -> None:
    told = assess("scheme", "prove", "just.toml", "--trials", "300", "--seed", "7")
    assert "no worse fact scored better in 300 trials from seed 7" in told


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        pytest.param(("just.toml", "--trials", "0"), 2, id="no trial"),
        pytest.param(("just.toml", "--seed", "x"), 2, id="no number"),
        pytest.param(("nowhere.toml",), 3, id="no file"),
    ],
)
def test_wrong_use(typed: tuple[str, ...], status: int) -> None:
    assert CliRunner().invoke(app, ["scheme", "prove", *typed]).exit_code == status
