from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app
from cli.conftest import CHECKS, UNITS


def run(*arguments: str) -> tuple[int, list[str], list[str]]:
    done = CliRunner().invoke(app, ["import", *arguments])
    return done.exit_code, done.stdout.splitlines(), done.stderr.splitlines()


@pytest.mark.usefixtures("folder")
def test_files_go_in_and_are_told() -> None:
    assert run("checks.csv", "units.csv") == (
        0,
        [
            "units.csv: units: 1 new, 0 changed, 0 as before",
            "checks.csv: observations: 1 new",
        ],
        [],
    )


@pytest.mark.usefixtures("folder")
def test_a_second_time_changes_nothing() -> None:
    run("units.csv")
    assert run("units.csv") == (
        0,
        ["units.csv: was taken in before, as batch 1; nothing changed"],
        [],
    )


@pytest.mark.usefixtures("folder")
def test_a_trial_says_so_and_writes_nothing() -> None:
    trial = run("units.csv", "checks.csv", "--dry-run")
    assert trial[1][1] == (
        "checks.csv: observations: 1 new (a trial: nothing was written)"
    )
    assert run("units.csv")[1] == ["units.csv: units: 1 new, 0 changed, 0 as before"]


@pytest.mark.usefixtures("folder")
def test_faults_are_told_and_the_good_file_goes_in() -> None:
    Path("bad.csv").write_text(
        CHECKS + "J01,9,2014-12-05,是\nJ99,1,2014-12-05,也许\n", "utf-8"
    )
    code, told, complaints = run("bad.csv", "units.csv", "none.csv")
    assert code == 3
    assert told == [
        "units.csv: units: 1 new, 0 changed, 0 as before",
        "bad.csv: refused, faults: 3; nothing of it was taken in",
        "none.csv: refused, faults: 1; nothing of it was taken in",
    ]
    assert [line for line in complaints if not line.startswith("  ")] == [
        "bad.csv:3: the scheme has no indicator or check “9” [unknown-indicator]",
        "bad.csv:4: no unit has the code or name “J99” [unknown-unit]",
        "bad.csv:4: 值: “也许” is neither yes nor no [not-yes-or-no]",
        "none.csv: there is no such file [no-file]",
    ]


@pytest.mark.usefixtures("folder")
def test_an_unreadable_file_stops_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Path.open

    def refuse(path: Path, *given: Any, **settings: Any) -> Any:
        if path.name == "secret.csv":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return opened(path, *given, **settings)

    Path("secret.csv").write_text(UNITS, "utf-8")
    monkeypatch.setattr("pathlib.Path.open", refuse)
    monkeypatch.setattr("os.access", lambda *_given: False)
    code, told, complaints = run("secret.csv", "units.csv")
    assert code == 3
    assert told == [
        "units.csv: units: 1 new, 0 changed, 0 as before",
        "secret.csv: refused, faults: 1; nothing of it was taken in",
    ]
    said = "secret.csv: the file cannot be read: you are not allowed to"
    assert complaints[0] == f"{said} [unreadable-file]"


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("typed", ["scheme check scheme.toml", "score"])
def test_whether_a_file_can_be_read_is_for_its_reader_to_say(
    typed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_given: False)
    options = ["--scheme", "scheme.toml", "--record", "record.db"]
    given = options if typed == "score" else []
    run("units.csv")
    assert CliRunner().invoke(app, [*typed.split(), *given]).exit_code == 0


@pytest.mark.usefixtures("folder")
def test_a_system_without_user_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError

    monkeypatch.setattr("getpass.getuser", unknown)
    assert run("units.csv")[0] == 0


@pytest.mark.usefixtures("folder")
def test_today_can_be_given() -> None:
    run("units.csv")
    code, _told, complaints = run("checks.csv", "--today", "2014-12-04")
    assert (code, "[date-in-future]" in complaints[0]) == (3, True)
    assert run("checks.csv", "--today", "12月4日")[0] == 2


@pytest.mark.usefixtures("folder")
def test_the_source_can_be_given() -> None:
    run("units.csv")
    Path("plain.csv").write_text(CHECKS.replace("填报日期", "日期"), "utf-8")
    assert run("plain.csv")[0] == 3
    assert run("plain.csv", "--source", "单位自查")[0] == 0


@pytest.mark.usefixtures("folder")
def test_without_a_record() -> None:
    assert run("units.csv", "--record", "none.db")[0] == 3
    assert not Path("none.db").exists()


def test_a_locked_record_is_not_waited_for_long(folder: Path) -> None:
    writer = sqlite3.connect(folder / "record.db", isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")
    since = time.monotonic()
    command = [sys.executable, "-m", "assess", "import", "units.csv", "checks.csv"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False
    )
    writer.close()
    assert done.returncode == 3
    assert "[record-locked]" in done.stderr
    assert "Traceback" not in done.stderr
    assert time.monotonic() - since < 9
