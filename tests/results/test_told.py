"""What an export and a breakdown say about results."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cases.commanding import assess
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak
from results.office import kept


def test_programs_get_the_same_in_every_language() -> None:
    kept({"第1县": "90"}, media={"甲局微博": ""})
    told = []
    for language in ("en", "zh"):
        speak(language)
        assess("export", f"{language}.json")
        told.append(json.loads(Path(f"{language}.json").read_text("utf-8")))
    assert told[0] == told[1]
    assert [unit["class"] for unit in told[0]] == ["county", "media"]


@pytest.mark.parametrize(
    ("many", "said"), [(1, "Wrote 1 unit to a.csv."), (2, "Wrote 2 units to a.csv.")]
)
def test_one_unit_is_one_unit(many: int, said: str) -> None:
    kept({f"第{n}县": "90" for n in range(many)})
    assert assess("export", "a.csv") == f"{said}\n"


def test_what_of_the_coverage_is_missing() -> None:
    kept({"第1县": ""}, heading='issue_from = "62.5%"\n')
    assert "issued from" not in assess("explain", "第1县"), "there is nothing to score"
    states = 'not-collected = "leave-out"'
    text = Path("scheme.toml").read_text("utf-8")
    Path("scheme.toml").write_text(text.replace(states, "not-collected = 0"), "utf-8")
    assess("score")
    told = assess("explain", "第1县")
    assert "Total: not issued: seen too little" in told
    assert "    a score is issued from a coverage of 62.5% on\n" in told


def test_a_zero_for_nothing_to_score() -> None:
    kept({"第1县": ""}, nothing="zero")
    told = assess("explain", "第1县")
    assert "    nothing could be scored: the total is 0\n" in told


@pytest.mark.parametrize(
    ("typed", "code"),
    [("第1乡", "misspelt-unit"), ("A0000", "misspelt-unit"), ("别处", "not-in-run")],
)
def test_a_misspelt_unit_is_guessed(typed: str, code: str) -> None:
    kept({"第1县": "90"})
    done = CliRunner().invoke(app, ["explain", typed])
    assert (done.exit_code, f"[{code}]" in done.stderr) == (3, True)
