from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli
from typer.testing import CliRunner

from assess.cli import demo as module
from assess.cli.commands import app
from assess.problems import InputError

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told() -> str:
    done = CliRunner().invoke(app, ["demo"])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_it_prints_ranking_reminders_and_where_the_file_is(folder: Path) -> None:
    lines = told().splitlines()
    assert [line for line in lines if line.startswith("demo$ ")] == [
        "demo$ assess import units.csv self-checks.csv monitoring.csv inspections.csv",
        "demo$ assess score",
        "demo$ assess remind --today 2015-04-10",
        "demo$ assess export ranking.csv --force",
    ]
    assert any(str(Path("demo/ranking.csv")) in line for line in lines)
    assert any("河湾街道  " in line and "总分 56.68" in line for line in lines)
    ranking = (folder / "demo/ranking.csv").read_text("utf-8-sig").splitlines()
    assert len(ranking) == 1 + 42


def test_a_second_time_keeps_what_was_changed(folder: Path) -> None:
    told()
    scheme = folder / "demo/scheme.toml"
    before = (folder / "demo/ranking.csv").read_bytes()
    scheme.write_text(
        scheme.read_text("utf-8").replace("decimals = 2", "decimals = 1"), "utf-8"
    )
    told()
    after = (folder / "demo/ranking.csv").read_text("utf-8-sig")
    assert after.encode("utf-8-sig") != before
    assert not re.search(r",\d+\.\d\d,", after.splitlines()[1])


def test_another_office_is_left_alone(folder: Path) -> None:
    (folder / "demo").mkdir()
    (folder / "demo/letter.txt").write_text("", "utf-8")
    with pytest.raises(InputError, match="not-the-demo"):
        module.lay_out(Path("demo"))
    assert [path.name for path in (folder / "demo").iterdir()] == ["letter.txt"]


def test_the_wheel_takes_the_whole_sample_along() -> None:
    project = tomli.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    taken = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert {f"assess/sample/{name}" for name in ("scheme.toml", *module.FILES)} == set(
        taken.values()
    )
    assert all((ROOT / path).is_file() for path in taken)
