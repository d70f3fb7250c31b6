"""What units earn by each other: subordinates, and the columns of a class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from cases.commanding import assess, ranking_of

from assess.messages import speak

if TYPE_CHECKING:
    from pathlib import Path

    Rows = list[dict[str, str]]

HEAD: Final = """
[scheme]
id = "city"
title = "某市考评方案"
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
[source.inspection]
[[grade]]
title = "合格"
at_least = 60
[[grade]]
title = "不合格"
"""
CLASSES: Final = """
[[class]]
id = "county"
title = "区县"
[[class]]
id = "town"
title = "乡镇"
[[class]]
id = "department"
title = "部门"
"""
LOWER: Final = """
[[indicator]]
id = "1"
title = "工作"
full = 100
only = ["town", "department"]
source = "inspection"
score = { method = "given" }
[[veto]]
title = "弄虚作假"
when = { source = "inspection", measure = "sum", check = "forged", at_least = 1 }
effect = { grade = "不合格", no_score = true }
"""
OWN: Final = """
[[indicator]]
id = "2"
title = "本级"
full = 100
weight = "60%"
only = ["county"]
source = "inspection"
score = { method = "given" }
"""
UNITS: Final = (
    "code,name,class,parent\nA,甲县,county,\nB,乙县,county,\n"
    "A1,甲一镇,town,A\nA2,甲二镇,town,A\nA3,甲局,department,A\n"
    "B1,乙一镇,town,B\nB2,乙二镇,town,B\n"
)
FACTS: Final = (
    "unit,indicator,inspected_on,value\nA,2,2014-12-01,90\nB,2,2014-12-01,80\n"
    "A1,1,2014-12-01,95\nA2,1,2014-12-01,58\nA3,1,2014-12-01,70\n"
    "B1,1,2014-12-01,81.5\nB2,1,2014-12-01,82\n"
)


def scored(folder: Path, scheme: str, facts: str = FACTS) -> dict[str, str]:
    """Score, and give the total (or the remark) of each unit by its name."""
    (folder / "units.csv").write_text(UNITS, "utf-8")
    (folder / "facts.csv").write_text(facts, "utf-8")
    ranking: Rows = ranking_of(HEAD + CLASSES + LOWER + OWN + scheme, folder)
    return {row["单位"]: row["总分"] or row["备注"] for row in ranking}


@pytest.fixture(autouse=True)
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    speak("zh")
    monkeypatch.chdir(tmp_path)


SIX_THREE_ONE: Final = """
[[indicator]]
id = "3"
title = "乡镇"
full = 100
weight = "30%"
only = ["county"]
observe = { measure = "subordinates", classes = ["town"] }
score = { method = "given" }
[[indicator]]
id = "4"
title = "部门"
full = 100
weight = "10%"
only = ["county"]
observe = { measure = "subordinates", classes = ["department"] }
score = { method = "given" }
"""


def test_counties_at_six_three_one(tmp_path: Path) -> None:
    """6:3:1, county / townships / departments (M52)."""
    totals = scored(tmp_path, SIX_THREE_ONE)
    assert totals["甲县"] == "83.95"  # 90 × 60% + (95 + 58) / 2 × 30% + 70 × 10%
    assert totals["乙县"] == "72.53"  # 48 + (81.5 + 82) / 2 × 30%, and no department


def test_the_subordinates_are_named_in_the_explanation(tmp_path: Path) -> None:
    scored(tmp_path, SIX_THREE_ONE)
    told = assess("explain", "甲县", "3")
    assert "甲一镇：95" in told
    assert "甲二镇：58" in told
    assert "153/2" not in told
    assert "76.5" in told


def pays(take: str) -> str:
    return f"""
