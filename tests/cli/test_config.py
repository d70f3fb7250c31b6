from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assess.cli.config import office
from assess.problems import InputError

WHOLE = """\
[office]
name = "区政府办政务公开科"
[record]
path = "2014.db"
[scheme]
path = "rules/2014.toml"
[calendar]
holidays = [2014-10-08]
workdays = [2014-10-11]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_whole_file_is_read(folder: Path) -> None:
    (folder / "assess.toml").write_text(WHOLE, "utf-8")
    ours = office()
    assert ours.name == "区政府办政务公开科"
    assert (ours.record_path, ours.scheme_path) == (
        Path("2014.db"),
        Path("rules/2014.toml"),
    )
    assert not ours.calendar.is_open(date(2014, 10, 8))
    assert ours.calendar.is_open(date(2014, 10, 11))


def test_an_empty_file_means_the_usual_names(folder: Path) -> None:
    (folder / "assess.toml").write_text("", "utf-8")
    assert office().record_path == Path("record.db")
    assert office().scheme_path == Path("scheme.toml")


def test_it_is_found_from_a_folder_below(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "assess.toml").write_text(WHOLE, "utf-8")
    (folder / "2014" / "june").mkdir(parents=True)
    monkeypatch.chdir(folder / "2014" / "june")
    assert office().record_path == Path("../../2014.db")


def test_options_go_before_the_file(folder: Path) -> None:
    (folder / "assess.toml").write_text(WHOLE, "utf-8")
    ours = office(record="other.db")
    assert (ours.record_path, ours.scheme_path.name) == (Path("other.db"), "2014.toml")


@pytest.mark.usefixtures("folder")
def test_options_do_without_a_file() -> None:
    ours = office("a.db", Path("b.toml"))
    assert (ours.record_path, ours.scheme_path) == (Path("a.db"), Path("b.toml"))


@pytest.mark.usefixtures("folder")
def test_neither_file_nor_options_is_told() -> None:
    with pytest.raises(InputError, match="no-office"):
        office()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("[office\n", "assess.toml:1:8 bracket-not-closed", id="not TOML"),
        pytest.param("\n[recrod]\npath=''", "assess.toml:2:2 unknown-key", id="table"),
        pytest.param("[record]\n  pth='a'", "assess.toml:2:3 unknown-key", id="key"),
        pytest.param(
            "[record]\ncolour=1", "assess.toml:2:1 no-such-key", id="strange key"
        ),
        pytest.param("name='x'", "assess.toml:1:1 no-such-key", id="no table"),
        pytest.param("[record]\npath=1", "assess.toml:2:6 wrong-type", id="not text"),
        pytest.param("import=0", "assess.toml:1:8 wrong-type", id="no layouts"),
        pytest.param(
            "[calendar]\nholidays=['2014-10-01']",
            "assess.toml:2:11 quoted-date",
            id="days in quotes",
        ),
        pytest.param(
            "[record]\npath=1\n[calendar]\nworkdays=3",
            "assess.toml:2:6 wrong-type, assess.toml:4:10 wrong-type",
            id="two faults are both told",
        ),
    ],
)
def test_faults_have_places(folder: Path, text: str, told: str) -> None:
    (folder / "assess.toml").write_text(text, "utf-8")
    with pytest.raises(InputError) as caught:
        office()
    assert str(caught.value) == told


def test_another_encoding_is_told(folder: Path) -> None:
    (folder / "assess.toml").write_bytes("[office]\nname='区'".encode("gbk"))
    with pytest.raises(InputError, match="file-in-gbk"):
        office()
