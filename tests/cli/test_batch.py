from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app


def run(*arguments: str) -> tuple[int, list[str], str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout.splitlines(), done.stderr


@pytest.fixture
def taken(folder: Path) -> Path:
    run("import", "units.csv", "checks.csv")
    return folder


def listed() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        "\n".join(run("batch", "list", "--format", "json")[1])
    )
    return found


@pytest.mark.usefixtures("taken")
def test_batches_are_listed() -> None:
    told = [(b["batch"], b["file"], b["rows"], b["reason"]) for b in listed()]
    assert told == [(1, "units.csv", 1, ""), (2, "checks.csv", 1, "")]


@pytest.mark.usefixtures("folder")
def test_where_nothing_came_in() -> None:
    assert run("batch", "list")[1] == ["There are none."]
    assert listed() == []


@pytest.mark.usefixtures("taken")
def test_what_a_batch_brought_is_shown() -> None:
    _code, told, _complaint = run("batch", "show", "2")
    assert told[0].startswith("Batch 2: file of observations checks.csv, ")
    assert told[3].split() == ["self-check", "1", *"111", "2014-12-05", "2014-12-05"]
    _code, told, _complaint = run("batch", "show", "1")
    assert told[3].split() == ["文源街道", "added", "as", "J01"]


def test_a_batch_is_taken_back(taken: Path) -> None:
    trial = run("batch", "withdraw", "2", "--reason", "wrong year", "--dry-run")
    assert trial[1][-1] == "A trial: nothing was written."
    assert listed()[1]["withdrawn_by"] == ""
    code, told, _complaint = run("batch", "withdraw", "2", "--reason", "wrong year")
    assert code == 0
    assert told[0].endswith("no longer count: 1 (units: 1); that count again: 0")
    assert [(b["withdrawn_by"], b["reason"]) for b in listed()] == [
        ("", ""),
        (3, "wrong year"),
        ("", "wrong year"),
    ]
    assert run("batch", "show", "3")[1][1] == "Takes back batch 2: wrong year"
    assert run("batch", "show", "2")[1][1] == "Withdrawn by batch 3: wrong year"
    assert list((taken / "backups").glob("*-withdraw.db"))
    assert run("import", "checks.csv")[1] == ["checks.csv: observations: 1 new"]


@pytest.mark.usefixtures("taken")
@pytest.mark.parametrize(
    ("typed", "code", "complaint"),
    [
        pytest.param("withdraw 2", 2, "--reason is missing", id="without a reason"),
        pytest.param("withdraw 9 --reason x", 3, "[no-batch]", id="no such batch"),
        pytest.param("show 9", 3, "[no-batch]", id="nothing to show"),
        pytest.param("withdraw 1 --reason x", 3, "[units-are-in-use]", id="units"),
    ],
)
def test_what_cannot_be_done(typed: str, code: int, complaint: str) -> None:
    done = run("batch", *typed.split())
    assert (done[0], complaint in done[2]) == (code, True)


@pytest.mark.usefixtures("taken")
def test_a_reason_says_something() -> None:
    code, _told, complaint = run("batch", "withdraw", "2", "--reason", " ")
    assert code == 2
    assert "write what it is about" in complaint


def test_a_wrong_list_of_units(folder: Path) -> None:
    run("import", "units.csv")
    text = (folder / "units.csv").read_text("utf-8-sig")
    Path("names.csv").write_text(text.replace("文源", "文化"), "utf-8")
    run("import", "names.csv")
    told = run("batch", "show", "2")[1][3].split()
    assert told == ["文化街道", "name", "文源街道", "文化街道"]
    told = run("batch", "withdraw", "2", "--reason", "a mistake")[1]
    assert told == ["Batch 2 (names.csv) is withdrawn: what it said of 1 unit"]
    assert run("batch", "show", "3")[1][4].split() == [
        "文源街道",
        "name",
        "文化街道",
        "文源街道",
    ]
