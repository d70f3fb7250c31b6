"""The schemes in rules/: they are read, add up, say where they come from, and score."""

from __future__ import annotations

from fractions import Fraction as F
from typing import TYPE_CHECKING

import pytest

from assess.scheme.load import check_scheme, load_scheme
from rules.scoring import NOT_APPLICABLE, RULES, Fact, scored

if TYPE_CHECKING:
    from pathlib import Path

PUBLISHED = [
    "2015-census",
    "2019-gov-site",
    "daying-county",
    "graded-ten-items",
    "jiamusi-2018",
]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("name", PUBLISHED)
def test_nothing_is_wrong_with_it(name: str) -> None:
    scheme, problems = check_scheme(RULES / f"{name}.toml")
    assert (scheme is None, problems) == (False, [])


@pytest.mark.parametrize("name", PUBLISHED)
def test_it_says_its_source_and_what_was_chosen(name: str) -> None:
    top = (RULES / f"{name}.toml").read_text("utf-8").split("\n[scheme]")[0]
    assert all(line.startswith("#") for line in top.splitlines() if line)
    assert all(
        told in top for told in ("# 来源：", "http", "没有读到", "为了能算而选的")
    )


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        pytest.param("2015-census", [100], id="census: taken off 100"),
        pytest.param("2019-gov-site", [100], id="2019: 25 of services and 75"),
        pytest.param("daying-county", [6, 15, 79], id="Daying: three blocks"),
        pytest.param("graded-ten-items", [10] * 10, id="ten items of ten"),
        pytest.param(
            "jiamusi-2018", [12, 10, 15, 5, 5, 5, 20, 10, 8, 6, 4], id="Jiamusi: eleven"
        ),
    ],
)
def test_its_first_level(name: str, parts: list[int]) -> None:
    scheme = load_scheme(RULES / f"{name}.toml")
    tops = [i for i in scheme.indicators if i.parent is None and i.kind == "merit"]
    assert [top.full for top in tops] == parts
    assert sum(parts) == scheme.heading.full == F(100)


def visits(failed: int, *, days: int = 7, per_day: int = 20) -> list[Fact]:
    """Visit the home page `per_day` times on each of the year's last days."""
    told = ["否"] * failed + ["是"] * (days * per_day - failed)
    return [
        (
            "首页访问",
            answer,
            f"2019-12-{31 - number % days} {8 + number // days // 2}:00",
        )
        for number, answer in enumerate(told)
    ]


STALE_NEWS, STALE_NOTICES = "未更新的动态要闻类栏目", "未更新的通知政策类栏目"


@pytest.mark.parametrize(
    ("facts", "total", "grade"),
    [
        pytest.param(
            [("2.1", "20"), ("2.2", "70"), ("3", "12")],
            *("102.0", "合格"),
            id="90 is above 80: the bonus counts",
        ),
        pytest.param(
            [("2.1", "20"), ("2.2", "60"), ("3", "12")],
            *("80.0", "合格"),
            id="80 is not above 80",
        ),
        pytest.param(
            [("2.1", NOT_APPLICABLE), ("2.2", "66"), ("3", "5")],
            *("93.0", "合格"),
            id="no services: 66 x 4/3 = 88, and 5",
        ),
        pytest.param(
            [("2.1", NOT_APPLICABLE), ("2.2", "60"), ("3", "5")],
            *("80.0", "合格"),
            id="no services: 60 x 4/3 = 80 does not open the bonus",
        ),
        pytest.param(
            [("2.1", NOT_APPLICABLE), ("2.2", "75")],
            *("100.0", "合格"),
            id="no services: 75 x 4/3 = 100",
        ),
        pytest.param(
            [("2.1", NOT_APPLICABLE), ("2.2", "45")],
            *("60.0", "合格"),
            id="no services: 45 x 4/3 = 60 is enough",
        ),
        pytest.param(
            [("2.1", "10"), ("2.2", "49.9"), ("3", "30")],
            *("59.9", "不合格"),
            id="59.9 fails, whatever the bonus",
        ),
        pytest.param(
            [("2.1", "25"), ("2.2", "75"), ("3", "30"), *visits(7)],
            *("", "不合格"),
            id="7 of 140 visits failed: 5 %",
        ),
        pytest.param(
            [("2.1", "25"), ("2.2", "75"), *visits(6)],
            *("100.0", "合格"),
            id="6 of 140 visits failed: not yet 5 %",
        ),
        pytest.param(
            [("2.1", "25"), ("2.2", "75"), *visits(60, days=6)],
            *("100.0", "合格"),
            id="six days of visits are too few to tell",
        ),
        pytest.param(
            [("2.1", "25"), ("2.2", "75"), (STALE_NEWS, "3"), (STALE_NOTICES, "2")],
            *("", "不合格"),
            id="3 + 2 columns are stale",
        ),
        pytest.param(
            [("2.1", "25"), ("2.2", "75"), (STALE_NEWS, "4"), ("空白栏目", "4")],
            *("100.0", "合格"),
            id="4 stale and 4 blank columns are not 5 of either",
        ),
        pytest.param(
            [("2.1", "25"), ("2.2", "75"), ("首页更新条数", "0")],
            *("", "不合格"),
            id="nothing new on the home page",
        ),
    ],
)
def test_the_sites_of_2019(facts: list[Fact], total: str, grade: str) -> None:
    row = scored("2019-gov-site", "check", "2019-12-31", facts)
    assert (row["总分"], row["等次"]) == (total, grade)


