"""``assess scheme test``: a scheme's own examples, through the engine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import Language, speak
from assess.problems import InputError
from assess.reports.trials import try_examples
from assess.workdays import WorkCalendar

if TYPE_CHECKING:
    from collections.abc import Callable

    from typer.testing import Result

FOLDER = Path(__file__).parent / "tried"
LATE = """
[[indicator]]
id = "3"
title = "年报"
full = 20
kind = "minus"
source = "self-check"
observe = { measure = "days-late", due = 2014-03-31, working = true }
score = { method = "linear", per = 2 }

[[example]]
title = "晚了两天"
class = "street"
facts = [{ indicator = "3", value = 2014-04-02 }, { indicator = "2", value = 0 }]
total = 56
points = { "3" = 4 }
"""
TARGETED = """
[source.plan]

[[indicator]]
id = "3"
title = "任务"
full = 25
kind = "bonus"
source = "self-check"
observe = { measure = "sum", check = "do", target = { source = "plan", check = "p" } }
score = { method = "share" }

[[example]]
title = "完成八成"
class = "street"
facts = [
  { indicator = "2", value = 0 },
  { indicator = "3", value = 30, target = 100 },
  { indicator = "do", value = 50, date = 2014-02-01 },
]
points = { "3" = 20 }

[[example]]
title = "目标写在任务书里"
class = "street"
facts = [
  { indicator = "p", value = 200 },
  { indicator = "3", source = "self-check", value = 50 },
]
points = { "3" = 6.25 }
"""

ROUNDS = """
[[round]]
id = "q1"
title = "一季度"
period = { from = 2014-01-01, to = 2014-03-31 }

[[round]]
id = "q4"
title = "四季度"
period = { from = 2014-10-01, to = 2014-12-31 }

[[indicator]]
id = "3"
title = "迟报"
full = 10
kind = "minus"
rounds = ["q1", "q4"]
source = "self-check"
observe = { measure = "sum" }
score = { method = "linear", per = 1 }

[[example]]
title = "两个季度"
class = "street"
facts = [
  { indicator = "3", value = 2, date = 2014-02-01 },
  { indicator = "3", value = 6, date = 2014-10-01 },
]
points = { "3" = 4, "3@q1" = 2, "3@q4" = 6 }
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(FOLDER)

    def invoke(*words: str, language: Language = "en") -> Result:
        speak(language)
        return CliRunner().invoke(app, ["scheme", "test", *words])

    return invoke


def test_examples_that_hold(run: Callable[..., Result]) -> None:
    done = run("holds.toml")
    assert done.exit_code == 0
    said = "holds.toml: every example holds: 3 of indicators, 4 of units\n"
    assert done.stdout == said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_examples_that_do_not(
    run: Callable[..., Result],
    language: Language,
    golden: Callable[[str, str], None],
) -> None:
    done = run("fails.toml", language=language)
    assert done.exit_code == 3
    golden(f"scheme/tried.{language}.txt", done.stdout)


def test_facts_are_refused_where_they_are_written() -> None:
    found = try_examples(FOLDER / "refused.toml", WorkCalendar()).problems
    assert [f"{p.where.line}:{p.where.column} {p.code}" for p in found] == [
        "7:3 not-yes-or-no",
        "8:3 unknown-level",
        "9:3 outside-limits",
        "10:3 not-a-number",
        "11:3 outside-period",
    ]


def test_editors_get_json(run: Callable[..., Result]) -> None:
    done = run("fails.toml", "--format", "json")
    codes = [told["code"] for told in json.loads(done.stdout)]
    assert codes.count("example-came-out-otherwise") == 7
    assert done.exit_code == 3


def test_a_wrong_scheme_is_not_tried(run: Callable[..., Result]) -> None:
    done = run("../bad/example-names.toml")
    assert (done.exit_code, done.stdout) == (3, "")


def test_a_scheme_without_examples(tmp_path: Path, good: str) -> None:
    bare = "".join(
        line for line in good.splitlines(keepends=True) if "examples" not in line
    )
    (tmp_path / "a.toml").write_text(bare, "utf-8")
    speak("en")
    done = CliRunner().invoke(app, ["scheme", "test", str(tmp_path / "a.toml")])
    assert done.stdout.endswith("a.toml: there is no example to try\n")
    assert done.exit_code == 0


@pytest.mark.parametrize(
    "more",
    [
        pytest.param(LATE, id="dates and minuses"),
        pytest.param(ROUNDS, id="the parts of an indicator in its rounds"),
    ],
)
def test_what_an_example_may_say(tmp_path: Path, good: str, more: str) -> None:
    (tmp_path / "a.toml").write_text(good + more, "utf-8")
    assert try_examples(tmp_path / "a.toml", WorkCalendar()).problems == ()


def test_targets(tmp_path: Path, good: str) -> None:
    scheme = good.replace("[source.self-check]", "no-target = 0\n\n[source.self-check]")
    (tmp_path / "a.toml").write_text(scheme + TARGETED, "utf-8")
    assert try_examples(tmp_path / "a.toml", WorkCalendar()).problems == ()


def test_a_target_is_refused_where_it_is_written(tmp_path: Path, good: str) -> None:
    scheme = good.replace("[source.self-check]", "no-target = 0\n\n[source.self-check]")
    finer = TARGETED.replace("target = 100", "target = 0.0000001")
    (tmp_path / "a.toml").write_text(scheme + finer, "utf-8")
    (found,) = try_examples(tmp_path / "a.toml", WorkCalendar()).problems
    assert "target = 0.0000001" in found.where.excerpt


def test_other_faults_are_raised() -> None:
    with pytest.raises(InputError, match="example-expects-nothing"):
        try_examples(FOLDER / "../bad/example-expects-nothing.toml", WorkCalendar())
