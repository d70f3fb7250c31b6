"""A report with everything that an export can get wrong."""

from __future__ import annotations

import pytest

from assess.exports.table import Figure, Table


@pytest.fixture
def tables() -> list[Table]:
    ranking = Table(
        title="2014年度考评：街道，3个单位",
        columns=("名次", "单位", "得分", "采集率", "备注"),
        rows=(
            (Figure("1"), "望江街道", Figure("94.00"), Figure("98%"), ""),
            (Figure("2.5"), '=HYPERLINK("http://a.b")', Figure("79.5"), Figure(""), 3),
            (Figure(""), "http://a.b", Figure("1/3"), Figure("0%"), "甲|乙\n*丙* <b>"),
        ),
        keys=("rank", "unit", "total", "coverage", "note"),
        notes=("并列的单位按编码排列。", "=1+1"),
        name="街道",
    )
    sheet = Table(
        title="考评表",
        columns=("一级指标", "二级指标", "分值"),
        rows=(
            ("组织保障", "有负责人", Figure("2")),
            ("", "有经办人员", Figure("12345678901234567890")),
            ("网站建设", "", Figure("-0.25")),
            ("合计", "", Figure("8")),
        ),
        name="街道",
        nested=2,
    )
    return [ranking, sheet]
