from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from assess import __version__
from assess.cli.app import COMMANDS, summary
from assess.cli.commands import app

HEAVY = {
    "sqlalchemy",
    "sqlmodel",
    "rich.console",
    "pydantic",
    "babel",
    "assess.scoring",
}
ASSESS = Path(sys.executable).with_name("assess")


def test_every_command_is_on_the_help_page() -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    assert set(group.commands) == set(COMMANDS)
    assert {name: one.help for name, one in group.commands.items()} == {
        name: summary(name) for name in COMMANDS
    }


GOOD = Path(__file__).parents[1] / "scheme" / "good.toml"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(["--help"], id="help"),
        pytest.param(["-h"], id="short help"),
        pytest.param(["scheme", "check", str(GOOD)], id="a path that was typed"),
    ],
)
def test_what_is_quick_loads_nothing_heavy(typed: list[str]) -> None:
    told = subprocess.run(
        [sys.executable, "-X", "importtime", ASSESS, *typed],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    ).stderr
    loaded = {line.rpartition("|")[2].strip() for line in told.splitlines()}
    assert "typer" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_first_page_names_it(name: str) -> None:
    page = CliRunner().invoke(app, ["--help"]).stdout
    assert f"\n  {name} " in page
    assert summary(name) in page


def test_a_group_names_its_own() -> None:
    page = CliRunner().invoke(app, ["scheme", "--help"]).stdout
    assert "\n  check " in page


def test_a_misspelt_command_is_guessed() -> None:
    done = CliRunner().invoke(app, ["scroe"])
    assert done.exit_code == 2
    assert "score？" in done.stderr


def test_the_version_is_told() -> None:
    done = CliRunner().invoke(app, ["--version"])
    assert (done.exit_code, done.stdout) == (0, f"assess {__version__}\n")
