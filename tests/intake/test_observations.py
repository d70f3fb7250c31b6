from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from assess.intake import observations, remembered
from assess.measures.by_kind import ByKind
from assess.problems import InputError

if TYPE_CHECKING:
    from intake.handing import Office

HEAD = "单位,指标,日期,来源,值,状态,依据,整改期限,问题类型,更正,说明\n"

STORED = """
    SELECT u.code, s.source, s.check_code, s.kind, s.reading,
           datetime(o.seen, 'unixepoch'), o.value, o.state
    FROM observation o JOIN unit u ON u.id = o.unit JOIN series s ON s.id = o.series
    ORDER BY o.id"""


def row(  # the columns of HEAD
    unit: str = "J01",
    indicator: str = "1.1",
    seen: str = "2014-12-05",
    source: str = "self-check",
    value: str = "是",
    **more: str,
) -> str:
    rest = ("state", "basis", "due", "kind", "corrects", "note")
    cells = (unit, indicator, seen, source, value, *(more.get(n, "") for n in rest))
    return ",".join(cells) + "\n"


@pytest.mark.parametrize(
    ("line", "stored"),
    [
        pytest.param(
            row(),
            ("J01", "self-check", "1.1", "", "yes-no", "2014-12-05 00:00:00", 10**6, 0),
            id="yes",
        ),
        pytest.param(
            row(unit="文源街道", value="否"),
            ("J01", "self-check", "1.1", "", "yes-no", "2014-12-05 00:00:00", 0, 0),
            id="no, of a unit by name",
        ),
        pytest.param(
            row(indicator="2.1", source="网上监测", value="3", seen="2014-3-5 14:20"),
            (
                "J01",
                "monitoring",
                "dead-links",
                "",
                "number",
                "2014-03-05 14:20:00",
                3_000_000,
                0,
            ),
            id="a number, filed under the indicator's check",
        ),
        pytest.param(
            row(indicator="dead-links", source="monitoring", value="3", kind="内链"),
            (
                "J01",
                "monitoring",
                "dead-links",
                "内链",
                "number",
                "2014-12-05 00:00:00",
                3_000_000,
                0,
            ),
            id="by its check, of one type",
        ),
        pytest.param(
            row(indicator="visit", source="monitoring", value="失败"),
            ("J01", "monitoring", "visit", "", "yes-no", "2014-12-05 00:00:00", 0, 0),
            id="what only a veto looks at",
        ),
        pytest.param(
            row(indicator="1.2", source="现场检查", value="良"),
            ("J01", "inspection", "1.2", "", "word", "2014-12-05 00:00:00", 1, 0),
            id="a word, by its number",
        ),
        pytest.param(
            row(indicator="2.3", value="2014年3月28日"),
            (
                "J01",
                "self-check",
                "2.3",
                "",
                "date",
                "2014-12-05 00:00:00",
                date(2014, 3, 28).toordinal(),
                0,
            ),
            id="a date, by its day number",
        ),
        pytest.param(
            row(value="", state="不适用", basis="条例第十四条"),
            ("J01", "self-check", "1.1", "", "yes-no", "2014-12-05 00:00:00", None, 2),
            id="not applicable",
        ),
        pytest.param(
            row(value="", state="could not tell"),
            ("J01", "self-check", "1.1", "", "yes-no", "2014-12-05 00:00:00", None, 3),
            id="could not tell",
        ),
        pytest.param(
            row(value="", state="情况说明"),
            ("J01", "self-check", "1.1", "", "yes-no", "2014-12-05 00:00:00", None, 1),
            id="explained",
        ),
        pytest.param(
            row(source="inspection", value="", state="已整改", seen="2015-01-20"),
            ("J01", "inspection", "1.1", "", "yes-no", "2015-01-20 00:00:00", None, 4),
            id="rectified, after the period",
        ),
    ],
)
def test_a_row_is_stored(office: Office, line: str, stored: tuple[object, ...]) -> None:
    assert office.take("o.csv", HEAD + line).added == 1
    assert office.rows(STORED) == [stored]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(row(unit="文源街"), ["misspelt-unit"], id="mistyped unit"),
        pytest.param(row(unit="X99"), ["unknown-unit"], id="unknown unit"),
        pytest.param(row(unit=""), ["empty-cell"], id="no unit"),
        pytest.param(
            row(indicator="9.9"), ["unknown-indicator"], id="no indicator 9.9"
        ),
        pytest.param(row(indicator="专人负责"), ["misspelt-indicator"], id="a title"),
        pytest.param(row(indicator="1"), ["is-a-block"], id="a block"),
        pytest.param(row(indicator="2.1"), ["not-from-source"], id="another source's"),
        pytest.param(
            row(unit="B01", indicator="1.3", source="inspection", value="3"),
            ["not-on-sheet"],
            id="another class's indicator",
        ),
        pytest.param(row(source="自查"), ["misspelt-source"], id="mistyped source"),
        pytest.param(row(source="百度"), ["unknown-source"], id="unknown source"),
        pytest.param(row(source=""), ["no-source"], id="no source"),
        pytest.param(row(value="3"), ["not-yes-or-no"], id="a number for a yes"),
        pytest.param(row(value=""), ["no-value"], id="nothing said"),
        pytest.param(
            row(indicator="2.3", value="3月28日"), ["not-a-date"], id="half a date"
        ),
        pytest.param(
            row(indicator="1.2", source="inspection", value="优秀"),
            ["unknown-level"],
            id="no such level",
        ),
        pytest.param(
            row(indicator="1.3", source="inspection", value="8.5"),
            ["outside-limits"],
            id="a mark above full marks",
        ),
        pytest.param(
            row(indicator="1.3", source="inspection", value="-1"),
            ["outside-limits"],
            id="a mark below zero",
        ),
        pytest.param(
            row(indicator="2.2", source="monitoring", value="95"),
            ["outside-limits"],
            id="95 in place of 95%",
        ),
        pytest.param(row(seen="2016-01-01"), ["date-in-future"], id="next year"),
        pytest.param(row(seen="2014-11-30"), ["outside-period"], id="too early"),
        pytest.param(row(seen="2015-01-16"), ["outside-period"], id="too late"),
        pytest.param(
            row(seen="2015-01-10", source="inspection"),
            ["outside-period"],
            id="after the scheme's own period",
        ),
        pytest.param(row(seen="12月5日"), ["not-a-date"], id="a day without a year"),
        pytest.param(row(seen="2014-13-05"), ["no-such-day"], id="month thirteen"),
        pytest.param(row(seen=""), ["empty-cell"], id="no date"),
        pytest.param(row(state="好"), ["unknown-state"], id="unknown state"),
        pytest.param(
            row(state="无法判定"), ["value-beside-state"], id="a value beside a state"
        ),
        pytest.param(
            row(value="", state="不适用"), ["no-basis"], id="not applicable, why?"
        ),
        pytest.param(
            row(due="2014-12-04"), ["due-before-date"], id="due before it was found"
        ),
        pytest.param(row(due="下周"), ["not-a-date"], id="due next week"),
        pytest.param(row(corrects="7"), ["nothing-to-correct"], id="corrects nothing"),
        pytest.param(row(corrects="甲"), ["nothing-to-correct"], id="corrects a word"),
        pytest.param("J01,1.1,2014-12-05\n", ["too-few-cells"], id="too few cells"),
        pytest.param(
            row().rstrip() + "注,又\n", ["too-many-cells"], id="too many cells"
        ),
        pytest.param(
            row("甲", "乙", "丙", "自查", "丁", state="戊", due="己"),
            [
                "unknown-unit",
                "unknown-state",
                "misspelt-source",
                "not-a-date",
                "not-a-date",
            ],
            id="everything wrong with a row",
        ),
    ],
)
def test_a_row_is_refused(office: Office, line: str, told: list[str]) -> None:
    found = office.faults("o.csv", HEAD + row() + line + row(value="否"))
    assert found == [f"3 {code}" for code in told]


