"""A class without marks: the media track of 2019."""

from __future__ import annotations

import pytest
from cases.commanding import assess

from results.office import kept

MEDIA = {"甲局微博": "", "乙局微信": "unsafe", "丙局微信": "forged"}


def test_its_grade_unless_a_veto_says_otherwise() -> None:
    units = kept({"第1县": "90"}, media=MEDIA)
    told = {
        unit["unit"]: (unit["grade"], unit["total"], unit["rank"], unit["remark"])
        for unit in units
        if unit["class"] == "media"
    }
    assert told == {
        "甲局微博": ("合格", "", "", "unscored"),
        "乙局微信": ("不合格", "", "", "vetoed"),
        "丙局微信": ("不合格", "59.0", "", "vetoed"),
    }


def test_nothing_of_it_is_measured() -> None:
    (unit,) = kept({}, media={"甲局微博": ""})
    assert (unit["1"], unit["coverage"]) == ("", "")


def test_on_the_screen_it_has_no_rank_and_no_parts() -> None:
    kept({}, media={"甲局微博": "", "乙局微信": "unsafe"})
    lines = assess("score").splitlines()
    assert [line.split() for line in lines[1:5] if "─" not in line] == [
        ["Unit", "Grade"],
        ["甲局微博", "合格"],
        ["乙局微信", "不合格,", "vetoed"],
    ]


@pytest.mark.parametrize(
    ("unit", "told"),
    [
        pytest.param("甲局微博", "Total: no marks\n    grade: 合格\n", id="no marks"),
        pytest.param("乙局微信", "Total: vetoed\n    安全问题 (", id="vetoed"),
        pytest.param("丙局微信", "Total: 59.0\n    弄虚作假 (", id="a number set"),
    ],
)
def test_it_is_explained(unit: str, told: str) -> None:
    kept({}, media=MEDIA)
    explained = assess("explain", unit)
    assert told in explained
    assert "coverage" not in explained
