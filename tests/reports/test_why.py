"""What an explanation says of what did not count, and of equals."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from cases.commanding import assess

from assess.messages import speak

HEAD: Final = """
[scheme]
id = "x-2014"
title = "测试"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 0
rounding = "half-up"
ties = "competition"
rank_on = "printed"
then_by = ["2", "1"]
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "not-collected"
[states]
not-collected = 0
could-not-tell = "leave-out"
[source.self-check]
[source.inspection]
[[class]]
id = "street"
title = "街道"
"""
LEAVES: Final = """
[[indicator]]
id = "1"
title = "公开"
full = 10
[[indicator]]
id = "1.1"
parent = "1"
title = "目录"
full = 4
sources = ["self-check", "inspection"]
join = "verified-claim"
score = { method = "linear", per = 2 }
[[indicator]]
id = "1.2"
parent = "1"
title = "指南"
full = 6
source = "inspection"
score = { method = "linear", per = 2 }
[[indicator]]
id = "1.9"
parent = "1"
title = "创新"
kind = "bonus"
full = 1
source = "inspection"
score = { method = "given" }
[[indicator]]
id = "2"
title = "服务"
full = 10
source = "inspection"
score = { method = "given" }
[[indicator]]
id = "9"
title = "加分"
kind = "bonus"
full = 2
source = "inspection"
score = { method = "given" }
[[gate]]
title = "够十八分才加"
on = "total"
at_least = 18
opens = "9"
"""
FACTS: Final = """unit,indicator,source,date,value,state,basis
A,1.1,self-check,2014-06-01,2,,
A,1.1,inspection,2014-06-01,1,,
A,1.2,inspection,2014-06-01,,not-applicable,第三条
A,2,inspection,2014-06-01,6,,
A,9,inspection,2014-06-01,2,,
B,1.1,inspection,2014-06-01,1,,
B,1.2,inspection,2014-06-01,2,,
B,2,inspection,2014-06-01,5,,
C,1.1,inspection,2014-06-01,,could-not-tell,
C,1.2,inspection,2014-06-01,,could-not-tell,
C,1.9,inspection,2014-06-01,1,,
C,2,inspection,2014-06-01,1,,
"""


@pytest.fixture(autouse=True)
def _scored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assess("init")
    Path("scheme.toml").write_text(HEAD + LEAVES, "utf-8")
    units = "code,name,class\nA,甲,street\nB,乙,street\nC,丙,street\n"
    Path("units.csv").write_text(units, "utf-8")
    Path("facts.csv").write_text(FACTS, "utf-8")
    assess("import", "units.csv", "facts.csv")
    assess("score")


def told(unit: str) -> dict[str, list[str]]:
    speak("en")
    parts = json.loads(assess("explain", unit, "--format", "json"))["parts"]
    return {part["id"]: [line["text"] for line in part["lines"]] for part in parts}


def test_a_shut_gate_is_named_with_its_number() -> None:
    assert told("A")["9"][-1] == (
        "not counted, its gate is shut: 够十八分才加 (the total: at least 18; here 11)"
    )


def test_what_is_left_out_says_why_and_where_its_marks_go() -> None:
    assert told("A")["1.2"][-1] == "left out: not applicable; the rest counts for more"
    assert told("C")["1.2"][-1] == (
        "left out: could not tell, as the scheme says; the rest counts for more"
    )
    assert told("C")["1"] == [
        "left out: nothing in it is left to score; the rest counts for more"
    ]


def test_a_bonus_does_not_outlive_its_block() -> None:
    lost = "not counted: nothing else in 1 is left to score"
    assert told("C")["1.9"][-1] == lost
    assert lost not in told("A")["1.9"]


def test_only_the_source_that_decides_is_worked_out() -> None:
    lines = told("A")["1.1"]
    assert "2 × 1 = 2" in lines
    assert "2 × 2 = 4" not in lines


def test_equals_show_what_parts_them() -> None:
    said = "equal totals are ranked by 2, 1: A 6, 5; B 5, 6"
    assert said in told("A")[""]
    assert not [line for line in told("C")[""] if line.startswith("equal totals")]