def test_all_faulty_rows_are_told(office: Office) -> None:
    text = HEAD + row(unit="X99") + row() + row(value="?") + "\n,,\n" + row(seen="?")
    assert office.faults("o.csv", text) == [
        "2 unknown-unit",
        "4 not-yes-or-no",
        "7 not-a-date",
    ]


def test_a_hundred_faults_are_told_and_the_rest_counted(office: Office) -> None:
    text = HEAD + row(value="?") * 250
    told = office.faults("o.csv", text)
    assert len(told) == 101
    assert told[-1] == "102 more-faults"


def test_what_stands_beside(office: Office) -> None:
    line = row(due="2014-12-20", basis="条例", note="'=见附件")
    office.take("o.csv", HEAD + line)
    assert office.rows("SELECT * FROM detail") == [
        (2 + 2, 1, date(2014, 12, 20).toordinal(), "条例", "", "", "", "=见附件")
    ]


def test_file_and_row_follow_from_the_number(office: Office) -> None:
    office.take(
        "a.csv", HEAD + row() + '"J01",1.1,2014-12-06,self-check,是,,,,,,"两\n行"\n'
    )
    office.take("b.csv", HEAD + row(value="否", seen="2014-12-07"))
    found = office.rows('SELECT 时间, 文件, 行, 说明 FROM "记录" ORDER BY 编号')
    assert found == [
        ("2014-12-05 00:00:00", "a.csv", 2, None),
        ("2014-12-06 00:00:00", "a.csv", 3, "两\n行"),
        ("2014-12-07 00:00:00", "b.csv", 2, None),
    ]


