"""The ranking of a score run, in every format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cases.commanding import assess, ranking_of

from exports.workbooks import text_of

if TYPE_CHECKING:
    import pytest

CASE = Path(__file__).parents[1] / "cases" / "scheme-daying-county"


def test_a_workbook_and_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = ranking_of((CASE / "scheme.toml").read_text("utf-8"), CASE)
    assess("export", "ranking.xlsx")
    assess("export", "ranking.md")
    page = Path("ranking.md").read_text("utf-8")
    book = text_of(Path("ranking.xlsx").read_bytes())
    for row in rows:
        assert f"| {row['单位']} | {row['总分']} |" in page
        assert f": '{row['单位']}'\n" in book
        assert f" (n 0.0): {float(row['总分']):g}\n" in book
    classes = {row["类别"] for row in rows}
    assert {f"[{name}] " in book for name in classes} == {True}
