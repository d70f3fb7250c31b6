from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import tomli
from typer.testing import CliRunner

from assess.cli.app import app
from assess.cli.config import office
from assess.cli.init import set_up, starter
from assess.messages import Language, language, speak
from assess.problems import InputError
from assess.scheme.load import check_scheme

RECORD = Path("record.db")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_it_makes_is_an_office(folder: Path) -> None:
    assert CliRunner().invoke(app, ["init"]).exit_code == 0
    ours = office()
    assert Path(str(ours.record_path)).is_file()
    assert ours.scheme_path.is_file()
    assert sorted(path.name for path in folder.iterdir()) == [
        "assess.toml",
        "record.db",
        "scheme.toml",
    ]


@pytest.mark.usefixtures("folder")
def test_it_says_what_to_do_next() -> None:
    told = CliRunner().invoke(app, ["init", "2026"]).stdout
    assert "cd 2026" in told
    assert "assess scheme check scheme.toml" in told


@pytest.mark.usefixtures("folder")
def test_nothing_is_written_over() -> None:
    Path("scheme.toml").write_text("mine", "utf-8")
    with pytest.raises(InputError, match=r"^scheme.toml already-there$"):
        set_up(Path(), 2026, RECORD, force=False)
    assert Path("scheme.toml").read_text("utf-8") == "mine"
    assert not Path("assess.toml").exists()


@pytest.mark.usefixtures("folder")
def test_a_record_is_kept_even_by_force() -> None:
    assert not set_up(Path(), 2026, RECORD, force=False)
    with sqlite3.connect("record.db") as record:
        record.execute(
            "INSERT INTO unit (code, name, class_id, site, contact, phone,"
            " email) VALUES ('A', 'A', 'street', '', '', '', '')"
        )
    record.close()
    before = Path("record.db").read_bytes()
    assert set_up(Path(), 2026, RECORD, force=True)
    assert Path("record.db").read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    (folder / "file").write_text("", "utf-8")
    with pytest.raises(InputError, match="cannot-make"):
        set_up(folder / "file" / "below", 2026, RECORD, force=False)


@pytest.fixture(params=["zh", "en"])
def spoken(request: pytest.FixtureRequest) -> Language:
    speak(request.param)
    return language()


def test_nothing_is_wrong_with_the_starter(spoken: Language, tmp_path: Path) -> None:
    path = tmp_path / f"{spoken}.toml"
    path.write_text(starter("scheme", 2031), "utf-8")
    assert check_scheme(path)[1] == []


def test_the_starter_is_for_the_year(spoken: Language) -> None:
    heading = tomli.loads(starter("scheme", 2031))["scheme"]
    assert heading["id"] == "openness-2031"
    assert heading["period"]["to"].year == 2031
    assert spoken in {"zh", "en"}
