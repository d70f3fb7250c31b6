"""In which order equals are listed."""

from __future__ import annotations

import pytest

from assess.scoring.equals import among_equals


@pytest.mark.parametrize(
    ("equals", "names"),
    [
        pytest.param("code", ["水利部", "教育部", "公安部"], id="as they are numbered"),
        pytest.param("name", ["公安部", "教育部", "水利部"], id="gong, jiao, shui"),
        pytest.param("strokes", ["公安部", "水利部", "教育部"], id="4 6, 4 7, 11"),
        pytest.param(
            # 59.5 points each in the transparency report of 2011, in this order; that
            # of 2010 says how: 得分相同的按照汉字笔画排序
            # http://esafety.cn/news/70249.html
            # http://dlnp.com.cn/reports/2011-02/24/content_21996648.htm
            "strokes",
            ["水利部", "中国保险监督管理委员会"],
            id="4 7 before 4 8, whatever the length",
        ),
        pytest.param("strokes", ["商务部", "商务部机关"], id="what ends goes first"),
        pytest.param("strokes", ["第1中学", "第一中学"], id="a digit has no strokes"),
    ],
)
def test_order(equals: str, names: list[str]) -> None:
    codes = {name: f"U{number}" for number, name in enumerate(names)}
    backwards = reversed(names)
    listed = sorted(backwards, key=lambda name: among_equals(equals, codes[name], name))
    assert listed == names


def test_the_same_strokes_go_by_code() -> None:
    one, other = (among_equals("strokes", code, "公安") for code in ("U2", "U1"))
    assert other < one


@pytest.mark.parametrize(
    ("character", "count"),
    [
        *(("一", 1), ("马", 3), ("北", 5), ("街", 12), ("道", 12), ("镇", 15)),
        *(("骨", 9), ("办", 4), ("局", 7), ("凸", 5), ("黎", 15), ("龘", 48)),
    ],
)
def test_strokes_are_those_written_in_the_mainland(character: str, count: int) -> None:
    assert among_equals("strokes", "", character)[0] == (count,)
