from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assess.problems import InputError

if TYPE_CHECKING:
    from intake.handing import Office

HEAD = "编码,名称,类别,上级,网址,起,止\n"
LISTED = """
    SELECT u.code, u.name, u.class_id, coalesce(p.code, ''), u.site
    FROM unit u LEFT JOIN unit p ON p.id = u.parent ORDER BY u.code"""


def test_units_are_added(empty: Office) -> None:
    text = HEAD + "G1,一小,部门,区教育局,,,\nB01,区教育局,office,,edu.example,,\n"
    assert empty.take("u.csv", text).added == 2
    assert empty.rows(LISTED) == [
        ("B01", "区教育局", "office", "", "edu.example"),
        ("G1", "一小", "office", "B01", ""),
    ]


def test_a_parent_may_be_in_the_record(office: Office) -> None:
    office.take("u.csv", HEAD + "G1,一小,部门,B01,,,\n")
    assert office.rows(LISTED)[1] == ("G1", "一小", "office", "B01", "")


def test_days_are_kept(empty: Office) -> None:
    empty.take("u.csv", HEAD + "J01,文源街道,街道,,,2014年3月5日,2014-12-31\n")
    assert empty.rows("SELECT valid_from, valid_to FROM unit") == [(735297, 735598)]


def test_a_later_file_changes_what_it_says(office: Office) -> None:
    rows = "J01,文源街道,街道,办公室\nB01,区教育局,部门,\nB02,区卫生局,部门,\n"
    taken = office.take("u.csv", "编码,名称,类别,联系人\n" + rows)
    assert (taken.added, taken.changed, taken.unchanged) == (1, 1, 1)
    assert office.rows("SELECT code, contact FROM unit ORDER BY code") == [
        ("B01", ""),
        ("B02", ""),
        ("J01", "办公室"),
    ]


def test_what_a_later_file_leaves_out_stays(empty: Office) -> None:
    empty.take("u.csv", HEAD + "B01,区教育局,部门,,,,\nG1,一小,部门,B01,a.example,,\n")
    empty.take("v.csv", "编码,名称,类别\nG1,第一小学,部门\n")
    assert empty.rows(LISTED)[1] == ("G1", "第一小学", "office", "B01", "a.example")


def test_two_units_may_swap_names(office: Office) -> None:
    office.take("u.csv", "编码,名称,类别\nJ01,区教育局,街道\nB01,文源街道,部门\n")
    assert office.rows("SELECT code, name FROM unit ORDER BY code") == [
        ("B01", "文源街道"),
        ("J01", "区教育局"),
    ]


def test_the_same_units_in_another_file_change_nothing(office: Office) -> None:
    taken = office.take("u.csv", "类别,名称,编码\n街道,文源街道,J01\n")
    assert (taken.added, taken.changed, taken.unchanged) == (0, 0, 1)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        pytest.param("J02,文源街道,街道,,,,", ["2 name-twice"], id="a known name"),
        pytest.param(
            "J02,画桥街道,街道,,,,\nJ03,画桥街道,街道,,,,",
            ["2 name-twice", "3 name-twice"],
            id="a name twice",
        ),
        pytest.param(
            "J02,画桥街道,街道,,,,\nJ02,琴台街道,街道,,,,",
            ["3 code-twice"],
            id="a code twice",
        ),
        pytest.param("J02,B01,街道,,,,", ["2 name-is-a-code"], id="another's code"),
        pytest.param(
            "文源街道,画桥街道,街道,,,,", ["2 name-is-a-code"], id="another's name"
        ),
        pytest.param("J02,画桥街道,乡镇,,,,", ["2 unknown-class"], id="no such class"),
        pytest.param(
            "J02,画桥街道,Streets,,,,", ["2 misspelt-class"], id="mistyped class"
        ),
        pytest.param(",,,,,,\n,画桥街道,街道,,,,", ["3 empty-cell"], id="no code"),
        pytest.param(
            "J02,,,,,,", ["2 empty-cell", "2 empty-cell"], id="neither name nor class"
        ),
        pytest.param(
            "J02,画桥街道,街道,市府,,,", ["2 unknown-parent"], id="no such parent"
        ),
        pytest.param(
            "J02,画桥街道,街道,区教育厅,,,", ["2 misspelt-parent"], id="mistyped parent"
        ),
        pytest.param(
            "J02,画桥街道,街道,J02,,,", ["2 parents-in-a-circle"], id="its own parent"
        ),
        pytest.param(
            "J02,画桥街道,街道,J03,,,\nJ03,琴台街道,街道,画桥街道,,,",
            ["2 parents-in-a-circle", "3 parents-in-a-circle"],
            id="each other's parent",
        ),
        pytest.param("J02,画桥街道,街道,,,去年,", ["2 not-a-date"], id="no date"),
        pytest.param(
            "J02,画桥街道,街道,,,2014-12-31,2014-01-01",
            ["2 ends-before-it-begins"],
            id="ends first",
        ),
        pytest.param("J02,画桥街道", ["2 too-few-cells"], id="too few cells"),
        pytest.param("J02,画桥街道,街道,,,,,x", ["2 too-many-cells"], id="too many"),
        pytest.param("", ["0 no-rows"], id="only a first row"),
    ],
)
def test_a_file_is_refused(office: Office, lines: str, told: list[str]) -> None:
    assert office.faults("u.csv", HEAD + lines + "\n") == told


def test_a_class_changes_only_before_the_first_observation(office: Office) -> None:
    moved = "编码,名称,类别\nJ01,文源街道,部门\nB01,区教育局,街道\n"
    office.take("o.csv", "单位,指标,填报日期,值\nJ01,1.1,2014-12-05,是\n")
    assert office.faults("u.csv", moved) == ["2 class-is-fixed"]
    office.take("v.csv", "编码,名称,类别\nB01,区教育局,街道\n")
    assert office.rows("SELECT class_id FROM unit WHERE code = 'B01'") == [("street",)]


def test_the_classes_of_the_scheme_are_told(empty: Office) -> None:
    with pytest.raises(InputError) as caught:
        empty.take("units.csv", "编码,名称,类别\nJ01,文源街道,天文台\n")
    (problem,) = caught.value.problems
    assert (problem.code, problem.facts["known_as"]) == (
        "unknown-class",
        ("街道", "部门"),
    )