def test_equal_rows_are_two_observations(office: Office) -> None:
    line = row(indicator="2.1", source="monitoring", value="1")
    assert office.take("o.csv", HEAD + line * 3).added == 3
    assert len(office.rows("SELECT * FROM observation")) == 3


def test_the_same_file_twice_changes_nothing(office: Office) -> None:
    first = office.take("o.csv", HEAD + row())
    before = office.dump()
    again = office.take("renamed.csv", HEAD + row())
    assert office.dump() == before
    assert (again.known, again.batch, again.added) == (True, first.batch, 0)


def test_a_trial_leaves_nothing(office: Office) -> None:
    before = office.dump()
    taken = office.take("o.csv", HEAD + row(), dry_run=True)
    assert (taken.added, taken.known) == (1, False)
    assert office.dump() == before


CORRECTION = "单位,指标,填报日期,值,更正\n"


def test_a_correction_takes_the_place(office: Office) -> None:
    office.take("o.csv", HEAD + row())
    ((number,),) = office.rows("SELECT id FROM observation")
    office.take("c.csv", f"{CORRECTION}J01,1.1,2014-12-06,否,{number}\n")
    ((newer,),) = office.rows("SELECT max(id) FROM observation")
    assert office.rows("SELECT * FROM correction") == [(number, 1, 1, newer)]


def test_what_cannot_be_corrected(office: Office) -> None:
    office.take("o.csv", HEAD + row() + row(unit="B01"))
    mine, other = (n for (n,) in office.rows("SELECT id FROM observation ORDER BY id"))
    lines = (
        f"J01,1.1,2014-12-06,否,{mine}\n"
        f"J01,1.1,2014-12-07,否,{mine}\n"
        f"J01,1.1,2014-12-08,否,{other}\n"
        f"J01,1.1,2014-12-09,否,999\n"
    )
    assert office.faults("c.csv", CORRECTION + lines) == [
        "3 corrected-already",
        "4 corrects-another-unit",
        "5 nothing-to-correct",
    ]
    office.take("c.csv", f"{CORRECTION}J01,1.1,2014-12-06,否,{mine}\n")
    again = office.faults("d.csv", f"{CORRECTION}J01,1.1,2014-12-10,是,{mine}\n")
    assert again == ["2 corrected-already"]


def test_an_observation_of_something_else_is_not_corrected(office: Office) -> None:
    office.take("o.csv", HEAD + row() + row(indicator="2.3", value="2014-03-01"))
    mine, report = (n for (n,) in office.rows("SELECT id FROM observation ORDER BY id"))
    other = f"{CORRECTION}J01,1.1,2014-12-06,否,{report}\n"
    assert office.faults("c.csv", other) == ["2 corrects-another-matter"]
    visit = other.replace("填报日期", "检查日期").replace(str(report), str(mine))
    assert office.faults("d.csv", visit) == ["2 corrects-another-matter"]


def test_a_correction_may_change_the_kind(office: Office) -> None:
    about = {"indicator": "2.1", "source": "monitoring", "value": "3"}
    office.take("o.csv", HEAD + row(**about, kind="站外链接"))
    ((number,),) = office.rows("SELECT id FROM observation")
    right = row(**about, kind="站内链接", corrects=str(number))
    assert office.take("c.csv", HEAD + right).added == 1


def test_a_row_of_the_same_file_cannot_be_corrected(office: Office) -> None:
    text = CORRECTION + "J01,1.1,2014-12-06,否,\nJ01,1.1,2014-12-07,否,4\n"
    assert office.faults("c.csv", text) == ["3 nothing-to-correct"]


@pytest.mark.parametrize(
    ("head", "given", "source"),
    [
        pytest.param("填报日期", None, "self-check", id="the date column"),
        pytest.param("检查日期", None, "inspection", id="another date column"),
        pytest.param("日期", "inspection", "inspection", id="as told"),
        pytest.param("日期", "现场检查", "inspection", id="as told, by title"),
        pytest.param("填报日期", "inspection", "self-check", id="the column wins"),
    ],
)
def test_where_rows_come_from(
    office: Office, head: str, given: str | None, source: str
) -> None:
    text = f"单位,指标,{head},值\nJ01,1.1,2014-12-05,是\n"
    office.take("o.csv", text, source=given)
    assert office.rows("SELECT source FROM series") == [(source,)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("", "0 empty-file", id="an empty file"),
        pytest.param("单位,指标,填报日期,值\n", "0 no-rows", id="only a first row"),
        pytest.param("单位,指标,日期,值\n1,1,1,1\n", "1 no-source", id="no source"),
        pytest.param("单位,指标,日期,颜色,值\n", "1 unknown-column", id="a column"),
        pytest.param(
            '单位,指标,填报日期,值\nJ01,1.1,2014-12-05,"是\n', "2 not-csv", id="quote"
        ),
    ],
)
def test_a_file_is_refused(office: Office, text: str, told: str) -> None:
    contents = text.encode("utf-8-sig") if text else b""
    assert office.faults("o.csv", contents) == [told]


