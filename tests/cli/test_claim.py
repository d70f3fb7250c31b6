from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from assess.cli.commands import app

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = "单位,指标,填报日期,状态,依据\nJ01,1,2014-12-06,不适用,条例第十四条\n"


def run(*arguments: str) -> tuple[int, list[str], str]:
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout.splitlines(), done.stderr


@pytest.fixture
def number(folder: Path) -> str:
    """Take in one claim, and nothing else; give its number."""
    (folder / "claim.csv").write_text(CLAIM, "utf-8")
    assert run("import", "units.csv", "claim.csv")[0] == 0
    (claim,) = listed()
    return str(claim["number"])


def listed(*options: str) -> list[dict[str, str]]:
    told = run("claim", "list", "--format", "json", *options)[1]
    claims: list[dict[str, str]] = json.loads("\n".join(told))
    return claims


def total() -> str:
    told = run("score", "--format", "json")[1]
    return str(json.loads("\n".join(told))[0]["total"])


def test_a_refused_claim_is_worth_what_silence_is(number: str) -> None:
    assert total() == "", "nothing applies"
    code, told, _complaint = run("claim", "refuse", number, "--reason", "有此职责")
    assert (code, told[0]) == (0, f"{number} 文源街道, 1: refused")
    assert total() == "0.00", "nobody looked"
    (claim,) = listed()
    assert (claim["decision"], claim["reason"]) == ("refused", "有此职责")
    assert listed("--open") == []


def test_a_decision_is_taken_back_by_its_batch(number: str) -> None:
    told = run("claim", "refuse", number, "--reason", "有此职责")[1]
    assert told[1] == "Kept as batch 3; assess batch withdraw 3 takes it back."
    assert run("batch", "withdraw", "3", "--reason", "查到依据")[0] == 0
    assert len(listed("--open")) == 1
    assert total() == ""


def test_an_accepted_claim_stays(number: str) -> None:
    run("claim", "accept", number, "--document", "奇办〔2014〕5号")
    (claim,) = listed()
    assert (claim["decision"], claim["document"]) == ("accepted", "奇办〔2014〕5号")
    assert total() == ""
    assert run("claim", "list", "--open")[1] == ["There are none."]


def test_a_trial_decides_nothing(number: str) -> None:
    run("claim", "refuse", number, "--reason", "x", "--dry-run")
    assert len(listed("--open")) == 1


@pytest.mark.parametrize(
    ("typed", "code", "complaint"),
    [
        pytest.param("refuse {}", 2, "--reason is missing", id="without a reason"),
        pytest.param("refuse 99 --reason x", 3, "[no-claim]", id="no claim"),
        pytest.param("accept x", 2, "not a whole number", id="no number"),
    ],
)
def test_what_cannot_be_done(
    number: str, typed: str, code: int, complaint: str
) -> None:
    done = run("claim", *typed.format(number).split())
    assert (done[0], complaint in done[2]) == (code, True)


def test_a_table_fits_a_terminal(number: str) -> None:
    run(
        "claim",
        "refuse",
        number,
        "--reason",
        "有此职责",
        "--document",
        "奇办〔2014〕5号",
    )
    told = run("claim", "list")[1]
    assert max(len(line) for line in told) <= 80
    assert any("奇办" in line for line in told)
