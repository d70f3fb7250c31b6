"""Units are renamed and merged; whom a name in a file then means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.problems import InputError
from assess.records.withdrawing import Withdrawn, withdraw

if TYPE_CHECKING:
    from intake.handing import Office

HEAD = "单位,指标,监测时间,值\n"
SEEN = """
    SELECT u.code, count(*) FROM observation o JOIN unit u ON u.id = o.unit
    GROUP BY u.code ORDER BY u.code"""
CHANGED = "SELECT part, old, new FROM change WHERE part <> '' ORDER BY id"
FORMER = "SELECT unit, name FROM former_name ORDER BY id"


def rename(office: Office, code: str, name: str, class_title: str = "街道") -> int:
    text = f"编码,名称,类别\n{code},{name},{class_title}\n"
    return office.take("names.csv", text).batch


def see(office: Office, *lines: str) -> list[tuple[object, ...]]:
    office.take("seen.csv", HEAD + "\n".join(lines) + "\n")
    return office.rows(SEEN)


def take_back(office: Office, batch: int) -> Withdrawn:
    with office.record.writing() as connection:
        return withdraw(connection, batch, reason="wrong list", now=0, by="")


def test_an_old_name_still_means_the_unit(office: Office) -> None:
    rename(office, "J01", "文源新街道")
    rows = see(office, "文源街道,2.1,2014-06-01,1", "文源新街道,2.1,2014-06-02,1")
    assert rows == [("J01", 2)]
    assert office.rows(CHANGED) == [("name", "文源街道", "文源新街道")]
    assert office.rows(FORMER) == [(1, "文源街道")]


def test_old_names_can_be_listed(office: Office) -> None:
    office.take("u.csv", "编码,名称,类别,曾用名\nB01,区教育局,部门,文教局、 教委\n")
    office.take("v.csv", "名称,编码,类别,曾用名\n区教育局,B01,部门,教委\n")
    assert office.rows(FORMER) == [(2, "教委"), (2, "文教局")], "each once"
    assert see(office, "教委,2.1,2014-06-01,1") == [("B01", 1)]


def test_the_name_of_today_goes_first(office: Office) -> None:
    rename(office, "J01", "文源新街道")
    rename(office, "B01", "文源街道", "部门")
    assert see(office, "文源街道,2.1,2014-06-01,1") == [("B01", 1)]


def test_a_former_name_of_two_is_refused(office: Office) -> None:
    office.take("u.csv", "编码,名称,类别,曾用名\nB01,区教育局,部门,文教局\n")
    office.take("v.csv", "编码,名称,类别,曾用名\nJ01,文源街道,街道,文教局\n")
    told = office.faults("seen.csv", HEAD + "文教局,2.1,2014-06-01,1\n")
    assert told == ["2 unclear-unit"]


MERGED = "编码,名称,类别,止,并入\nB02,区文化局,部门,2014-06-30,区教育局\n"


@pytest.mark.parametrize(
    ("day", "code"),
    [
        pytest.param("2014-06-30", "B02", id="its last day"),
        pytest.param("2014-07-01", "B01", id="the day after"),
    ],
)
@pytest.mark.parametrize("written", ["B02", "区文化局", "文化馆"])
def test_whom_a_merged_unit_means(
    office: Office, written: str, day: str, code: str
) -> None:
    rename(office, "B02", "文化馆", "部门")
    office.take("merged.csv", MERGED)
    assert see(office, f"{written},2.1,{day},1") == [(code, 1)]


def test_each_row_by_its_own_day(office: Office) -> None:
    office.take("merged.csv", MERGED)
    days = [f"2014-{month:02}-15" for month in range(1, 13)]
    rows = see(office, *(f"区文化局,2.1,{day},1" for day in days))
    assert rows == [("B01", 6), ("B02", 6)]


def test_merged_twice(office: Office) -> None:
    office.take("merged.csv", MERGED)
    office.take(
        "again.csv", "编码,名称,类别,止,并入\nB01,区教育局,部门,2014-09-30,J01\n"
    )
    rows = see(office, *(f"B02,2.1,2014-{month:02}-15,1" for month in (6, 9, 10)))
    assert rows == [("B01", 1), ("B02", 1), ("J01", 1)]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param("B02,区文化局,部门,,B01", ["2 merged-when"], id="not when"),
        pytest.param(
            "B02,区文化局,部门,2014-06-30,区教育句",
            ["2 misspelt-merged-into"],
            id="mistyped",
        ),
        pytest.param(
            "B02,区文化局,部门,2014-06-30,XYZ", ["2 unknown-merged-into"], id="no such"
        ),
        pytest.param(
            "B02,区文化局,部门,2014-06-30,B02",
            ["2 merged-in-a-circle"],
            id="into itself",
        ),
    ],
)
def test_a_merger_that_cannot_be(office: Office, line: str, told: list[str]) -> None:
    assert office.faults("u.csv", f"编码,名称,类别,止,并入\n{line}\n") == told


def test_a_wrong_list_is_taken_back(office: Office) -> None:
    rows = "J01,文源新街道,街道,老王,2014-06-30\nJ07,琴台街道,街道,,\n"
    text = "编码,名称,类别,联系人,止\n" + rows
    batch = office.take("wrong.csv", text).batch
    done = take_back(office, batch)
    assert (done.rows, done.units) == (2, 2)
    assert office.rows("SELECT code, name, contact, valid_to FROM unit") == [
        ("J01", "文源街道", "", None),
        ("B01", "区教育局", "", None),
    ]
    told = office.faults("seen.csv", HEAD + "文源新街道,2.1,2014-06-01,1\n")
    assert told == ["2 misspelt-unit"], "it was never its name"
    assert not office.take("wrong.csv", text).known, "the same file may come again"


def test_what_was_changed_again_stays(office: Office) -> None:
    batch = rename(office, "J01", "文源新街道")
    rename(office, "J01", "文源大街道")
    assert take_back(office, batch).units == 0
    assert office.rows("SELECT name FROM unit WHERE code = 'J01'") == [("文源大街道",)]


def test_units_that_were_observed_are_not_taken_back(office: Office) -> None:
    see(office, "J01,2.1,2014-06-01,1")
    with pytest.raises(InputError) as caught:
        take_back(office, 1)
    (problem,) = caught.value.problems
    assert problem.code == "units-are-in-use"
    assert problem.facts == {"many": 2, "used": 1, "first": "文源街道"}
    assert len(office.rows("SELECT code FROM unit")) == 2
