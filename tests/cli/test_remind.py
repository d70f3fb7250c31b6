from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from reminders.keeping import STREET, Ledger
from typer.testing import CliRunner

from assess.cli.commands import app
from assess.messages import language, speak
from assess.messages.width import display_width
from assess.records.store import create_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RULES = """\
[scheme]
id = "test"
title = "测试"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 2
rounding = "half-up"
ties = "competition"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "not-collected"
[states]
not-collected = 0
could-not-tell = "leave-out"
[source.self-check]
due = 2014-09-30
[[class]]
id = "street"
title = "街道"
[[indicator]]
id = "1"
title = "专人负责"
full = 2
source = "self-check"
score = { method = "yes-no" }
basis = "第五条"
[[grade]]
title = "合格"
[remind]
levels = ["催办", "督办"]
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Work in an office where J01 has handed in and J02 has not."""
    before = language()
    speak("en")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "assess.toml").write_text("", "utf-8")
    (tmp_path / "scheme.toml").write_text(RULES, "utf-8")
    ledger = Ledger(create_record(tmp_path / "record.db"))
    ledger.unit("J01", STREET)
    ledger.unit("J02", STREET)
    ledger.saw("J01", "1", date(2014, 9, 20))
    ledger.write()
    ledger.record.engine.dispose()
    yield
    speak(before)


def told(*words: str, code: int = 0) -> str:
    done = CliRunner().invoke(app, ["remind", *words])
    assert done.exit_code == code, done.output
    return done.stdout


@pytest.mark.usefixtures("office")
def test_it_lists_who_is_late() -> None:
    lines = told("--today", "2014-10-08").splitlines()
    assert lines[0] == "催办 (level 1), 2014-10-08: 1 matter"
    assert any("name of J02" in line and "2014-09-30" in line for line in lines)
    assert not any("J01" in line for line in lines)
    assert max(map(display_width, lines)) <= 80


@pytest.mark.usefixtures("office")
def test_nothing_due_is_said() -> None:
    said = told("--today", "2014-09-30", "--check")
    assert said == "Nothing is due on 2014-09-30.\n"


@pytest.mark.usefixtures("office")
def test_check_changes_the_status_and_nothing_else() -> None:
    usual = told("--today", "2014-10-08")
    assert told("--today", "2014-10-08", "--check", code=4) == usual


@pytest.mark.usefixtures("office")
def test_check_of_one_unit() -> None:
    told("--today", "2014-10-08", "--check", "--unit", "J02", code=4)
    told("--today", "2014-10-08", "--check", "--unit", "J01", code=0)
    told("--today", "2014-10-08", "--unit", "J03", code=3)


@pytest.mark.usefixtures("office")
def test_json_has_stable_keys() -> None:
    (row,) = json.loads(told("--today", "2014-10-08", "--format", "json"))
    assert row == {
        "code": "J02",
        "unit": "name of J02",
        "class": "街道",
        "kind": "not-in",
        "kind_title": "not handed in",
        "indicators": "1",
        "title": "Self-check",
        "due": "2014-09-30",
        "estimated": 0,
        "days_late": 1,
        "level": 1,
        "level_title": "催办",
        "found": "1 of 1 indicators missing",
        "required": "hand in all of it",
        "basis": "第五条",
        "points": "2",
        "subject": "self-check",
        "hears": "",
        "notices": "",
        **dict.fromkeys(("gain", "total_then", "place", "place_then"), ""),
    }
    assert json.loads(told("--today", "2014-09-30", "--format", "json")) == []


@pytest.mark.usefixtures("office")
def test_csv_has_a_head_and_a_row_each() -> None:
    head, row = csv.reader(
        told("--today", "2014-10-08", "--format", "csv").splitlines()
    )
    assert len(head) == len(row)
    assert row[:4] == ["J02", "name of J02", "街道", "not-in"]
    assert len(told("--today", "2014-09-30", "--format", "csv").splitlines()) == 1


@pytest.mark.usefixtures("office")
def test_a_day_is_refused_where_it_is_none() -> None:
    told("--today", "soon", code=2)
