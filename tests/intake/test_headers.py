from __future__ import annotations

import pytest

from assess.intake.faults import Faults
from assess.intake.headers import OBSERVATIONS, UNITS, contents_of, read_header


def read(text: str) -> tuple[str, dict[str, int], str | None]:
    faults = Faults("in.csv")
    header = read_header(text.split(","), faults)
    faults.raise_any()
    return header.contents, dict(header.columns), header.dated


def codes(text: str) -> list[str]:
    faults = Faults("in.csv")
    read_header(text.split(","), faults)
    return [problem.code for problem in faults.told]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("单位,指标,日期,值", id="Chinese"),
        pytest.param("unit,indicator,date,value", id="English"),
        pytest.param("Unit, Indicator ,DATE,Value", id="capitals and spaces"),
        pytest.param("单位,检查项,日期,数量", id="other words"),
        pytest.param("单位,指标,日期,得分,,", id="empty columns at the end"),
    ],
)
def test_observations(text: str) -> None:
    columns = {"unit": 0, "indicator": 1, "date": 2, "value": 3}
    assert read(text) == ("observations", columns, None)


def test_any_order() -> None:
    columns = {"value": 0, "unit": 2, "indicator": 3, "date": 1}
    assert read("值,日期,单位,指标") == ("observations", columns, None)


@pytest.mark.parametrize(
    ("column", "source"),
    [
        ("填报日期", "self-check"),
        ("reported_on", "self-check"),
        ("监测时间", "monitoring"),
        ("monitored_at", "monitoring"),
        ("检查日期", "inspection"),
        ("inspected-on", "inspection"),
    ],
)
def test_the_date_says_the_source(column: str, source: str) -> None:
    assert read(f"单位,指标,{column},值")[2] == source


@pytest.mark.parametrize(
    "text",
    ["编码,名称,类别", "code,name,class", "类别,单位名称,编码,上级,起,止,邮箱"],
)
def test_units(text: str) -> None:
    assert read(text)[0] == "units"


@pytest.mark.parametrize("names", [UNITS, OBSERVATIONS], ids=["units", "observations"])
def test_every_name_is_told_from_the_others(names: dict[str, tuple[str, ...]]) -> None:
    told = [word for field, zh in names.items() for word in (field, *zh)]
    assert len(told) == len(set(told))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("单位,指标,日期,值,颜色", ["unknown-column"], id="unknown"),
        pytest.param("单位,指标,日期,值,问题类形", ["misspelt-column"], id="mistyped"),
        pytest.param("单位,指标,日期,值,,说明", ["column-without-name"], id="no name"),
        pytest.param("单位,指标,日期,值,结果", ["column-twice"], id="twice"),
        pytest.param("单位,指标,日期,检查日期,值", ["two-dates"], id="two dates"),
        pytest.param("单位,指标,日期", ["columns-missing"], id="no value"),
        pytest.param("单位,值", ["columns-missing"], id="neither what nor when"),
        pytest.param("名称,类别", ["columns-missing"], id="units without codes"),
        pytest.param("", ["columns-missing"], id="nothing"),
        pytest.param("单位\t指标\t日期\t值", ["other-separator"], id="tabs"),
        pytest.param("单位;指标;日期;值", ["other-separator"], id="semicolons"),
        pytest.param(
            "单位,指标,日期,值,颜色,数量,大小",
            ["unknown-column", "column-twice", "unknown-column"],
            id="all of them at once",
        ),
    ],
)
def test_what_is_wrong(text: str, told: list[str]) -> None:
    assert codes(text) == told


def test_contents_need_both_name_and_class() -> None:
    assert contents_of(["名称", "类别"]) == "units"
    assert contents_of(["名称"]) == contents_of([]) == "observations"
