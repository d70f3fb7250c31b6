"""What published schemes say, written as docs/scheme.md tells, gives their numbers."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction as F
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from assess.scheme.clamp import points_of
from assess.scheme.document import Document
from assess.scheme.draft import draft_of

if TYPE_CHECKING:
    from assess.scheme.model import Indicator

PAGE = (Path(__file__).parents[2] / "docs" / "scheme.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| ([^|`]+) \| (.*`\{ method = .*) \|$", PAGE, re.MULTILINE))

LIMITS = ("over_full", "below_zero")

# they say, full marks, measures, points
SAID = [
    ("扣完为止", "40", "0 1 8 12", "40 35 0 0"),
    ("每项2分，最高6分", "8", "0 1 3 4", "0 2 6 6"),
    ("优10 良8 一般6 差0", "10", "10 8 6 0", "10 8 6 0"),
    ("部分公开得60%", "3", "1 0.6 0", "3 1.8 0"),
    ("每发现一处扣本项分值的40%", "3", "0 1 2 3", "3 1.8 0.6 0"),
    ("全年200条得8分，否则扣2分", "8", "0 199 200", "6 6 8"),
    ("未开展扣5分，1至5次扣3分", "5", "0 1 5 6", "0 2 2 5"),
    ("有一条即得满分，否则得一半", "5", "0 1 7", "2.5 5 5"),
    ("每1%扣5分", "20", "0 0.01 0.015 0.05", "20 15 12.5 0"),
    ("低于90%的，每低1个百分点扣0.5分，扣完为止", "5", "0.95 0.9 0.88 0.5", "5 5 4 0"),
    ("发现一条，此项不得分", "6", "0 1 2", "6 0 0"),
    ("存在任何一种情况扣0.5分", "2", "0 1 4", "2 1.5 1.5"),
    ("3次以内不扣，第4次起每次扣1分", "5", "0 3 4 9", "5 5 4 0"),
    ("每两个月未更新扣1分", "5", "1 2 3 4", "5 4 4 3"),
    ("每两个月没有信息扣1分", "5", "0 1 6", "5 4 0"),
    ("每月未达20条扣5分，空白月扣10分", "40", "0 1 2 8", "40 35 30 0"),
    ("任务25分，按完成比例得分", "25", "0 0.8 1.2", "0 20 25"),
    ("完成任务得25分，未完成不得分", "25", "0.99 1 1.2", "0 25 25"),
    ("未按时扣2分，未报不得分", "5", "0 1 60", "5 3 3"),
    ("每迟一个工作日扣0.5分", "2", "0 1 3 9", "2 1.5 0.5 0"),
    ("每迟一周扣1分，不足一周按一周计", "5", "0 1 7 8 40", "5 4 4 3 0"),
    ("扣完本项后继续扣一级指标得分，扣完为止", "10", "0 1 2 3", "10 5 0 -5"),
    ("重大问题倒扣，不设上限", "10", "0 1 3", "0 10 30"),
    ("超额完成按比例加计", "8", "0 50 100 150", "0 4 8 12"),
    ("提前或超期公开扣5分", "10", "0 1 30", "10 5 5"),
    ("公文提前或超期公开，每条扣5分", "10", "0 1 2 3", "10 5 0 0"),
    ("不报或迟报每次倒扣10分", "30", "0 1 2", "0 10 20"),
    ("超额10%加1分", "3", "0 0.09 0.1 0.5", "0 0 1 1"),
    ("超额30%以上，每20%再加1分", "3", "0.3 0.49 0.5 0.75 2", "0 0 1 2 3"),
    ("酌情在0.1-0.5分之间", "2", "0.1 0.3 0.5", "0.1 0.3 0.5"),
    ("专家打分取平均", "10", "0 7.5 10", "0 7.5 10"),
    ("去掉一个最高分和一个最低分，取平均", "10", "0 8.5 10", "0 8.5 10"),
    ("三人各评优良中差，取平均", "10", "0 7 8 10", "0 7 8 10"),
]


@pytest.mark.parametrize(("said", "full", "measures", "points"), SAID, ids=str)
def test_it_gives_what_they_say(
    said: str, full: str, measures: str, points: str
) -> None:
    leaf = replace(written(ROWS[said]), full=F(full))
    assert leaf.score is not None
    given = [points_of(leaf, leaf.score, F(measure)) for measure in measures.split()]
    assert given == [F(each) for each in points.split()]


def test_each_way_to_write_it_is_proven() -> None:
    assert set(ROWS) == {said for said, *_ in SAID}


def written(row: str) -> Indicator:
    """Read the leaf that a row of the table tells to write."""
    score = row[row.index("{ method") : row.rindex("}") + 1].partition("`")[0]
    limits = "".join(f"{key} = true\n" for key in LIMITS if key in row)
    leaf = f'[[indicator]]\nid = "1"\ntitle = "x"\nfull = 10\n{limits}score = {score}'
    draft = draft_of(Document("scheme.md", leaf))
    return draft.scheme.indicators[0]
