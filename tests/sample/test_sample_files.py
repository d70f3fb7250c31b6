"""The sample's files: as the script makes them, with the published figures."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_data"
FILES = sorted(SAMPLE.rglob("*.csv"))
FEW_BYTES = 1_500_000


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_the_files_are_as_the_script_makes_them() -> None:
    made = [sys.executable, str(SAMPLE / "make.py"), "--check"]
    done = subprocess.run(made, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("path", FILES, ids=lambda path: "-".join(path.parts[-2:]))
def test_a_file_is_what_a_spreadsheet_program_saves(path: Path) -> None:
    contents = path.read_bytes()
    assert contents.startswith(b"\xef\xbb\xbf")
    assert contents.count(b"\n") == contents.count(b"\r\n")
    assert len(contents) < FEW_BYTES


@pytest.mark.parametrize(
    ("indicator", "published"),
    [
        pytest.param("2.1", 8_493, id="notices and news"),
        pytest.param("2.2", 2_535, id="key work"),
        pytest.param("2.3", 1_303, id="policies and regulations"),
        pytest.param("2.4", 23_340, id="other"),
    ],
)
def test_new_items_of_the_year_add_up(indicator: str, published: int) -> None:
    counted = [row for row in rows("monitoring.csv") if row["指标"] == indicator]
    assert {row["单位"] for row in counted} == {
        row["名称"] for row in rows("units.csv")
    }
    assert sum(int(row["值"]) for row in counted) == published


def test_all_new_items_add_up() -> None:
    kinds = {"2.1", "2.2", "2.3", "2.4"}
    counted = (row for row in rows("monitoring.csv") if row["指标"] in kinds)
    assert sum(int(row["值"]) for row in counted) == 35_671


def test_two_trainings_were_held_for_160_people() -> None:
    sheets = [row for row in rows("inspections.csv") if row["指标"] == "培训签到"]
    assert len({row["检查日期"] for row in sheets}) == 2
    assert sum(int(row["值"]) for row in sheets) == 160


def test_the_district_has_10_streets_and_32_departments() -> None:
    classes = Counter(row["类别"] for row in rows("units.csv"))
    assert classes == {"街道": 10, "部门": 32}


def test_1230_institutions_stand_below_their_bureaus() -> None:
    units = rows("institutions/units.csv")
    bureaus = Counter(row["上级"] for row in units if row["类别"] == "公共企事业单位")
    assert bureaus == {
        "区教育局": 283 + 56 + 48 + 8 + 15 + 2,
        "区卫生局": 10 + 125 + 676,
        "区人口计生局": 7,
    }
    assert set(bureaus) == {row["名称"] for row in units if row["类别"] == "主管部门"}


KINDS = [
    pytest.param("幼儿园", 283, id="kindergartens"),
    pytest.param("小学", 56, id="primary schools"),
    pytest.param("中学", 15, id="secondary schools"),
    pytest.param("实验学校", 8, id="twelve-year schools"),
    pytest.param("职业学校", 2, id="vocational schools"),
    pytest.param("医院", 10, id="hospitals"),
    pytest.param("计划生育服务站", 7, id="family-planning bodies"),
]


@pytest.mark.parametrize(("ending", "number"), KINDS)
def test_as_many_of_a_kind_as_the_district_has(ending: str, number: int) -> None:
    names = [row["名称"] for row in rows("institutions/units.csv")]
    assert sum(name.endswith(ending) for name in names) == number


@pytest.mark.parametrize("folder", [".", "institutions"])
def test_units_are_told_apart_by_code_and_by_name(folder: str) -> None:
    units = rows(f"{folder}/units.csv")
    assert len({row["编码"] for row in units}) == len(units)
    assert len({row["名称"] for row in units}) == len(units)


@pytest.mark.parametrize("folder", [".", "institutions"])
@pytest.mark.parametrize("name", ["self-checks", "monitoring", "inspections"])
def test_every_row_is_about_a_listed_unit(folder: str, name: str) -> None:
    units = rows(f"{folder}/units.csv")
    listed = {row["名称"] for row in units} | {row["编码"] for row in units}
    assert {row["单位"] for row in rows(f"{folder}/{name}.csv")} <= listed


@pytest.mark.parametrize("name", ["self-checks", "inspections"])
def test_who_claims_not_applicable_says_why(name: str) -> None:
    claims = [row for row in rows(f"{name}.csv") if row["状态"] == "不适用"]
    assert claims
    assert all(row["依据"] for row in claims)


@pytest.mark.parametrize("folder", [".", "institutions"])
def test_findings_were_put_right_in_time_or_late_or_not_at_all(folder: str) -> None:
    facts = rows(f"{folder}/inspections.csv")
    became = Counter(_became(fact, facts) for fact in facts if fact["整改期限"])
    assert min(became[how] for how in ("in time", "late", "open")) >= 10


def _became(finding: dict[str, str], facts: list[dict[str, str]]) -> str:
    same = [fact for fact in facts if fact["状态"] == "已整改" or fact["值"] == "是"]
    for column in ("单位", "指标"):
        same = [fact for fact in same if fact[column] == finding[column]]
    days = [fact["检查日期"] for fact in same if fact["检查日期"] > finding["检查日期"]]
    if not days:
        return "open"
    return "in time" if min(days) <= finding["整改期限"] else "late"
