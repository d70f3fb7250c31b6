"""``assess scheme check`` and ``assess scheme show``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import speak
from assess.scheme.load import read_scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

    from assess.messages import Language

HERE = Path(__file__).parent
GOOD = str(HERE / "good.toml")


def run(*words: str, language: Language = "en") -> Result:
    speak(language)
    return CliRunner().invoke(app, ["scheme", *words])


def test_a_good_scheme_has_no_problems() -> None:
    done = run("check", GOOD)
    assert done.exit_code == 0
    assert done.stdout == f"{GOOD}: no problems; 4 indicators are scored\n"


def test_warnings_do_not_stop_anybody() -> None:
    done = run("check", str(HERE / "bad" / "source-unused.toml"))
    assert done.exit_code == 0
    assert "[source-unused]" in done.stdout
    assert "1 warning; 4 indicators" in done.stdout


def test_all_errors_are_listed() -> None:
    done = run("check", str(HERE / "bad" / "ten-faults.toml"))
    assert done.exit_code == 3
    assert done.stdout.count("hint:") == 10
    assert done.stdout.endswith("10 errors, 0 warnings\n")


def test_editors_get_json() -> None:
    done = run("check", str(HERE / "bad" / "quoted-number.toml"), "--format", "json")
    assert done.exit_code == 3
    (told,) = json.loads(done.stdout)
    assert (told["line"], told["column"], told["code"]) == (59, 36, "quoted-number")
    assert told["hint"] == "write 0.5 without quotes"
    assert told["severity"] == "error"


def test_no_problems_are_an_empty_list() -> None:
    assert json.loads(run("check", GOOD, "--format", "json").stdout) == []


def test_a_file_that_is_not_there() -> None:
    done = run("check", "none.toml")
    assert done.exit_code == 3
    assert "none.toml: there is no such file [no-scheme-file]" in done.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_scheme_is_shown_in_words(
    language: Language, golden: Callable[[str, str], None]
) -> None:
    shown = run("show", GOOD, language=language).stdout
    golden(f"scheme/show.{language}.txt", shown)


def test_a_scheme_is_shown_whole() -> None:
    shown = run("show", str(HERE / "tried" / "next-year.toml"), "--format", "toml")
    assert read_scheme(shown.stdout, "").heading.id == "x-2015"


def test_classes_with_the_same_sheet_share_a_table() -> None:
    assert run("show", GOOD).stdout.count("marks") == 1


def test_one_class_may_be_chosen() -> None:
    shown = run("show", GOOD, "--class", "街道", "--format", "json").stdout
    assert "部门" not in shown


def test_an_unknown_class_is_refused() -> None:
    done = run("show", GOOD, "--class", "school")
    assert done.exit_code == 3
    assert 'there is no class "school"' in done.stderr


def test_a_wrong_scheme_is_not_shown() -> None:
    done = run("show", str(HERE / "bad" / "unknown-parent.toml"))
    assert (done.exit_code, done.stdout) == (3, "")
