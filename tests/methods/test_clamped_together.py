"""Kinds of faults under one clamp, as docs/scheme.md writes them, scored as a whole."""

from __future__ import annotations

import re
from fractions import Fraction as F
from pathlib import Path

import pytest
from reference.building import STREET, fact
from reference.engine import engine
from reference.scorer import score

from assess.scheme.document import Document
from assess.scheme.draft import draft_of
from assess.workdays import WorkCalendar

PAGE = (Path(__file__).parents[2] / "docs" / "scheme.md").read_text("utf-8")
HEAD = PAGE.partition("```toml\n")[2].partition("[[indicator]]")[0]
SECTION = PAGE.partition("### Several kinds of faults")[2].partition("## The cat")[0]
KINDS, CAPPED = re.findall(r"```toml\n(.*?)```", SECTION, re.DOTALL)
SENT_BACK = KINDS.replace("per = 1 ", "per = 5 ")
MONTHS = KINDS.replace("full = 10", "full = 40").replace("per = 1 ", "per = 10 ")


@pytest.mark.parametrize(
    ("indicators", "told", "total"),
    [
        pytest.param(KINDS, {}, "10", id="nothing found"),
        pytest.param(KINDS, {"4.1": 1}, "5", id="a grave error"),
        pytest.param(KINDS, {"4.1": 1, "4.2": 2}, "3", id="and two others"),
        pytest.param(KINDS, {"4.2": 12}, "0", id="more than there is"),
        pytest.param(KINDS, {"4.1": 2, "4.2": 1}, "0", id="nothing is left to lose"),
        pytest.param(SENT_BACK, {"4.1": 1}, "5", id="sent back, then put right"),
        pytest.param(SENT_BACK, {"4.1": 1, "4.2": 1}, "0", id="5 more if it was not"),
        pytest.param(MONTHS, {"4.1": 3, "4.2": 1}, "15", id="low and blank months"),
        pytest.param(MONTHS, {"4.1": 2, "4.2": 4}, "0", id="no month was good"),
        pytest.param(CAPPED, {"5.1": "有"}, "10", id="a list, and no problem"),
        pytest.param(CAPPED, {"5.1": "有", "5.2": 3}, "7", id="a list, three problems"),
        pytest.param(CAPPED, {"5.1": "无"}, "6", id="capped"),
        pytest.param(CAPPED, {"5.1": "无", "5.2": 3}, "3", id="capped, then deducted"),
        pytest.param(CAPPED, {"5.1": "无", "5.2": 9}, "0", id="until nothing is left"),
    ],
)
def test_total(
    indicators: str, told: dict[str, int | str], total: str, tmp_path: Path
) -> None:
    rules = draft_of(Document("scheme.toml", HEAD + indicators)).scheme
    facts = [fact(check, value) for check, value in told.items()]
    units, calendar = {"U1": STREET}, WorkCalendar()
    expected = score(rules, units, facts, calendar)["U1"]
    assert expected.total == F(total)
    given = engine(tmp_path / "record.db", rules, units, facts, calendar)["U1"]
    assert given.total == F(total)
