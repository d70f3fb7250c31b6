from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from records.test_soundness import FORMAT_1, change
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def older(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("assess.toml").write_text("", "utf-8")
    change(tmp_path / "record.db", FORMAT_1.read_text("utf-8"))
    speak("en")
    return tmp_path


@pytest.mark.usefixtures("older")
@pytest.mark.parametrize("command", ["explain J01", "export a.csv", "db check"])
def test_an_older_record_is_refused_with_the_way_out(command: str) -> None:
    code, _told, complaint = run(*command.split())
    assert code == 3
    assert complaint.startswith("record.db: the record has format 1; this program ")
    assert "run assess db upgrade" in complaint


def test_an_upgrade_keeps_a_copy(older: Path) -> None:
    assert run("db", "upgrade", "--dry-run")[1].endswith("nothing was changed.\n")
    assert not (older / "backups").exists()
    assert run("db", "upgrade")[0] == 0
    (copy,) = (older / "backups").glob("*-upgrade.db")
    connection = sqlite3.connect(copy)
    made = connection.execute("SELECT text FROM setting WHERE name = 'format'")
    assert made.fetchone() == ("1",)
    connection.close()
    code, told, _complaint = run("db", "check")
    assert (code, told.splitlines()[1]) == (
        0,
        "units: 2, batches: 4, observations: 5",
    )


@pytest.mark.usefixtures("older")
def test_what_is_not_sound_is_told() -> None:
    run("db", "upgrade")
    change(Path("record.db"), 'DROP VIEW "得分"')
    code, told, complaint = run("db", "check")
    assert (code, told) == (3, "")
    assert "[not-as-made]" in complaint
    assert "has format" in run("db", "upgrade")[1]
    assert run("db", "check")[0] == 0


@pytest.mark.usefixtures("older")
def test_a_copy_where_one_wants_it() -> None:
    assert run("db", "backup", "copy.db")[1] == "Copied the record to copy.db.\n"
    assert run("db", "backup", "copy.db")[0] == 3
    assert run("db", "backup", "copy.db", "--force")[0] == 0
    assert run("db", "backup")[1].startswith("Copied the record to backups")


def test_each_import_keeps_a_copy(folder: Path) -> None:
    run("import", "units.csv")
    assert not (folder / "backups").exists(), "there was nothing to lose"
    run("import", "checks.csv", "--dry-run")
    assert not (folder / "backups").exists()
    run("import", "checks.csv")
    run("import", "checks.csv")
    kept = [path.name for path in (folder / "backups").iterdir()]
    assert len(kept) == 2
    assert all(name.endswith("-import.db") for name in kept)
    run("import", "checks.csv")
    assert len(list((folder / "backups").iterdir())) == 2
