"""An office whose observations live in a table of others."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Final

import pytest
from cases.commanding import assess
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.cli.settings import read_office
from assess.problems import InputError

DOCS: Final = Path(__file__).parents[2] / "docs"
TOLD: Final = """
[record.sources.self-check]
engine = "sqlite"
address = "others.db"
table = "visits"
columns = { unit = "org" }
"""
TABLE: Final = (
    'create table visits (id int, org text, "check" text, seen int, value real)'
)
ROW: Final = "insert into visits values (1, 'J01', '1', 1404345600, 1)"


@pytest.fixture
def office(folder: Path) -> Path:
    assess("import", "units.csv")
    with sqlite3.connect("others.db") as connection:
        connection.execute(TABLE)
        connection.execute(ROW)
    connection.close()
    (folder / "assess.toml").write_text(TOLD, "utf-8")
    return folder


@pytest.mark.usefixtures("office")
def test_it_is_scored_explained_and_verified() -> None:
    assert "2.00" in assess("score")
    assert "sqlite others.db visits" in assess("explain", "J01")
    assess("runs", "verify")
    with sqlite3.connect("others.db") as connection:
        connection.execute("update visits set value = 0")
    connection.close()
    done = CliRunner().invoke(app, ["runs", "verify"])
    assert (done.exit_code, "self-check" in done.stdout) == (3, True)


def test_a_wrong_column_is_told(office: Path) -> None:
    (office / "assess.toml").write_text(TOLD.replace("org", "orgg"), "utf-8")
    done = CliRunner().invoke(app, ["score"])
    assert (done.exit_code, "no such column: one.orgg" in done.output) == (3, True)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        pytest.param("sqlite", "oracle", "no-such-choice", id="another engine"),
        pytest.param("sqlite", "sqlitee", "unknown-choice", id="a misspelt engine"),
        pytest.param('table = "visits"', "", "missing-key", id="no table"),
        pytest.param("address", "adress", "unknown-key", id="a misspelt key"),
        pytest.param("{ unit =", "{ units =", "unknown-key", id="a misspelt column"),
        pytest.param('"others.db"', "1", "wrong-type", id="a number for an address"),
        pytest.param(
            'engine = "sqlite"',
            'engine = "postgresql"',
            "not-an-address",
            id="a file for a server",
        ),
    ],
)
def test_what_is_written_wrongly(tmp_path: Path, old: str, new: str, code: str) -> None:
    file = tmp_path / "assess.toml"
    file.write_text(TOLD.replace(old, new), "utf-8")
    with pytest.raises(InputError, match=code):
        read_office(file)


def test_a_password_is_told_nobody(tmp_path: Path) -> None:
    file = tmp_path / "assess.toml"
    server = TOLD.replace("sqlite", "postgresql")
    address = "postgresql://reader:secret@example/openness"
    file.write_text(server.replace("others.db", address), "utf-8")
    told = read_office(file).elsewhere["self-check"]
    assert str(told) == "postgresql postgresql://reader@example/openness visits"
    assert "secret" not in repr(told)


@pytest.mark.parametrize("page", ["scale.md", "scale.zh-CN.md"])
def test_the_page_shows_what_can_be_read(tmp_path: Path, page: str) -> None:
    (shown,) = re.findall(
        r"```toml\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL
    )
    file = tmp_path / "assess.toml"
    file.write_text(shown, "utf-8")
    assert read_office(file).elsewhere["monitoring"].columns.state == "state"


@pytest.mark.usefixtures("office")
def test_an_appeal_about_what_is_elsewhere() -> None:
    about = ("J01", "1", "--source", "self-check", "--date", "2014-07-03")
    asked = ("--value", "是", "--reason", "已改正")
    done = CliRunner().invoke(app, ["appeal", "open", *about, *asked])
    assert (done.exit_code, "elsewhere-appeal" in done.output) == (3, True)
