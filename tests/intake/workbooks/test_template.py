"""The workbooks that go out: what they ask, and what they let be typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from assess.intake.importing import Taken
from assess.intake.saying import plain_state
from assess.intake.ways import yes_no
from assess.messages import speak
from assess.problems import InputError
from assess.records.states import STATES
from assess.scheme.forms import (
    STATES as WORDS,
)
from assess.scheme.forms import (
    state_word,
    stretch_text,
    yes_no_words,
)
from assess.scheme.load import read_scheme
from assess.scoring.run import score
from assess.workdays import WorkCalendar
from intake.workbooks.office import ANSWERS, SCHEME, District, Sheet, changed, filled

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

SECRETS = """
[[veto]]
title = "泄密"
only = ["street"]
when = { source = "inspection", measure = "sum", check = "secrets", at_least = 1 }
effect = { score = 0 }
[[veto]]
title = "另一来源"
when = { source = "self-check", measure = "sum", check = "others", at_least = 1 }
effect = { score = 0 }
"""
ROUNDS = SCHEME.replace(
    "[[indicator]]",
    """[[round]]
id = "h1"
title = "上半年"
period = { from = 2014-01-01, to = 2014-06-30 }
[[round]]
id = "h2"
title = "下半年"
period = { from = 2014-07-01, to = 2014-12-31 }
[[indicator]]""",
    1,
).replace('id = "1"', 'id = "1"\nrounds = ["h1", "h2"]', 1)


def page(path: Path) -> Worksheet:
    return load_workbook(path).worksheets[0]


def ids(sheet: Worksheet) -> list[object]:
    return [cell.value for cell in sheet["A"][5:] if cell.value]


def test_it_asks_what_the_class_is_asked(district: District) -> None:
    sent = district.send()
    assert list(sent) == ["J01", "J02", "B01"]
    assert sent["J01"].name == "自查表_第1街道_2014.xlsx"
    assert ids(page(sent["J01"])) == ["1", *list(ANSWERS)[:5], "2", "2.1", "2.2"]


def test_one_answer_for_two_indicators(district: District) -> None:
    sheet = Sheet(page(district.send()["J01"]))
    row = [cell.value for cell in sheet.page[sheet.row("1.5")]]
    assert row[1:4] == [
        "培训次数；培训加倍",
        "2",
        "每个得 1，最多得 2 分；每个得 0.5，最多得 2 分",
    ]


def test_what_was_earned_last_stands_beside(district: District, answered: Path) -> None:
    district.take(answered)
    score(district.record, district.scheme, WorkCalendar(), now=0, by="")
    sheet = Sheet(page(district.send()["J01"]))
    earned = {id_: sheet.page.cell(sheet.row(id_), 5).value for id_ in ANSWERS}
    assert earned["1.3"] == "3"
    assert earned["2.1"] == "4.75"


def test_only_what_is_to_be_filled_in_is_open(district: District) -> None:
    sheet = page(district.send()["J01"])
    is_open = [c.coordinate for c in sheet[7] if not c.protection.locked]
    assert is_open == ["F7", "G7", "H7", "I7"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet["B4"].protection.locked


def test_it_is_ready_to_print(district: District) -> None:
    book = load_workbook(district.send()["J01"])
    sheet, hidden = book.worksheets
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C6", "$5:$5")
    setup = sheet.page_setup
    assert (setup.paperSize, setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert setup.fitToHeight == 0
    assert hidden.sheet_state == "veryHidden"
    assert sheet.row_dimensions[1].hidden


@pytest.mark.parametrize(
    ("cell", "kind", "formula", "said"),
    [
        pytest.param(
            "F7",
            "list",
            "assess!$E$1:$E$4",
            "请选择：是、否、不适用、情况说明",
            id="yes or no",
        ),
        pytest.param(
            "F9",
            "list",
            "assess!$G$1:$G$5",
            "请选择：优、良, 尚可、差、不适用、情况说明",
            id="words",
        ),
        pytest.param(
            "F10",
            "custom",
            "IF(ISNUMBER(F10),AND(TRUE,F10>=(0/1),F10<=(4/1)),"
            "COUNTIF(assess!$F$1:$F$2,F10)>0)",
            "请填 0 至 4 的数字；或填：不适用、情况说明",
            id="a mark",
        ),
        pytest.param(
            "F13",
            "custom",
            "IF(ISNUMBER(F13),AND(TRUE,F13>=(0/1),F13<=(1/1)),"
            "COUNTIF(assess!$F$1:$F$2,F13)>0)",
            "请填 0% 至 100% 的百分数，如 95%；或填：不适用、情况说明",
            id="a share",
        ),
        pytest.param(
            "F14",
            "custom",
            "IF(ISNUMBER(F14),AND(TRUE,F14>=DATE(1970,1,1),F14<=DATE(2037,12,31)),"
            "COUNTIF(assess!$F$1:$F$2,F14)>0)",
            "请填日期，如 2014-03-05；或填：不适用、情况说明",
            id="a day",
        ),
        pytest.param(
            "B4",
            "date",
            "41640",
            "请填 2014-01-01 至 2015-01-31 之间的日期，如 2014-03-05。",
            id="when it was filled in",
        ),
    ],
)
def test_what_may_be_typed(
    district: District, cell: str, kind: str, formula: str, said: str
) -> None:
    rules = page(district.send()["J01"]).data_validations.dataValidation
    (rule,) = (rule for rule in rules if cell in rule.sqref)
    assert (rule.type, rule.formula1, rule.error) == (kind, formula, said)


def test_inspectors_have_a_sheet_for_each_unit(district: District) -> None:
    (path,) = district.send(inspectors=True).values()
    book = load_workbook(path)
    assert path.name == "检查表_2014.xlsx"
    assert book.sheetnames == ["第1街道", "第2街道", "教育局", "assess"]
    assert ids(book["第1街道"]) == ["1", "1.1", "3"]
    assert ids(book["教育局"]) == ["1", "1.1"]


@pytest.mark.parametrize("per", ["unit", "indicator"])
def test_what_inspectors_found_goes_in(district: District, per: str) -> None:
    (path,) = district.send(inspectors=True, per=per).values()
    book = load_workbook(path)
    name, id_ = ("第2街道", "1.1") if per == "unit" else ("1.1 专人负责", "J02")
    sheet = Sheet(book[name])
    sheet.page["B4"], sheet.page["D4"] = date(2014, 10, 9), "甲"
    sheet.put(id_, "结果", "否")
    sheet.put(id_, "地点", "大厅")
    sheet.put(id_, "整改期限", date(2014, 11, 9))
    further = next(c.row for c in sheet.page["A"][6:] if not c.value)
    rows = [sheet.row(id_), further]
    for column, value in enumerate(
        [id_, *[None] * 3, "无法判定", date(2014, 10, 10)], 1
    ):
        sheet.page.cell(further, column).value = value
    book.save(path)
    (taken,) = district.take(path)
    assert isinstance(taken, Taken), taken
    query = "SELECT 单位, 指标, 值, 状态, 整改期限, substr(时间, 1, 10) FROM 记录"
    assert district.rows(f"{query} ORDER BY 时间") == [
        ("第2街道", "1.1", 0.0, "有记录", "2014-11-09", "2014-10-09"),
        ("第2街道", "1.1", None, "无法判定", None, "2014-10-10"),
    ]
    places = district.rows("SELECT 工作表, 行 FROM 记录 ORDER BY 时间")
    assert places == [(name, row) for row in rows]


def test_inspectors_are_asked_what_only_vetoes_look_at(district: District) -> None:
    vetoed = replace(district, scheme=read_scheme(SCHEME + SECRETS, ""))
    (path,) = vetoed.send(inspectors=True).values()
    for sheet in changed(path):
        assert ids(sheet.page) == ["1", "1.1", "3", "secrets"]
        row = [cell.value for cell in sheet.page[sheet.row("secrets")]]
        assert row[1:3] == ["泄密", ""]
        assert "各次之和：1 以上（含）" in row[3]
        sheet.answer({"secrets": 1}, date(2014, 10, 9))
    (taken,) = vetoed.take(path)
    assert isinstance(taken, Taken), taken
    assert vetoed.rows("SELECT 单位, 指标, 值 FROM 记录") == [
        ("第1街道", "secrets", 1.0)
    ]


def test_inspectors_see_what_was_claimed(district: District, answered: Path) -> None:
    district.take(answered)
    (path,) = district.send(inspectors=True, units=("J01",)).values()
    row = [cell.value for cell in page(path)[7]]
    assert row[:5] == ["1.1", "专人负责", "4", "是得 4 分，否得 0 分", "是"]


def test_a_round_asks_what_it_judges(district: District) -> None:
    in_rounds = replace(district, scheme=read_scheme(ROUNDS, ""))
    path = in_rounds.send(round="h1")["J01"]
    assert path.name == "自查表_第1街道_上半年.xlsx"
    assert ids(page(path)) == ["1", *list(ANSWERS)[:5]]
    answers = {id_: ANSWERS[id_] for id_ in list(ANSWERS)[:5]}
    for sheet in changed(path):
        sheet.answer(answers, date(2014, 7, 1))
    assert in_rounds.faults(path) == ["[单位自查]!B4 outside-round"]
    for sheet in changed(path):
        sheet.page["B4"] = date(2014, 6, 30)
    assert in_rounds.faults(path) == []


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        pytest.param({"source": "站点"}, "unknown-source", id="source"),
        pytest.param({"units": ("J0",)}, "misspelt-unit", id="unit"),
        pytest.param({"round": "q9"}, "no-rounds", id="a scheme without rounds"),
    ],
)
def test_what_is_not_there_is_told(
    district: District, wanted: dict[str, object], code: str
) -> None:
    with pytest.raises(InputError) as caught:
        district.send(**wanted)
    assert caught.value.problems[0].code == code


def test_another_round_is_told(district: District) -> None:
    in_rounds = replace(district, scheme=read_scheme(ROUNDS, ""))
    with pytest.raises(InputError, match="unknown-round"):
        in_rounds.send(round="q9")


def test_nothing_to_ask_is_told(district: District) -> None:
    alone = replace(district.scheme, sheets=dict.fromkeys(("street", "office"), ()))
    with pytest.raises(InputError, match="nothing-to-ask"):
        replace(district, scheme=alone).send()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_words_to_choose_from_are_understood(language: str) -> None:
    speak(language)  # type: ignore[arg-type] # one of the two
    assert [yes_no(word) for word in yes_no_words()] == [1_000_000, 0]
    assert all(plain_state(state_word(state)) in STATES for state in WORDS)


def test_english_workbooks_come_back(district: District) -> None:
    speak("en")
    path = district.send()["J01"]
    for sheet in changed(path):
        sheet.page["B4"] = "2015-01-08"
        for id_, value in {"1.1": "no", "1.2": "not applicable"}.items():
            row = sheet.row(id_)
            sheet.page.cell(row, 6).value = value
            sheet.page.cell(row, 7).value = "Art. 14"
    speak("zh")
    (taken,) = district.take(path)
    assert isinstance(taken, Taken), taken
    assert taken.added == 2


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        pytest.param(date(2014, 1, 1), date(2014, 12, 31), "2014", id="a year"),
        pytest.param(date(2014, 2, 1), date(2014, 2, 28), "2014-02", id="a month"),
        pytest.param(
            date(2014, 1, 1), date(2014, 6, 30), "2014-01至2014-06", id="months"
        ),
        pytest.param(
            date(2014, 1, 2), date(2014, 1, 31), "2014-01-02至2014-01-31", id="days"
        ),
    ],
)
def test_periods_have_names(first: date, last: date, text: str) -> None:
    assert stretch_text(first, last) == text


def test_shares_have_no_binary_remainder(district: District) -> None:
    path = district.send()["J01"]
    filled(path, path, {"2.1": 0.07, "1.4": 0.3})
    district.take(path)
    held = district.rows("SELECT value FROM observation ORDER BY value")
    assert held == [(70_000,), (300_000,)]
