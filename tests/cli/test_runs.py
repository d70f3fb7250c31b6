"""`assess runs`: list, show, verify."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cases.commanding import assess, ranking_of
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak
from assess.records.store import open_record

CASE = Path(__file__).parents[1] / "cases" / "peer-mcdm-min-max"


@pytest.fixture(autouse=True)
def _scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)
    ranking_of((CASE / "scheme.toml").read_text("utf-8"), CASE)


def test_runs_are_listed() -> None:
    assess("score")
    told = json.loads(assess("runs", "list", "--format", "json"))
    assert [(row["run"], row["units"], row["scheme"]) for row in told] == [
        ("1", "6", "peer-mcdm-min-max"),
        ("2", "6", "peer-mcdm-min-max"),
    ]


def test_an_earlier_run_is_shown_as_it_was() -> None:
    before = assess("runs", "show", "1", "--format", "csv")
    Path("later.csv").write_text(
        "unit,indicator,inspected_on,value\nA1,1,2014-12-31,1\n", "utf-8"
    )
    assess("import", "later.csv")
    after = assess("score", "--format", "csv")
    assert assess("runs", "show", "1", "--format", "csv") == before != after


def test_a_run_that_comes_out_again() -> None:
    done = CliRunner().invoke(app, ["runs", "verify"])
    assert done.exit_code == 0
    assert "Score run 1 comes out again, in every cell; SHA-256" in done.stderr


def test_a_run_that_does_not() -> None:
    with open_record(Path("record.db")).writing() as connection:
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        )
        for (name,) in names.all():
            connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
        connection.exec_driver_sql(
            "UPDATE observation SET value = value + 1000000 WHERE unit = 1"
        )
    done = CliRunner().invoke(app, ["runs", "verify", "1", "--format", "csv"])
    assert done.exit_code == 3
    assert "A1,cell 1," in done.stdout
    assert "Score run 1 does not come out again" in done.stderr


def test_a_run_that_is_not_there() -> None:
    done = CliRunner().invoke(app, ["runs", "verify", "9"])
    assert done.exit_code == 3
    assert "no-run" in done.stderr
