"""``assess scheme diff``: what one scheme says otherwise than another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import Language, speak
from assess.reports.changes import scheme_changes
from assess.scheme.load import load_scheme, read_scheme

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

HERE = Path(__file__).parent
GOOD, NEXT = HERE / "good.toml", HERE / "tried" / "next-year.toml"


def diff(*words: str, language: Language = "en") -> Result:
    speak(language)
    return CliRunner().invoke(app, ["scheme", "diff", *words])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_everything_that_changed_is_told(
    language: Language, golden: Callable[[str, str], None]
) -> None:
    done = diff(str(GOOD), str(NEXT), "--format", "csv", language=language)
    assert done.exit_code == 0
    golden(f"scheme/diff.{language}.csv", done.stdout)


def test_backwards_it_is_the_same_number_of_changes() -> None:
    old, new = load_scheme(GOOD), load_scheme(NEXT)
    there, back = scheme_changes(old, new).rows, scheme_changes(new, old).rows
    assert len(there) == len(back)


def test_the_same_scheme() -> None:
    assert diff(str(GOOD), str(GOOD)).stdout == "Both schemes say the same.\n"


def test_programs_get_json() -> None:
    told = json.loads(diff(str(GOOD), str(NEXT), "--format", "json").stdout)
    assert told[0] == {
        "part": "Scheme",
        "name": "",
        "classes": "",
        "what": "id",
        "before": "x-2014",
        "after": "x-2015",
    }


def test_a_wrong_scheme_is_refused() -> None:
    done = diff(str(GOOD), str(HERE / "bad" / "id-twice.toml"))
    assert (done.exit_code, done.stdout) == (3, "")


OWN = """in_class.street = { full = 60, score = { method = "deduct", per = 2 } }"""


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            ('id = "2"', f'id = "2"\n{OWN}'),
            ("街道", "how it is scored"),
            id="for one class only",
        ),
        pytest.param(
            ("per = 0.5", "per = 0.25"), ("", "how it is scored"), id="for every class"
        ),
        pytest.param(
            ('title = "有人负责"', 'title = "有人负责"\nweight = "50%"'),
            ("", "weight"),
            id="a weight",
        ),
        pytest.param(
            ('title = "有人负责"', 'title = "有人负责"\nonly = ["street"]'),
            ("部门", "removed"),
            id="taken off the sheet of a class",
        ),
        pytest.param(
            ('parent = "1"\ntitle = "有', 'parent = "9"\ntitle = "有'),
            ("", "stands below"),
            id="moved",
        ),
        pytest.param(
            ('window = "2 weeks"', "period = { to = 2014-06-30 }"),
            ("", "how it is scored"),
            id="a period in the place of a window",
        ),
        pytest.param(
            ('title = "组织保障"', 'title = "组织保障"\ncombine = "geometric"'),
            ("", "how parts become one"),
            id="another mean",
        ),
        pytest.param(
            ('title = "链接可用"', 'title = "链接可用"\nbelow_zero = true'),
            ("", "may go below 0"),
            id="a limit lifted",
        ),
        pytest.param(
            ("full = 5\n\n", "full = 5\ncapped = false\n\n"), ("", "capped"), id="a cap"
        ),
        pytest.param(
            ('title = "有人负责"', 'title = "有人负责"\nworth = { stale = "40%" }'),
            ("", "what states are worth"),
            id="a state of one leaf",
        ),
        pytest.param(
            ('score = { method = "given" }', 'score = { method = "given", most = 5 }'),
            ("", "how it is scored: most"),
            id="what the words do not tell",
        ),
    ],
)
def test_one_change(change: tuple[str, str], told: tuple[str, str], good: str) -> None:
    speak("en")
    old, new = read_scheme(good, ""), read_scheme(good.replace(*change), "")
    (row,) = scheme_changes(old, new).rows
    assert (row[2], row[3]) == told


def test_adjustments_that_are_new(good: str) -> None:
    speak("en")
    decided = '[adjustments]\nsource = "monitoring"\nat_most = 5\n[states]'
    old, new = read_scheme(good, ""), read_scheme(good.replace("[states]", decided), "")
    told = [(row[0], *row[3:]) for row in scheme_changes(old, new).rows]
    assert told == [
        ("Adjustments", "source", "", "monitoring"),
        ("Adjustments", "filed under", "", "adjustment"),
        ("Adjustments", "most", "", "5"),
    ]
