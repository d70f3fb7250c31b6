"""A check that was renamed is told of when a run is made."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cases.commanding import ranking_of
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak

if TYPE_CHECKING:
    import pytest

CASE = Path(__file__).parents[1] / "cases" / "peer-mcdm-min-max"


def test_what_nothing_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)
    scheme = (CASE / "scheme.toml").read_text("utf-8")
    ranking_of(scheme, CASE)
    changed = scheme.replace(
        'title = "Criterion 1"', 'title = "Criterion 1"\nobserve = { check = "10" }'
    )
    Path("scheme.toml").write_text(changed, "utf-8")
    done = CliRunner().invoke(app, ["score", "--format", "csv"])
    assert done.exit_code == 0
    assert "nothing in the scheme reads what Inspection filed under “1”" in done.stderr
    assert "did you mean check = “10”" in done.stderr


def test_nothing_is_told_where_all_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("en")
    monkeypatch.chdir(tmp_path)
    ranking_of((CASE / "scheme.toml").read_text("utf-8"), CASE)
    assert CliRunner().invoke(app, ["score", "--format", "csv"]).stderr == ""
