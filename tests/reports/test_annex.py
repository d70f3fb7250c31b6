"""The published table of a scheme, and back."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from exports.workbooks import text_of
from openpyxl import Workbook
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak
from assess.scheme.load import check_scheme, load_scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

    from assess.messages import Language
    from assess.scheme.model import Indicator, Scheme

ROOT = Path(__file__).parents[2]
GOOD = ROOT / "tests/scheme/good.toml"
RULES = sorted((ROOT / "rules").glob("*.toml"))
OPEN = {"open-question", "leaf-without-source", "no-join", "nothing-there"}


def run(*words: str | Path, language: Language = "zh") -> Result:
    speak(language)
    return CliRunner().invoke(app, ["scheme", *map(str, words)])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_in_markdown(
    language: Language, tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    out = tmp_path / "annex.md"
    assert run("table", GOOD, out, language=language).exit_code == 0
    golden(f"exports/annex.{language}.md", out.read_text("utf-8"))


def test_in_a_workbook(tmp_path: Path, golden: Callable[[str, str], None]) -> None:
    out = tmp_path / "annex.xlsx"
    assert run("table", GOOD, out).exit_code == 0
    golden("exports/annex.xlsx.txt", text_of(out.read_bytes()))


def test_nothing_is_written_over(tmp_path: Path) -> None:
    out = tmp_path / "annex.xlsx"
    assert run("table", GOOD, out).exit_code == 0
    again = run("table", GOOD, out)
    assert (again.exit_code, "[file-exists]" in again.stderr) == (3, True)
    assert run("table", GOOD, out, "--force").exit_code == 0


def of_scheme(indicator: Indicator) -> tuple[object, ...]:
    i = indicator
    return i.id, i.parent, i.title.zh, i.full, i.weight, i.kind, i.score is not None


def of_toml(table: dict[str, Any]) -> tuple[object, ...]:
    indicator = (
        *(table["id"], table.get("parent"), table["title"]),
        *(exact(table["full"]), exact(table.get("weight", 1))),
    )
    return *indicator, table.get("kind", "merit"), "score" in table


def exact(written: object) -> object:
    return Fraction(str(written))


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_there_and_back(path: Path, tmp_path: Path) -> None:
    scheme = load_scheme(path)
    for each in (c for c in scheme.classes if c.unscored is None):
        table, out = tmp_path / f"{each.id}.xlsx", tmp_path / f"{each.id}.toml"
        assert run("table", path, table, "--class", each.id).exit_code == 0
        assert run("import", table, out).exit_code == 0
        assert back(out) == there(scheme, each.id)
        _, problems = check_scheme(out)
        asked = {p.code for p in problems if p.severity == "error"}
        assert asked <= {*OPEN, "missing-key"}  # of the period


def there(scheme: Scheme, class_id: str) -> list[tuple[object, ...]]:
    return [of_scheme(indicator) for indicator in scheme.sheets[class_id]]


def back(path: Path) -> list[tuple[object, ...]]:
    return [of_toml(each) for each in tomli.loads(path.read_text("utf-8"))["indicator"]]


def test_what_is_left_out_is_said(tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (("一级指标", "分值"), ("甲", 5), ("乙", "酌情")):
        book.active.append(row)
    book.save(tmp_path / "t.xlsx")
    done = run("import", tmp_path / "t.xlsx", tmp_path / "t.toml", language="en")
    assert "t.toml: 1 indicators.\n" in done.stdout
    assert "cannot be read: 乙." in done.stdout
