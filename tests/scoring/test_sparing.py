"""No double count (M20): 已按其他指标扣分的，不重复扣分."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from cases.commanding import assess, ranking_of

from assess.messages import speak

if TYPE_CHECKING:
    from pathlib import Path

SCHEME: Final = """
[scheme]
id = "sites"
title = "某市网站考评"
period = { from = 2014-01-01, to = 2014-12-31 }
decimals = 1
rounding = "half-up"
ties = "competition"
rank_on = "printed"
not_applicable = "rescale"
nothing_to_score = "not-issued"
silence = "clean"
[states]
not-collected = 0
could-not-tell = "leave-out"
[source.monitoring]
[[class]]
id = "site"
title = "网站"
[[indicator]]
id = "1"
title = "栏目空缺"
full = 10
source = "monitoring"
observe = { measure = "sum" }
score = { method = "deduct", per = 2 }
[[indicator]]
id = "2"
title = "应更新未更新"
full = 10
source = "monitoring"
spared_by = ["1"]
observe = { measure = "sum" }
score = { method = "deduct", per = 1 }
[[indicator]]
id = "3"
title = "倒扣"
kind = "minus"
full = 5
source = "monitoring"
spared_by = ["2"]
observe = { measure = "sum" }
score = { method = "linear", per = 1 }
"""


@pytest.mark.parametrize(
    ("facts", "total", "spared"),
    [
        pytest.param("1,0", "20.0", 0, id="nothing found"),
        pytest.param("1,1", "18.0", 0, id="blank only"),
        pytest.param("2,3", "17.0", 0, id="not updated only"),
        pytest.param("1,1 2,3", "18.0", 1, id="blank, so not counted again"),
        pytest.param("2,3 3,2", "17.0", 1, id="the minus is spared"),
        pytest.param("3,2", "18.0", 0, id="the minus alone counts"),
        pytest.param("1,1 2,3 3,2", "18.0", 2, id="each by what it lost itself"),
        pytest.param("1,1 3,2", "16.0", 0, id="what is not named is not spared"),
    ],
)
def test_total(
    facts: str,
    total: str,
    spared: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    speak("zh")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "units.csv").write_text("编码,名称,类别\nA,甲,网站\n", "utf-8")
    rows = "".join(f"A,{fact},2014-12-01\n" for fact in facts.split())
    (tmp_path / "facts.csv").write_text("单位,指标,值,监测时间\n" + rows, "utf-8")
    (row,) = ranking_of(SCHEME, tmp_path)
    assert row["总分"] == total
    assert assess("explain", "A").count("不重复扣分") == spared
