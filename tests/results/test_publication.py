"""What is made public, M60, and in which order: M56."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from cases.commanding import assess, read

from results.office import BANDS, kept

if TYPE_CHECKING:
    from collections.abc import Callable

COUNTIES = {
    "水利县": "75",
    "教育县": "95",
    "公安县": "60",
    "外事县": "59.9",
    "中山县": "75.1",
    "未查县": "",
    "文化县": "95",
}
MEDIA = {"甲局微博": "", "乙局微信": "unsafe"}


def public(rules: str, file: str = "public.json", **given: Any) -> Any:
    kept(COUNTIES, BANDS + "\n[publication]\n" + rules, media=MEDIA, **given)
    assess("export", file, "--published")
    text = Path(file).read_text("utf-8-sig")
    return json.loads(text) if file.endswith("json") else text


def columns(units: list[dict[str, str]], *keys: str) -> list[tuple[str, ...]]:
    return [tuple(unit[key] for key in keys) for unit in units]


def test_the_full_table() -> None:
    units = public('form = "table"\nnumbers = true')
    assert columns(units, "rank", "unit", "total", "grade", "1")[:5] == [
        ("1", "教育县", "95.0", "优秀", "95.0"),
        ("1", "文化县", "95.0", "优秀", "95.0"),
        ("3", "中山县", "75.1", "合格", "75.1"),
        ("4", "水利县", "75.0", "合格", "75.0"),
        ("5", "公安县", "60.0", "合格", "60.0"),
    ]
    assert len(units) == 9, "everybody is there"


def test_without_a_word_about_it_everybody_is_public() -> None:
    kept(COUNTIES, media=MEDIA)
    assess("export", "public.csv", "--published")
    assert len(read(Path("public.csv"))) == 9


def test_a_table_without_numbers() -> None:
    units = public('form = "table"\nnumbers = false')
    assert set(units[0]) == {"class", "rank", "unit", "grade"}


def test_grade_lists_are_in_the_order_of_scores_that_they_do_not_tell() -> None:
    units = public('form = "grade-lists"\nnumbers = false')
    assert columns(units, "class", "grade", "unit") == [
        ("county", "优秀", "教育县"),
        ("county", "优秀", "文化县"),
        ("county", "合格", "中山县"),
        ("county", "合格", "水利县"),
        ("county", "合格", "公安县"),
        ("county", "不合格", "外事县"),
        ("county", "nothing-to-score", "未查县"),
        ("media", "合格", "甲局微博"),
        ("media", "不合格", "乙局微信"),
    ]
    assert set(units[0]) == {"class", "grade", "unit"}


def test_above_75_and_below_60_are_named() -> None:
    ends = "better = { above = 75 }\nbehind = { below = 60 }"
    units = public(f'form = "ends"\nnumbers = false\n{ends}')
    assert columns(units, "list", "unit") == [
        ("better", "教育县"),
        ("better", "文化县"),
        ("better", "中山县"),
        ("behind", "外事县"),
        ("behind", "乙局微信"),  # vetoed, and without a number
    ]


def test_one_end_alone_with_numbers() -> None:
    units = public('form = "ends"\nnumbers = true\nbehind = { below = 60 }')
    assert columns(units, "unit", "total") == [("外事县", "59.9"), ("乙局微信", "")]


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("rank", ["教育县", "文化县", "中山县", "水利县", "公安县"]),
        ("code", ["水利县", "教育县", "公安县", "中山县", "文化县"]),
        ("name", ["公安县", "教育县", "水利县", "文化县", "中山县"]),
        ("strokes", ["中山县", "文化县", "公安县", "水利县", "教育县"]),
    ],
)
def test_order(order: str, names: list[str]) -> None:
    units = public(f'form = "table"\nnumbers = false\norder = "{order}"')
    assert [unit["unit"] for unit in units if unit["unit"] in names] == names


def test_equals_go_by_strokes_on_every_list() -> None:
    units = kept(COUNTIES, heading='equals = "strokes"\n')
    assert [unit["unit"] for unit in units[:2]] == ["文化县", "教育县"]
    assert [unit["rank"] for unit in units[:2]] == ["1", "1"]


def test_ordinal_places_follow_that_order() -> None:
    units = kept(COUNTIES, heading='equals = "strokes"\n', ties="ordinal")
    assert columns(units, "rank", "unit")[:2] == [("1", "文化县"), ("2", "教育县")]


@pytest.mark.parametrize("form", ["table", "grade-lists", "ends"])
def test_as_a_page(form: str, golden: Callable[[str, str], None]) -> None:
    ends = "better = { above = 75 }\nbehind = { below = 60 }" * (form == "ends")
    page = public(f'form = "{form}"\nnumbers = true\n{ends}', "public.md")
    golden(f"results/{form}.md", page)