def test_a_series_keeps_its_form(office: Office) -> None:
    office.take("o.csv", HEAD + row())
    with office.record.writing() as connection:
        connection.exec_driver_sql("DROP TRIGGER series_no_update")
        connection.exec_driver_sql("UPDATE series SET reading = 'word'")
    assert office.faults("p.csv", HEAD + row(value="否")) == ["2 recorded-otherwise"]


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything that happens once in fifty thousand rows happen often."""
    monkeypatch.setattr(observations, "_AT_ONCE", 7)
    monkeypatch.setattr(observations, "_REMEMBERED", 3)
    monkeypatch.setattr(remembered, "_MOST", 3)


MANY = "单位,指标,监测时间,值\n" + "".join(
    f"{unit},{check},2014-{month:02}-05{between}{hour:02}:00,{value}\n"
    for month in range(1, 13)
    for hour in (0, 8, 23)
    for between in (" ", "T")
    for unit in ("J01", "区教育局")
    for check, value in (("2.1", "1"), ("visit", "正常"), ("dead-links", "０"))
)


@pytest.mark.usefixtures("small_steps")
def test_what_is_remembered_says_the_same(office: Office) -> None:
    assert office.take("o.csv", MANY).added == 12 * 3 * 2 * 2 * 3
    (counted,) = office.rows(
        "SELECT count(*), count(DISTINCT seen), sum(value), min(id), max(id) "
        "FROM observation"
    )
    assert counted == (432, 36, (144 + 144) * 10**6, 4, 435)


@pytest.mark.usefixtures("small_steps")
def test_a_fault_far_down_undoes_all(office: Office) -> None:
    assert office.faults("o.csv", MANY + "J01,2.1,2014-12-05,x\n") == [
        "434 not-a-number"
    ]


def test_two_times_of_day_are_not_one(office: Office) -> None:
    text = (
        "单位,指标,监测时间,值\n"
        "J01,2.1,2014-12-05T08:00,1\n"
        "J01,2.1,2014-12-05 09:00,1\n"
        "J01,2.1,2014-12-05T08:00 09:00,1\n"
    )
    assert office.faults("o.csv", text) == ["4 not-a-date"]


@pytest.fixture
def weighing(office: Office) -> Office:
    """Give an office that weighs dead links by their kind."""
    kinds = ByKind(kinds={"站内链接": Fraction(5), "站外链接": Fraction(1)})
    sheets = {
        class_id: tuple(
            replace(each, observe=replace(each.observe, measure=kinds))
            if each.id == "2.1"
            else each
            for each in sheet
        )
        for class_id, sheet in office.scheme.sheets.items()
    }
    return replace(office, scheme=replace(office.scheme, sheets=sheets))


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        pytest.param("站外连接", "2", "2 misspelt-kind", id="mistyped"),
        pytest.param("图片", "0", "2 unknown-kind", id="of no weight"),
        pytest.param("", "2", "2 empty-cell", id="of no kind"),
    ],
)
def test_a_kind_without_a_weight(
    weighing: Office, kind: str, value: str, told: str
) -> None:
    line = row(indicator="2.1", source="monitoring", value=value, kind=kind)
    assert weighing.faults("o.csv", HEAD + line) == [told]


@pytest.mark.parametrize(("kind", "value"), [("站外链接", "2"), ("", "0")])
def test_a_kind_that_is_weighed(weighing: Office, kind: str, value: str) -> None:
    line = row(indicator="2.1", source="monitoring", value=value, kind=kind)
    assert weighing.take("o.csv", HEAD + line).added == 1


@pytest.mark.parametrize(
    ("line", "fact", "named"),
    [
        pytest.param(
            row(source="monitoring"),
            "others",
            ("单位自查", "现场检查"),
            id="the sources that feed an indicator",
        ),
        pytest.param(
            row(source="百度"),
            "known_as",
            ("单位自查", "网上监测", "现场检查"),
            id="the sources of the scheme",
        ),
    ],
)
def test_sources_are_named_by_their_titles(
    office: Office, line: str, fact: str, named: tuple[str, ...]
) -> None:
    with pytest.raises(InputError) as caught:
        office.take("o.csv", HEAD + line)
    assert caught.value.problems[0].facts[fact] == named
