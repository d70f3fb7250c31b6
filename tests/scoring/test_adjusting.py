"""What was decided apart from the rules, added to the total."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest
from cases.commanding import assess, ranking_of

from assess.messages import speak
from scoring.judging import block, head, leaf, outcome_of, sheet_of

if TYPE_CHECKING:
    from pathlib import Path

DECIDED = '[source.decisions]\n[adjustments]\nsource = "decisions"\n'
LIMITS = "at_most = 5\nat_least = -5\n"


@pytest.mark.parametrize(
    ("limits", "decided", "total"),
    [
        pytest.param("", None, "85.3", id="nothing was decided"),
        pytest.param("", "1.5", "86.8", id="on an objection"),
        pytest.param("", "-0.5", "84.8", id="taken off"),
        pytest.param("", "20", "105.3", id="beyond the full marks"),
        pytest.param("", "-90", "0", id="down to nothing"),
        pytest.param(LIMITS, "7", "90.3", id="at most 5"),
        pytest.param(LIMITS, "-7", "80.3", id="at least -5"),
        pytest.param(LIMITS, "5", "90.3", id="on the limit"),
    ],
)
def test_totals(limits: str, decided: str | None, total: str) -> None:
    sheet = sheet_of(leaf("1", 100), DECIDED + limits)
    outcome = outcome_of(sheet, "85.3", decided)
    assert (outcome.total, outcome.status) == (F(total), "issued")


def test_a_total_below_nothing() -> None:
    sheet = sheet_of(leaf("1", 100), "below_zero = true\n" + DECIDED)
    assert outcome_of(sheet, "2", "-3").total == -1


def test_they_come_after_bonus_and_minus() -> None:
    minus = block("9", 10, 'kind = "minus"') + leaf("9.1", 10, under="9")
    sheet = sheet_of(leaf("1", 100) + minus, DECIDED)
    assert outcome_of(sheet, "5 10", "2").total == 2


@pytest.mark.parametrize(("nothing", "total"), [("not-issued", None), ("zero", F(2))])
def test_where_nothing_can_be_scored(nothing: str, total: F | None) -> None:
    sheet = sheet_of(leaf("1", 100), DECIDED, nothing=nothing)
    assert outcome_of(sheet, "-", "2").total == total


SCHEME = (
    head(DECIDED + LIMITS)
    + leaf("1", 100)
    + """
[[veto]]
title = "弄虚作假"
when = { source = "inspection", measure = "sum", check = "forged", at_least = 1 }
effect = { score = 59 }
"""
)
UNITS = "code,name,class\nA,甲,街道\nB,乙,街道\nC,丙,街道\n"
FACTS = """unit,indicator,source,date,value,basis,note
A,1,inspection,2014-06-01,85.3,,
B,1,inspection,2014-06-01,86,,
C,1,inspection,2014-06-01,90,,
C,forged,inspection,2014-06-01,1,,
A,adjustment,decisions,2014-12-01,1.5,复核意见〔2014〕2号,链接当日恢复
A,adjustment,decisions,2014-12-02,-0.3,复核意见〔2014〕3号,
C,adjustment,decisions,2014-12-02,3,复核意见〔2014〕4号,
"""


def test_the_decisions_are_told_in_the_explanation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak("zh")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "units.csv").write_text(UNITS, "utf-8")
    (tmp_path / "facts.csv").write_text(FACTS, "utf-8")
    ranking = ranking_of(SCHEME, tmp_path)
    assert [(row["单位"], row["总分"]) for row in ranking] == [
        ("甲", "86.50"),
        ("乙", "86.00"),
        ("丙", "59.00"),
    ]
    told = assess("explain", "A")
    assert "调整：85.3 + 1.2 = 86.5\n" in told
    assert "-0.3（编号 " in told
    assert "；链接当日恢复；复核意见〔2014〕2号\n" in told
    assert "调整" not in assess("explain", "B").partition("计算顺序")[0]
    told = assess("explain", "C")
    assert "调整：90 + 3 = 93\n" in told
    assert "不再高于：min(93, 59) = 59\n" in told
