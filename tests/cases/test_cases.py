"""Published tables through the public commands: TOML and CSV in, CSV out.

A folder here is a case: `scheme.toml`, `units.csv`, `facts*.csv`, and in `expected.csv`
the columns of the ranking that the publication gives. `scheme-NAME.toml` with
`expected-NAME.csv` scores the same facts another way. Each scheme says on top where its
numbers were published and what was added to them.
"""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from typing import Literal

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak

CASES = Path(__file__).parent
SCHEMES = [
    pytest.param(scheme, id=str(scheme.relative_to(CASES).with_suffix("")))
    for scheme in sorted(CASES.glob("*/scheme*.toml"))
]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_was_published(
    scheme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = read(scheme.with_name(f"expected{scheme.stem[6:]}.csv"))
    speak(language_of(expected))
    monkeypatch.chdir(tmp_path)
    assess("init")
    shutil.copyfile(scheme, "scheme.toml")
    assess("scheme", "check", "scheme.toml")
    facts = sorted(scheme.parent.glob("facts*.csv"))
    assess("import", *map(str, (scheme.parent / "units.csv", *facts)))
    on_screen = assess("score", "--format", "csv")
    assess("export", "ranking.csv")
    ranking = read(Path("ranking.csv"))
    assert [{key: row[key] for key in expected[0]} for row in ranking] == expected
    assert list(csv.DictReader(on_screen.splitlines())) == ranking
    for row in ranking:
        assert_explained(row)


def assert_explained(row: dict[str, str]) -> None:
    code, total, status = (
        row.get(english) or row.get(chinese) or ""
        for english, chinese in (
            ("Code", "编码"),
            ("Total", "总分"),
            ("Remark", "备注"),
        )
    )
    ends = [line for line in assess("explain", code).splitlines() if line[:1] != " "]
    assert ends[-1].split(": ")[-1].split("：")[-1] == total or status


def assess(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def read(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text("utf-8-sig").splitlines()))


def language_of(rows: list[dict[str, str]]) -> Literal["zh", "en"]:
    return "en" if "Total" in rows[0] else "zh"
