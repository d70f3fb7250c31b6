from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from assess.cli.commands import app

OUT = Path("out/self-check_文源街道_2014.xlsx")


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout, done.stderr


def sent(folder: Path) -> Path:
    run("import", "units.csv")
    run("template", "out")
    return folder / OUT


def fill(path: Path, value: object) -> None:
    book = load_workbook(path)
    page = book.worksheets[0]
    page["B4"], page["F6"] = "2014-12-05", value
    book.save(path)


def test_workbooks_are_written_and_counted(folder: Path) -> None:
    run("import", "units.csv")
    assert run("template", "out") == (0, "Wrote 1 workbook into out.\n", "")
    assert (folder / OUT).exists()


def test_nothing_is_written_over(folder: Path) -> None:
    path = sent(folder)
    path.write_bytes(b"filled in")
    code, _out, told = run("template", "out")
    assert code == 3
    assert f"{OUT}: " in told
    assert "[file-exists]" in told
    assert path.read_bytes() == b"filled in"
    assert run("template", "out", "--force")[0] == 0


@pytest.mark.usefixtures("folder")
def test_a_file_is_no_folder() -> None:
    run("import", "units.csv")
    code, _out, told = run("template", "units.csv")
    assert code == 3
    assert "[cannot-write]" in told


def test_where_no_copy_can_be_written_the_rest_is_told(folder: Path) -> None:
    fill(sent(folder), "perhaps")
    (folder / "out" / "to send back").write_text("in the way", "utf-8")
    code, out, told = run("import", "out")
    assert code == 3
    assert "[cannot-write]" in told
    assert "0 of 1 workbooks are in" in out


@pytest.mark.usefixtures("folder")
def test_without_units_there_is_nobody_to_ask() -> None:
    code, out, told = run("template", "out")
    assert (code, out) == (3, "")
    assert "[nothing-to-ask]" in told
    assert not Path("out").exists()


def test_what_comes_back_is_taken_in_and_the_missing_are_named(folder: Path) -> None:
    fill(sent(folder), "yes")
    Path("more.csv").write_text("编码,名称,类别\nJ02,画桥街道,街道\n", "utf-8")
    run("import", "more.csv")
    code, out, told = run("import", "out")
    assert (code, told) == (0, "")
    assert out.splitlines() == [
        f"{OUT}: observations: 1 new",
        "Self-check 2014: 1 of 2 workbooks are in; missing 1: 画桥街道",
    ]


def test_what_is_wrong_is_sent_back(folder: Path) -> None:
    fill(sent(folder), "perhaps")
    code, out, told = run("import", "out")
    copy = Path("out/to send back") / OUT.name
    assert code == 3
    assert told.splitlines()[0] == (
        f"{OUT}[Self-check]!F6: Result: “perhaps” is neither yes nor no [not-yes-or-no]"
    )
    assert out.splitlines() == [
        f"{OUT}: refused, faults: 1; nothing of it was taken in",
        f"{OUT}: to be sent back, faults in red: {copy}",
        "Self-check 2014: 0 of 1 workbooks are in; to be corrected 1: 文源街道",
    ]
    assert (folder / copy).exists()


def test_a_trial_sends_nothing_back(folder: Path) -> None:
    fill(sent(folder), "perhaps")
    run("import", "out", "--dry-run")
    assert not (folder / "out" / "to send back").exists()


def test_a_second_copy_has_a_name_of_its_own(folder: Path) -> None:
    fill(sent(folder), "perhaps")
    run("import", "out")
    run("import", "out")
    names = sorted(p.name for p in (folder / "out" / "to send back").iterdir())
    assert names == [f"{OUT.stem} (2).xlsx", OUT.name]
