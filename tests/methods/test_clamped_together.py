"""Kinds of faults under one clamp, as docs/scheme.md writes them, scored as a whole."""

from __future__ import annotations

import re
from fractions import Fraction as F
from pathlib import Path

import pytest
from reference.building import STREET, fact
from reference.engine import engine
from reference.facts import Unit
from reference.reading import rules
from reference.scorer import LONG_AFTER, score

from assess.workdays import WorkCalendar

PAGE = (Path(__file__).parents[2] / "docs" / "scheme.md").read_text("utf-8")
HEAD = PAGE.partition("```toml\n")[2].partition("[[indicator]]")[0]
SECTION = PAGE.partition("### Several kinds of faults")[2].partition("## The cat")[0]
KINDS = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)[0]
MONTHS = KINDS.replace("full = 10", "full = 40").replace("一般错误", "空白月")
MONTHS = MONTHS.replace('空白月" = 1', '空白月" = 10').replace("严重错误", "未达标")


@pytest.mark.parametrize(
    ("indicators", "told", "total"),
    [
        pytest.param(KINDS, {}, "10", id="nothing found"),
        pytest.param(KINDS, {"严重错误": 1}, "5", id="a grave error"),
        pytest.param(KINDS, {"严重错误": 1, "一般错误": 2}, "3", id="two others"),
        pytest.param(KINDS, {"一般错误": 12}, "0", id="more than there is"),
        pytest.param(KINDS, {"严重错误": 2, "一般错误": 1}, "0", id="nothing is left"),
        pytest.param(KINDS, {"未编制目录": 1}, "6", id="capped"),
        pytest.param(KINDS, {"未编制目录": 3}, "6", id="capped once"),
        pytest.param(KINDS, {"未编制目录": 1, "一般错误": 3}, "3", id="then deducted"),
        pytest.param(MONTHS, {"未达标": 3, "空白月": 1}, "15", id="months"),
        pytest.param(MONTHS, {"未达标": 2, "空白月": 4}, "0", id="no month was good"),
    ],
)
def test_total(indicators: str, told: dict[str, int], total: str) -> None:
    text = HEAD + indicators
    facts = [
        fact("4", value, kind=kind, order=n)
        for n, (kind, value) in enumerate(told.items(), 1)
    ]
    units, calendar = {"U1": Unit(STREET)}, WorkCalendar()
    expected = score(rules(text), units, facts, calendar)["U1"]
    assert expected.total == F(total)
    found = engine(text, units, facts, calendar, LONG_AFTER)["U1"]
    assert found.total == F(total)
