from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app
from cli.conftest import SCHEME

if TYPE_CHECKING:
    from pathlib import Path

LINKS = """\
[[indicator]]
id = "2"
title = "链接可用"
full = 8
source = "monitoring"
silence = "clean"
observe = { measure = "sum", check = "dead-links" }
score = { method = "deduct", per = 1 }
"""
UNITS = "编码,名称,类别\nJ01,文源街道,街道\nJ02,画桥街道,街道\nJ03,琴台街道,街道\n"
CHECKS = "单位,指标,填报日期,值\n" + "".join(
    f"J0{n},1,2014-12-05,是\n" for n in (1, 2, 3)
)
SEEN = """\
单位,指标,监测时间,值,整改期限,佐证
J01,2,2014-06-01,3,2014-06-10,https://a.example/1
J01,2,2014-07-01,1,,
J02,2,2014-06-01,2,,
J03,2,2014-06-01,5,,
"""
OBJECT = ("appeal", "open", "J01", "2", "--reason", "三个链接都能打开")
FIRST, SECOND = "9", "10"  # the numbers of what was seen of J01


def run(*arguments: str) -> tuple[int, list[str], str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout.splitlines(), done.stderr


@pytest.fixture
def office(folder: Path) -> Path:
    scheme = SCHEME.replace("[[class]]", "[source.monitoring]\n[[class]]") + LINKS
    (folder / "scheme.toml").write_text(scheme, "utf-8")
    for name, text in {"units": UNITS, "checks": CHECKS, "seen": SEEN}.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    done = run("import", "units.csv", "checks.csv", "seen.csv")
    assert done[0] == 0, done[2]
    return folder


def opened(*options: str) -> str:
    code, told, complaint = run(*OBJECT, "--today", "2015-01-26", *options)
    assert code == 0, complaint
    return told[0]


def listed() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(
        "\n".join(run("appeal", "list", "--format", "json", "--today", "2015-02-10")[1])
    )
    return found


def ranks(*command: str) -> list[tuple[str, ...]]:
    told: list[dict[str, str]] = json.loads("\n".join(run(*command)[1]))
    keys = ("unit", "old_total", "new_total", "old_rank", "new_rank")
    return [tuple(str(row.get(key, "")) for key in keys) for row in told]


def totals() -> dict[str, str]:
    told = json.loads("\n".join(run("score", "--format", "json")[1]))
    return {row["unit"]: str(row["total"]) for row in told}


def test_an_appeal_waits_for_so_many_working_days(office: Path) -> None:
    assert opened("--value", "0", "--observation", FIRST) == (
        "Appeal 1, to be decided by 2015-02-02: assess appeal preview 1"
    )
    (appeal,) = listed()
    assert (appeal["was"], appeal["asks_for"]) == ("3", "0")
    assert appeal["state"] == "late"
    assert run("appeal", "list", "--check", "--today", "2015-02-02")[0] == 0
    assert run("appeal", "list", "--check", "--today", "2015-02-03")[0] == 4
    assert totals()["文源街道"] == "6.00", "an appeal changes nothing"
    assert office.is_dir()


@pytest.mark.usefixtures("office")
def test_a_preview_shows_every_rank_near_and_decides_nothing() -> None:
    opened("--value", "0", "--observation", FIRST)
    before = totals()
    assert ranks("appeal", "preview", "1", "--format", "json") == [
        ("文源街道", "6.00", "9.00", "2", "1"),
        ("画桥街道", "8.00", "8.00", "1", "2"),
        ("琴台街道", "5.00", "5.00", "3", "3"),
    ]
    assert ranks("appeal", "preview", "1", "--value", "2", "--format", "json")[1] == (
        "文源街道", "6.00", "7.00", "2", "2",
    )  # fmt: skip
    assert totals() == before
    assert listed()[0]["state"] == "late"
    told = run("appeal", "preview", "1")[1]
    assert told[3].split() == ["2", "4", "7"]


@pytest.mark.usefixtures("office")
def test_an_accepted_appeal_takes_the_place_of_what_was_seen() -> None:
    opened("--value", "0", "--observation", FIRST, "--document", "文源函〔2015〕3号")
    decided = ("--reason", "复查属实", "--authority", "区政务公开办")
    document = ("--document", "奇公开办〔2015〕8号")
    code, told, _complaint = run("appeal", "decide", "1", "accept", *decided, *document)
    assert (code, told[0]) == (
        0,
        "Appeal 1 of 文源街道 is accepted; dead-links: 3 -> 0",
    )
    assert totals()["文源街道"] == "9.00"
    (appeal,) = listed()
    assert (appeal["state"], appeal["document"]) == ("accepted", "奇公开办〔2015〕8号")
    facts = " ".join(line.strip() for line in run("explain", "J01", "2")[1])
    assert "2014-06-01: 0 (no. 13, 奇公开办〔2015〕8号)" in facts
    assert "https://a.example/1; 复查属实" in facts
    assert run("remind", "--unit", "J01", "--today", "2014-07-01")[1][0].startswith(
        "Nothing"
    ), "there is nothing left to rectify"


@pytest.mark.usefixtures("office")
def test_an_appeal_accepted_in_part() -> None:
    opened("--value", "0", "--observation", FIRST)
    run("appeal", "decide", "1", "accept", "--value", "2", "--reason", "两个属实")
    assert totals()["文源街道"] == "7.00"
    assert "accepted in part: 2" in " ".join(run("appeal", "list")[1])


@pytest.mark.usefixtures("office")
def test_what_was_seen_may_be_struck() -> None:
    opened("--strike", "--observation", FIRST)
    run("appeal", "decide", "1", "accept", "--reason", "不是该单位的网站")
    assert totals()["文源街道"] == "9.00"
    assert "accepted: struck" in " ".join(run("appeal", "list")[1])


@pytest.mark.usefixtures("office")
def test_a_refused_appeal_changes_nothing() -> None:
    opened("--value", "0", "--observation", FIRST)
    told = run("appeal", "decide", "1", "refuse", "--reason", "复查仍打不开")[1]
    assert told[0] == "Appeal 1 of 文源街道 is refused; dead-links stays: 3"
    assert totals()["文源街道"] == "6.00"
    assert listed()[0]["state"] == "refused"


@pytest.mark.usefixtures("office")
def test_a_decision_is_taken_back_by_its_batch() -> None:
    opened("--value", "0", "--observation", FIRST)
    run("appeal", "decide", "1", "accept", "--reason", "复查属实")
    assert run("batch", "withdraw", "4", "--reason", "文号有误")[0] == 0
    assert totals()["文源街道"] == "6.00"
    assert listed()[0]["state"] == "late"
    assert run("appeal", "decide", "1", "refuse", "--reason", "复查仍打不开")[0] == 0


@pytest.mark.usefixtures("office")
def test_a_trial_decides_nothing() -> None:
    opened("--value", "0", "--observation", FIRST)
    run("appeal", "decide", "1", "accept", "--reason", "x", "--dry-run")
    assert listed()[0]["state"] == "late"


@pytest.mark.usefixtures("office")
def test_the_one_observation_is_found_by_itself() -> None:
    code, told, _complaint = run(
        "appeal", "open", "画桥街道", "2", "--value", "1", "--reason", "x"
    )
    assert (code, told[0][:8]) == (0, "Appeal 1")
    assert listed()[0]["was"] == "2"


@pytest.mark.usefixtures("office")
def test_what_nobody_saw_can_be_asked_for() -> None:
    seen = ("--source", "monitoring", "--date", "2014-08-01", "--value", "0")
    run("batch", "withdraw", "3", "--reason", "x")
    assert run(*OBJECT, *seen[2:])[0] == 3
    assert run(*OBJECT, *seen)[0] == 0
    assert listed()[0]["was"] == "nothing seen"
    run("appeal", "decide", "1", "accept", "--reason", "有截图")
    facts = run("explain", "J01", "2")[1] if totals() else []
    assert any("2014-08-01: 0 (no." in line for line in facts)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("options", "code", "complaint"),
    [
        pytest.param("--value 0", 3, "[which-observation]", id="several were seen"),
        pytest.param(
            "--value 0 --observation 11", 3, "[no-such-observation]", id="another's"
        ),
        pytest.param(
            "--value 三个 --observation 9", 3, "[not-a-number]", id="no number"
        ),
        pytest.param(
            "--value 0 --source self-check", 3, "[not-from-source]", id="no such source"
        ),
        pytest.param("--observation 9", 2, "either --value or", id="asks nothing"),
        pytest.param("--value 0 --strike", 2, "either --value or", id="asks both"),
        pytest.param("--value 0 --days 0", 2, "whole number above 0", id="no days"),
    ],
)
def test_what_cannot_be_opened(options: str, code: int, complaint: str) -> None:
    done = run(*OBJECT, *options.split())
    assert (done[0], complaint in done[2]) == (code, True), done[2]
    assert listed() == []


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize(
    ("typed", "code", "complaint"),
    [
        pytest.param("preview 9", 3, "[no-appeal]", id="no such appeal"),
        pytest.param("decide 9 accept --reason x", 3, "[no-appeal]", id="none"),
        pytest.param("decide 1 maybe --reason x", 2, "none of", id="neither"),
        pytest.param("decide 1 accept", 2, "--reason is missing", id="no reason"),
        pytest.param(
            "decide 1 refuse --value 2 --reason x", 2, "with accept only", id="both"
        ),
    ],
)
def test_what_cannot_be_decided(typed: str, code: int, complaint: str) -> None:
    opened("--value", "0", "--observation", FIRST)
    done = run("appeal", *typed.split())
    assert (done[0], complaint in done[2]) == (code, True), done[2]


@pytest.mark.usefixtures("office")
def test_an_appeal_is_opened_and_decided_once() -> None:
    opened("--value", "0", "--observation", FIRST)
    assert "[appealed-already]" in run(*OBJECT, "--strike", "--observation", FIRST)[2]
    assert opened("--value", "0", "--observation", SECOND)[:8] == "Appeal 2"
    decide = ("appeal", "decide", "1", "accept", "--reason", "x")
    assert run(*decide)[0] == 0
    assert "[appeal-decided]" in run(*decide)[2]


def test_what_was_corrected_since_cannot_be_accepted(office: Path) -> None:
    opened("--value", "0", "--observation", FIRST)
    text = f"单位,指标,监测时间,值,更正\nJ01,2,2014-06-01,2,{FIRST}\n"
    (office / "right.csv").write_text(text, "utf-8")
    run("import", "right.csv")
    done = run("appeal", "decide", "1", "accept", "--reason", "x")
    assert (done[0], "[appeal-overtaken]" in done[2]) == (3, True)
    assert run("appeal", "decide", "1", "refuse", "--reason", "已更正")[0] == 0
