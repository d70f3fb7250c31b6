"""What a notice of Word says, and that a text stays a text in it."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from assess.exports.letters import Letters
from assess.problems import InputError
from assess.reminders.letter_docx import template_of
from assess.reminders.letter_fields import KNOWN, fields_of
from assess.reminders.notice import Points, as_json, from_json
from assess.reminders.register import register_from
from exports.notices.samples import ITEM, NOTICE, rows, said, written

if TYPE_CHECKING:
    from pathlib import Path

    from assess.exports.letters import Form
    from assess.reminders.notice import Earlier, Notice


@pytest.mark.parametrize("form", ["letter", "red-headed"])
def test_everything_stands_in_both_copies(form: Form, tmp_path: Path) -> None:
    told = said(written(tmp_path, letters=Letters(form)))
    for line in (
        "奇政办函〔2014〕7号",
        "督办通知单",
        "区商务局：",
        "第1项依据：考评方案第七条第六项。",
        "第1项此前：2014-05-15 催办",
        "请于2014年5月26日前办结",
        "联系人：王科。联系电话：0000-5550100。",
        "\n2014年5月19日\n",
        "抄送：分管领导。",
    ):
        assert told.count(line) == 2, line
    assert told.count("第一联（送达单位）") == told.count("第二联（存根）") == 1
    assert told.count("回执（编号12，区商务局）") == 1
    assert told.count("送达记录（编号12）") == 1
    assert "{" not in told
    assert "%}" not in told


def test_the_table_adds_up(tmp_path: Path) -> None:
    heads, *matters, total = rows(written(tmp_path))
    assert heads[-1] == "分值"
    assert [row[-1] for row in matters] == ["2", "2.5"]
    assert total[-1] == "4.5"
    assert matters[0][1:5] == [
        "未整改：2.6 内容准确",
        "2014年4月30日；信息失效",
        "更正错误内容",
        "2014年5月14日，逾期3个工作日",
    ]


@pytest.mark.parametrize(
    "items",
    [
        pytest.param((ITEM,), id="a single matter"),
        pytest.param((ITEM, ITEM), id="two matters about one indicator"),
        pytest.param((ITEM, replace(ITEM, points="")), id="a matter without points"),
    ],
)
def test_no_sum_where_it_would_mislead(items: tuple[object, ...]) -> None:
    notice = replace(NOTICE, items=items)  # type: ignore[arg-type] # they are items
    assert fields_of(notice)["合计分值"] == ""


def test_points_add_up_on_the_page(tmp_path: Path) -> None:
    path = written(tmp_path)
    assert "得分取自2014年5月16日评分批次3" in said(path)
    assert rows(path, 1) == [
        ["指标", "内容", "满分", "得分", "失分"],
        ["2.6", "内容准确", "2", "0.5", "1.5"],
        ["5.4", "窗口服务", "2.5", "2", "0.5"],
        ["", "合计", "4.5", "2.5", "2"],
    ]


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        pytest.param(ITEM.earlier, "经核对、督促，截至", id="told before"),
        pytest.param((), "经核对，截至", id="never told of it before"),
    ],
)
def test_only_what_was_said_is_claimed(
    earlier: tuple[Earlier, ...], text: str, tmp_path: Path
) -> None:
    item = replace(ITEM, earlier=earlier)
    notice = replace(NOTICE, items=(item,), level_title="通报")
    assert text in said(written(tmp_path, notice))


def test_what_the_ledger_keeps_is_read_again() -> None:
    assert from_json(as_json(NOTICE)) == NOTICE


def test_a_notice_of_before_there_were_points_is_read(tmp_path: Path) -> None:
    kept = json.loads(as_json(NOTICE))
    del kept["points"]
    older = from_json(json.dumps(kept))
    assert older == replace(NOTICE, points=Points())
    assert "分值明细" not in said(written(tmp_path, older))


HARD = [
    pytest.param("a/b\\c", id="slashes"),
    pytest.param("../../etc", id="a way up"),
    pytest.param("甲 & 乙", id="an ampersand"),
    pytest.param("<w:p>甲</w:p>", id="markup"),
    pytest.param("长" * 40, id="40 characters"),
    pytest.param("老'百\"姓’局", id="an apostrophe"),
    pytest.param("=1+1", id="a formula"),
    pytest.param("{{ 7 * 7 }}", id="a Jinja expression"),
    pytest.param("{% for x in 事项 %}", id="a Jinja statement"),
    pytest.param("{_{ 单位 }_} {_% if %_}", id="what docxtpl reads as braces"),
    pytest.param("&lt;&#123;", id="an entity"),
]


@pytest.mark.parametrize("text", HARD)
def test_a_text_stays_a_text(text: str, tmp_path: Path) -> None:
    item = replace(ITEM, title=text, found=text)
    path = written(tmp_path, replace(NOTICE, unit=text, office=text, items=(item,)))
    told = said(path)
    assert told.count(f"{text}：") == 2
    assert rows(path)[1][1:3] == [f"未整改：2.6 {text}", text]


def test_what_no_document_can_hold_is_left_out(tmp_path: Path) -> None:
    assert "区商务局：" in said(
        written(tmp_path, replace(NOTICE, unit="区商\x0b\x00务局"))
    )


def test_lines_stay_lines(tmp_path: Path) -> None:
    item = replace(ITEM, found="一\n二")
    assert rows(written(tmp_path, replace(NOTICE, items=(item,))))[1][2] == "一\n二"


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        pytest.param(NOTICE, "督办通知单", id="a second level"),
        pytest.param(
            replace(NOTICE, level=1, level_title="提醒"), "催办通知单", id="a first"
        ),
        pytest.param(
            replace(NOTICE, level_title="催办"),
            "催办通知单",
            id="a second, called 催办",
        ),
        pytest.param(
            replace(NOTICE, level=3, level_title="通报批评"),
            "通报",
            id="a 通报",
        ),
        pytest.param(
            replace(NOTICE, items=(replace(ITEM, late=-2),)),
            "整改通知书",
            id="a finding with time left",
        ),
    ],
)
def test_which_template(notice: Notice, name: str) -> None:
    assert template_of(notice) == name


def test_the_offices_own_template_goes_first(tmp_path: Path) -> None:
    own = tmp_path / "templates"
    own.mkdir()
    letters = Letters("letter", own)
    source = Letters().template("整改通知书").read_bytes()
    (own / "督办.docx").write_bytes(source)
    (own / "~$督办.docx").write_bytes(b"Word has it open")
    told = said(written(tmp_path, letters=letters))
    assert "整改通知书" in told
    assert letters.template("催办通知单").parent.name == "letter"


def test_the_known_fields_are_those_there_are() -> None:
    there = fields_of(NOTICE)
    assert set(KNOWN) == set(there)
    for name, known in KNOWN.items():
        if not isinstance(known, str):
            each: Any = there[name]
            assert set(each[0]) == set(known), name


def test_a_notice_kept_without_the_newer_fields_is_still_read() -> None:
    newer = {f.name for f in fields(NOTICE) if f.default == ""}
    assert newer == {"document", "office_contact", "office_phone"}


@pytest.mark.parametrize(
    ("text", "first_two"),
    [
        pytest.param(
            "奇政办函〔2015〕9号",
            ["奇政办函〔2015〕9号", "奇政办函〔2015〕10号"],
            id="it counts on",
        ),
        pytest.param("奇政办函[2015]9号", None, id="other brackets"),
        pytest.param("奇政办函〔15〕9号", None, id="a short year"),
        pytest.param("奇政办函〔2015〕09号", None, id="a leading zero"),
        pytest.param("〔2015〕9号", None, id="no sign"),
        pytest.param("9", None, id="a bare number"),
    ],
)
def test_numbers_of_the_register(text: str, first_two: list[str] | None) -> None:
    if first_two is None:
        with pytest.raises(InputError) as caught:
            register_from(text)
        assert [p.code for p in caught.value.problems] == ["bad-document-number"]
    else:
        numbers = register_from(text).numbers()
        assert [next(numbers), next(numbers)] == first_two


def test_days_that_are_estimates_are_marked(tmp_path: Path) -> None:
    notice = replace(NOTICE, answer_by=date(2031, 5, 6), answer_by_estimated=True)
    assert "于2031年5月6日（估）前" in said(written(tmp_path, notice))
