"""The public commands, and nothing else, on the files of a case."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TypeAlias

from typer.testing import CliRunner

from assess.cli.commands import app

Rows: TypeAlias = list[dict[str, str]]


def ranking_of(scheme: str, case: Path) -> Rows:
    """Score a case by a scheme in the working folder, and read the ranking handed out.

    It is the same on the screen and in the file.
    """
    assess("init")
    Path("scheme.toml").write_text(scheme, "utf-8")
    assess("scheme", "check", "scheme.toml")
    facts = sorted(case.glob("facts*.csv"))
    assess("import", *map(str, (case / "units.csv", *facts)))
    on_screen = assess("score", "--format", "csv")
    assess("export", "ranking.csv")
    ranking = read(Path("ranking.csv"))
    assert ranking == list(csv.DictReader(on_screen.splitlines()))
    return ranking


def assess(*arguments: str) -> str:
    done = CliRunner().invoke(app, arguments, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def read(file: Path) -> Rows:
    return list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))