@pytest.mark.parametrize(
    ("class_id", "facts", "grade"),
    [
        pytest.param("site", [], "合格", id="another site: nothing was found"),
        pytest.param("site", [("空白栏目", "4")], "合格", id="4 blank columns"),
        pytest.param("site", [("空白栏目", "5")], "不合格", id="5 blank columns"),
        pytest.param("site", visits(7), "不合格", id="5 % of its visits failed"),
        pytest.param("media", [], "合格", id="new media: nothing was found"),
        pytest.param(
            "media", [("新媒体内容不更新", "1")], "不合格", id="nothing new in them"
        ),
    ],
)
def test_what_is_not_scored_in_2019(
    class_id: str, facts: list[Fact], grade: str
) -> None:
    row = scored("2019-gov-site", "check", "2019-12-31", facts, class_id)
    assert (row["总分"], row["名次"], row["等次"]) == ("", "", grade)


OPEN = [("首页访问", "是", "2015-12-30")] * 198 + [("首页访问", "否", "2015-12-30")] * 2
FAULTS: list[Fact] = [
    *(("2", "3"), ("3", "25"), ("首页更新条数", "9")),
    *((STALE_NEWS, "2"), (STALE_NOTICES, "1"), ("8", "是"), ("9", "5"), ("10", "0")),
]


@pytest.mark.parametrize(
    ("facts", "total", "grade"),
    [
        pytest.param(OPEN, "95.0", "合格", id="1 % of visits failed: 5 off"),
        pytest.param(
            [*OPEN, *FAULTS],  # 95 - 3 - 2.5 - 5 - 6 - 4 - 5 - 3 - 5
            *("61.5", "合格"),
            id="faults of every kind",
        ),
        pytest.param(
            [*OPEN, *FAULTS, ("未更新的人事规划类栏目", "1")],
            *("56.5", "不合格"),
            id="43.5 off is more than 40",
        ),
        pytest.param(
            [*OPEN, ("超过3个月未回应的留言", "1")],
            "",
            "不合格",
            id="a letter unanswered",
        ),
        pytest.param(FAULTS, "", "", id="nobody visited the site"),
    ],
)
def test_the_census(facts: list[Fact], total: str, grade: str) -> None:
    row = scored("2015-census", "census", "2015-12-31", facts)
    assert (row["总分"], row["等次"]) == (total, grade)


def test_the_ten_items() -> None:
    words = ["优"] * 4 + ["良"] * 3 + ["一般"] * 2 + ["差"]
    facts: list[Fact] = [(str(n), word) for n, word in enumerate(words, 1)]
    row = scored("graded-ten-items", "public-review", "2009-12-01", facts)
    assert row["总分"] == "76.0"


def test_the_county_sheet() -> None:
    sources = {
        **dict.fromkeys(("1.1", "1.2", "1.3"), "self-check"),
        "2.1": "extranet-office",
        "2.2": "records",
        "2.3": "inspection",
        "3.1": "system",
        **{f"3.{n}": "not-stated" for n in range(2, 11)},
    }
    marks = ["22.5", "2", "4", "5", "1", "20", "2", "目录未更新", "5", "2"]
    facts: list[Fact] = [
        *(("1.1", "是"), ("1.2", "是"), ("1.3", "否")),
        *(("2.1", "5"), ("2.2", "2"), ("2.3", "2")),
        *((f"3.{n}", mark) for n, mark in enumerate(marks, 1)),
    ]
    row = scored("daying-county", sources, "2016-12-01", facts)
    assert row["总分"] == "82.5"  # 4 + (5 + 2 + 2 x 2) + 67.5


def test_the_first_level_of_jiamusi() -> None:
    marks = ["11.5", "10", "14.25", "5", "5", "4", "18", "9", "8", "6", "4"]
    facts: list[Fact] = [(str(n), mark) for n, mark in enumerate(marks, 1)]
    row = scored("jiamusi-2018", "third-party", "2018-11-01", facts)
    assert row["总分"] == "94.75"
