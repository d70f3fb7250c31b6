"""Rounds: quarters and year end, each with its own time and weight (M48)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from cases.commanding import assess, ranking_of

from assess.messages import speak

if TYPE_CHECKING:
    from pathlib import Path

HEAD: Final = """
[scheme]
id = "quarters"
title = "某市季度考评方案"
period = { from = 2014-01-01, to = 2014-12-31 }
full = 100
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
[source.monitoring]
[source.inspection]
[[class]]
id = "town"
title = "乡镇"
"""
QUARTERS: Final = """
[[round]]
id = "q1"
title = "一季度"
period = { from = 2014-01-01, to = 2014-03-31 }
[[round]]
id = "q2"
title = "二季度"
period = { from = 2014-04-01, to = 2014-06-30 }
[[round]]
id = "q3"
title = "三季度"
period = { from = 2014-07-01, to = 2014-09-30 }
[[round]]
id = "q4"
title = "四季度"
period = { from = 2014-10-01, to = 2014-12-31 }
"""
TREE: Final = """
[[indicator]]
id = "1"
title = "日常监测"
full = 100
weight = "40%"
rounds = ["q1", "q2", "q3", "q4"]
[[indicator]]
id = "1.1"
parent = "1"
title = "更新"
full = 60
source = "monitoring"
score = { method = "given" }
[[indicator]]
id = "1.2"
parent = "1"
title = "链接可用"
full = 40
source = "monitoring"
silence = "clean"
observe = { measure = "sum", check = "dead-links", window = "2 weeks" }
score = { method = "deduct", per = 5 }
[[indicator]]
id = "2"
title = "年终检查"
full = 100
weight = "60%"
source = "inspection"
score = { method = "given" }
"""
HALVES: Final = """
[[round]]
id = "mid"
title = "半年"
period = { from = 2014-01-01, to = 2014-06-30 }
weight = "15/40"
[[round]]
id = "end"
title = "年终"
period = { from = 2014-07-01, to = 2014-12-31 }
weight = "25/40"
"""
LEAF: Final = """
[[indicator]]
id = "1"
title = "抽查"
full = 100
rounds = ["mid", "end"]
source = "inspection"
score = { method = "given" }
"""


@pytest.fixture(autouse=True)
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("zh")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "units.csv").write_text("编码,名称,类别\nA,甲镇,乡镇\n", "utf-8")


def total(folder: Path, scheme: str, facts: str) -> str:
    text = "单位,指标,来源,日期,值\n" + "".join(
        f"A,{fact}\n" for fact in facts.splitlines() if fact
    )
    (folder / "facts.csv").write_text(text, "utf-8")
    (row,) = ranking_of(HEAD + scheme, folder)
    return row["总分"]


def test_quarters_count_alike_and_the_year_end_weighs_more(tmp_path: Path) -> None:
    facts = (
        "1.1,网上监测,2014-02-10,60\n1.1,网上监测,2014-05-10,30\n"
        "1.1,网上监测,2014-08-10,45\n1.1,网上监测,2014-11-10,60\n"
        "dead-links,网上监测,2014-03-20,2\n"  # in the last two weeks of its quarter
        "dead-links,网上监测,2014-04-20,7\n"  # long before the end of its quarter
        "2,现场检查,2014-12-20,90\n"
    )
    # quarters: 60 + 30, 30 + 40, 45 + 40, 60 + 40; their mean is 86.25
    assert total(tmp_path, QUARTERS + TREE, facts) == "88.50"  # 34.5 + 54


def test_a_round_in_which_nothing_applies_gives_its_weight_to_the_others(
    tmp_path: Path,
) -> None:
    (tmp_path / "facts.csv").write_text(
        "单位,指标,检查日期,值,状态,依据\n"
        "A,1,2014-05-20,,不适用,未设立\nA,1,2014-12-20,80,,\n",
        "utf-8",
    )
    (row,) = ranking_of(HEAD + HALVES + LEAF, tmp_path)
    assert row["总分"] == "80.00"


def test_a_round_in_which_nobody_looked_is_worth_what_the_scheme_says(
    tmp_path: Path,
) -> None:
    facts = "1,现场检查,2014-12-20,80\n"
    assert total(tmp_path, HALVES + LEAF, facts) == "50.00"  # 25/40 of 80


def test_two_rounds_by_their_weights(tmp_path: Path) -> None:
    """15% + 25% of the whole: here the only part there is."""
    facts = "1,现场检查,2014-05-20,60\n1,现场检查,2014-12-20,80\n"
    assert total(tmp_path, HALVES + LEAF, facts) == "72.50"  # 22.5 + 50


def test_the_explanation_tells_each_round(tmp_path: Path) -> None:
    facts = "1,现场检查,2014-05-20,60\n1,现场检查,2014-12-20,80\n"
    total(tmp_path, HALVES + LEAF, facts)
    told = assess("explain", "A")
    assert "1@mid 半年：60 / 100" in told
    assert "1@end 年终：80 / 100" in told
    assert "0.375 × 60 + 0.625 × 80 = 72.5" in told


def test_a_scheme_is_shown_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "scheme.toml").write_text(HEAD + QUARTERS + TREE, "utf-8")
    shown = assess("scheme", "show", "scheme.toml", "--format", "csv")
    assert "q1、q2、q3、q4" in shown
    assert "@" not in shown


def test_rounds_add_up_however_their_parts_become_one(tmp_path: Path) -> None:
    weakest = TREE.replace('weight = "40%"\n', 'combine = "minimum"\n', 1)
    weakest = weakest.partition('[[indicator]]\nid = "2"')[0]
    facts = "1.1,网上监测,2014-02-10,30\n1.1,网上监测,2014-05-10,60\n"
    # quarters: half, all, and nothing twice; nothing is wrong with any link
    assert total(tmp_path, QUARTERS + weakest, facts) == "37.50"