[[indicator]]
id = "9"
title = "下属不合格"
full = 10
kind = "minus"
only = ["county"]
silence = "clean"
observe = {{ measure = "subordinates", classes = ["town", "department"], {take} }}
score = {{ method = "linear", per = 2 }}
[[indicator]]
id = "5"
title = "其他"
full = 40
only = ["county"]
source = "inspection"
score = {{ method = "given" }}
"""


@pytest.mark.parametrize(
    ("take", "forged", "total"),
    [
        pytest.param('take = "count", below = 60', "", "52.00", id="one failed"),
        pytest.param('take = "count", below = 58', "", "54.00", id="58 is not below"),
        pytest.param(
            'take = "count", grade = "不合格"', "A3", "50.00", id="and one was vetoed"
        ),
        pytest.param(
            'take = "count", below = 60', "A3", "52.00", id="a veto has no number"
        ),
    ],
)
def test_the_parent_pays(take: str, forged: str, total: str, tmp_path: Path) -> None:
    """A failing subordinate site cost its parent 2 marks (M33)."""
    more = f"{forged},forged,2014-12-02,1\n" if forged else ""
    totals = scored(tmp_path, pays(take), FACTS + more)
    assert totals["甲县"] == total


ONLINE: Final = """
[[indicator]]
id = "6"
title = "乡镇上网率"
full = 3
only = ["county"]
observe.measure = "subordinates"
observe.classes = ["town"]
observe.on = "1"
observe.take = "share"
observe.at_least = 60
score = { method = "tiers", tiers = [
  { at_least = "100%", points = 3 }, { at_least = "80%", points = 2 },
  { at_least = "50%", points = 1 }, { points = 0 },
] }
"""


def test_tiers_by_the_share_of_subordinates(tmp_path: Path) -> None:
    """Share of county offices online: 3, 2, 1, 0 marks (M52)."""
    totals = scored(tmp_path, ONLINE)
    assert totals["甲县"] == "55.00"  # one of two towns
    assert totals["乙县"] == "51.00"  # both


RANKED: Final = """
[[indicator]]
id = "7"
title = "乡镇平均分位次"
full = 60
only = ["county"]
observe = { measure = "subordinates", classes = ["town"] }
score = { method = "rank-points", by_place = [60, 57, 54, 51, 48], all_equal = "100%" }
"""


def test_places_by_what_subordinates_earned(tmp_path: Path) -> None:
    totals = scored(tmp_path, RANKED)
    assert totals["甲县"] == "111.00"  # 54, and the second place for 76.5
    assert totals["乙县"] == "108.00"  # 48, and the first for 81.75
    told = assess("explain", "甲县", "7")
    assert "第 2 位" in told


def test_equal_totals_are_ranked_by_the_indicators_named(tmp_path: Path) -> None:
    """总分相同的，先比重点项 (then by)."""
    scheme = HEAD.replace(
        'ties = "competition"', 'ties = "competition"\nthen_by = ["b"]'
    )
    leaf = (
        '[[indicator]]\nid = "{0}"\ntitle = "{0}"\nfull = 50\nsource = "inspection"\n'
    )
    leaves = "".join(
        leaf.format(name) + 'score = { method = "given" }\n' for name in "ab"
    )
    one = '[[class]]\nid = "town"\ntitle = "乡镇"\n'
    (tmp_path / "units.csv").write_text(
        "code,name,class\nA,甲,town\nB,乙,town\nC,丙,town\nD,丁,town\n", "utf-8"
    )
    values = {"A": (40, 30), "B": (30, 40), "C": (40, 30), "D": (20, 20)}
    (tmp_path / "facts.csv").write_text(
        "unit,indicator,inspected_on,value\n"
        + "".join(
            f"{code},{name},2014-12-01,{value}\n"
            for code, pair in values.items()
            for name, value in zip("ab", pair, strict=True)
        ),
        "utf-8",
    )
    ranking = ranking_of(scheme + one + leaves, tmp_path)
    assert [(row["名次"], row["编码"]) for row in ranking] == [
        ("1", "B"),
        ("2", "A"),
        ("2", "C"),
        ("4", "D"),
    ]
