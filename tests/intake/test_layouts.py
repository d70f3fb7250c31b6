"""Tables of three invented vendors, taken in by writing TOML and nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from assess.intake.taking import units_first
from intake.handing import UNITS, mapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.handing import Office

SITED = """\
编码,名称,类别,网址
J01,文源街道,街道,http://www.wenyuan.gov.cn
B01,区教育局,部门,https://edu.qiyi.gov.cn/xxgk/
B02,区体育局,部门,edu.qiyi.gov.cn/tiyu
"""

VENDOR_A = """
[import.vendor-a]   # a look a row, below a title
unit   = "网站名称"
check  = "检测项目"
time   = "检测时间"
result = "检测结果"
note   = "备注"
always = { source = "monitoring" }
units  = { "文源街道门户网站" = "J01" }
checks = { "首页可用性" = "visit", "死链数" = "dead-links", "更新率" = "2.2" }
words.ok             = ["正常"]
words.fail           = ["无法打开*"]
words.could-not-tell = ["超时*", "403"]
words.skip           = ["未检测"]
percent = ["2.2"]
"""

TABLE_A = """\
甲公司网站监测月报,,,,,
,,,,,
序号,网站名称,检测项目,检测时间,检测结果,备注
1,文源街道门户网站,首页可用性,2014/3/5 14:20:33.000,正常,
2,区教育局,首页可用性,2014/3/5 14:25,无法打开（502）,重试三次
3,区教育局,首页可用性,2014/3/5 14:30,超时(30s),
4,B01,死链数,2014/3/5,17,
5,区教育局,更新率,2014-03-05,95,
6,区教育局,死链数,2014-03-05,未检测,
"""

SEEN_A = [
    ("J01", "visit", "2014-03-05 14:20:33", 1_000_000, 0, 4),
    ("B01", "visit", "2014-03-05 14:25:00", 0, 0, 5),
    ("B01", "visit", "2014-03-05 14:30:00", None, 3, 6),
    ("B01", "dead-links", "2014-03-05 00:00:00", 17_000_000, 0, 7),
    ("B01", "2.2", "2014-03-05 00:00:00", 950_000, 0, 8),
]

VENDOR_B = """
[import.vendor-b]   # a site a row, several results beside each other
site    = "URL"
date    = "日期"
time    = "时刻"
results = { "首页" = "visit", "死链" = "dead-links", "更新率" = "2.2" }
always  = { source = "网上监测" }
year    = 2014
words   = { ok = ["Y"], fail = ["N"], skip = ["-", ""] }
skip    = { "序号" = ["合计", "平均"] }
down    = ["URL"]
"""

TABLE_B = """\
序号;URL;日期;时刻;首页;死链;更新率
1;https://edu.qiyi.gov.cn/xxgk/index.html;3月5日;9:00;Y;3;95%
2;;3-6;;N;-;
合计;;;;;3;
"""

SEEN_B = [
    ("B01", "visit", "2014-03-05 09:00:00", 1_000_000, 0, 2),
    ("B01", "dead-links", "2014-03-05 09:00:00", 3_000_000, 0, 2),
    ("B01", "2.2", "2014-03-05 09:00:00", 950_000, 0, 2),
    ("B01", "visit", "2014-03-06 00:00:00", 0, 0, 3),
]

VENDOR_C = """
[import.vendor-c]   # an object a line, times counted in milliseconds
site   = "site.url"
check  = "probe"
time   = "ts"
result = "status"
note   = "error"
clock  = "milliseconds"
zone   = "+08:00"
always = { source = "monitoring" }
checks = { http = "visit" }
words  = { ok = ["200"], fail = ["5*"], could-not-tell = ["403"], skip = ["0"] }
"""

LINES_C = """\
{"site": {"url": "http://wenyuan.gov.cn:80"}, "probe": "http", "ts": 1394000433123, "status": 200}

{"probe": "http", "error": "down", "site": {"url": "http://www.wenyuan.gov.cn/a"}, "ts": 1394000434000, "status": 503}
{"site": {"url": "http://WENYUAN.gov.cn/"}, "probe": "http", "ts": 1394000435000, "status": 403, "error": null}
{"site": {"url": "http://wenyuan.gov.cn"}, "probe": "http", "ts": 1394000436000, "status": 0}
"""  # noqa: E501 - lines of JSON are as long as they are

SEEN_C = [
    ("J01", "visit", "2014-03-05 14:20:33", 1_000_000, 0, 1),
    ("J01", "visit", "2014-03-05 14:20:34", 0, 0, 3),
    ("J01", "visit", "2014-03-05 14:20:35", None, 3, 4),
]

SEEN = """
    SELECT u.code, s.check_code, datetime(o.seen, 'unixepoch'), o.value, o.state,
           (SELECT 行 FROM "记录" WHERE 编号 = o.id)
    FROM observation o JOIN unit u ON u.id = o.unit JOIN series s ON s.id = o.series
    ORDER BY o.id"""

ALL = mapped(VENDOR_A + VENDOR_B + VENDOR_C)


@pytest.fixture
def sited(empty: Office) -> Office:
    """Give an office that knows the sites of its units."""
    empty.take("units.csv", SITED)
    return empty


@pytest.mark.parametrize(
    ("name", "text", "seen", "by", "passed"),
    [
        pytest.param("a.csv", TABLE_A, SEEN_A, "vendor-a", 1, id="vendor-a, CSV"),
        pytest.param("b.csv", TABLE_B, SEEN_B, "vendor-b", 3, id="vendor-b, wide"),
        pytest.param("c.jsonl", LINES_C, SEEN_C, "vendor-c", 1, id="vendor-c, JSON"),
    ],
)
def test_a_new_vendor(
    sited: Office,
    name: str,
    text: str,
    seen: list[tuple[object, ...]],
    by: str,
    passed: int,
) -> None:
    taken = sited.take(name, text.encode("gb18030"), mappings=ALL)
    assert sited.rows(SEEN) == seen
    assert (taken.mappings, taken.passed, taken.added) == ((by,), passed, len(seen))


def test_columns_in_any_order(sited: Office) -> None:
    rows = [line.split(",") for line in TABLE_A.splitlines()]
    order = (5, 3, 0, 4, 2, 1)
    text = "\n".join(",".join(row[at] for at in order) for row in rows)
    sited.take("a.csv", text, mappings=ALL)
    assert sited.rows(SEEN) == SEEN_A


def workbook(office: Office, sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    path = office.folder / "v.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return path.read_bytes()


def test_a_workbook(sited: Office) -> None:
    rows = [line.split(",") for line in TABLE_A.splitlines()]
    rows[2][1] = "网站\n名称"
    notes = [["本表由甲公司提供"]]
    book = workbook(sited, {"说明": notes, "三月": rows, "空": [], "四月": rows[2:5]})
    taken = sited.take("v.xlsx", book, mappings=ALL)
    assert (taken.added, taken.passed_sheets) == (len(SEEN_A) + 2, ("说明",))
    assert sited.rows(SEEN) == [
        *SEEN_A,
        (*SEEN_A[0][:5], 2),
        (*SEEN_A[1][:5], 3),
    ]
    sheets = sited.rows('SELECT 工作表, count(*) FROM "记录" GROUP BY 1 ORDER BY 2')
    assert sheets == [("四月", 2), ("三月", 5)]


def test_faults_name_the_cells_of_a_workbook(sited: Office) -> None:
    rows = [line.split(",") for line in TABLE_A.splitlines()[2:4]]
    wide = [line.split(";") for line in TABLE_B.splitlines()]
    rows[1][1:5] = ["区图书馆", "首页", "3月5日", "大概正常"]
    wide[1][5] = "3个"
    book = workbook(sited, {"三月": rows, "宽": wide})
    assert sited.faults("v.xlsx", book, mappings=ALL) == [
        "2 unknown-unit",
        "2 unknown-indicator",
        "2 not-a-date",
        "2 not-a-number",
    ]


def test_a_wide_sheet_below_another(sited: Office) -> None:
    rows = [line.split(",") for line in TABLE_A.splitlines()]
    wide = [line.split(";") for line in TABLE_B.splitlines()]
    book = workbook(sited, {"三月": rows, "宽": wide, "五月": rows})
    sited.take("v.xlsx", book, mappings=ALL)
    assert sited.rows(SEEN) == [*SEEN_A, *SEEN_B, *SEEN_A]


def test_a_mapping_for_one_sheet_only(sited: Office) -> None:
    only = mapped(VENDOR_A.replace("unit  ", 'sheet = "四月"\nunit  '))
    rows = [line.split(",") for line in TABLE_A.splitlines()]
    book = workbook(sited, {"三月": rows, "四月": rows})
    taken = sited.take("v.xlsx", book, mappings=only)
    assert (taken.added, taken.passed_sheets) == (len(SEEN_A), ("三月",))


def test_a_list_of_objects(sited: Office) -> None:
    text = f"[{','.join(filter(None, LINES_C.splitlines()))}]"
    sited.take("c.json", text, mappings=ALL)
    assert [row[:5] for row in sited.rows(SEEN)] == [row[:5] for row in SEEN_C]


@pytest.mark.parametrize(
    ("text", "old", "new", "told"),
    [
        pytest.param(TABLE_A, "B01", "X", "7 unknown-unit", id="unknown unit"),
        pytest.param(TABLE_A, "正常", "基本正常", "4 not-yes-or-no", id="unknown word"),
        pytest.param(TABLE_A, ",17,", ",17个,", "7 not-a-number", id="no number"),
        pytest.param(TABLE_A, ",95,", ",950,", "8 outside-limits", id="950 percent"),
        pytest.param(
            TABLE_A, "死链数,2014/3", "链,2014/3", "7 unknown-indicator", id="c"
        ),
        pytest.param(TABLE_B, "3月5日", "昨天", "2 not-a-date", id="no date"),
        pytest.param(TABLE_B, "edu.qiyi", "x", "2 unknown-site", id="no such site"),
        pytest.param(TABLE_B, ";3;95%", ";3", "2 too-few-cells", id="a cell too few"),
        pytest.param(
            TABLE_B, "Y;3;95%", "Y;3;95%;1", "2 too-many-cells", id="too many"
        ),
        pytest.param(LINES_C, '"down"', '"down', "3 not-json", id="not closed"),
        pytest.param(LINES_C, "1394000434000", '"x"', "3 not-a-date", id="no number"),
    ],
)
def test_what_is_half_understood(
    sited: Office, text: str, old: str, new: str, told: str
) -> None:
    found = sited.faults("v.csv", text.replace(old, new), mappings=ALL)
    assert found[0] == told


def test_the_vendor_s_own_words_are_told(sited: Office) -> None:
    text = TABLE_A.replace("死链数,2014/3/5,17", "死链数,2014/3/5,正常")
    assert sited.faults("a.csv", text, mappings=ALL) == ["7 not-a-number"]


@pytest.mark.parametrize(
    ("wanted", "text", "told"),
    [
        pytest.param("", "a,b\n1,2\n", ["1 unknown-column"] * 2, id="none fits"),
        pytest.param("vendor-c", TABLE_A, ["1 mapping-does-not-fit"], id="another"),
        pytest.param("vendr-a", TABLE_A, ["0 misspelt-mapping"], id="mistyped"),
        pytest.param("x", TABLE_A, ["0 no-such-mapping"], id="no such mapping"),
    ],
)
def test_which_mapping(sited: Office, wanted: str, text: str, told: list[str]) -> None:
    mappings = mapped(VENDOR_A + VENDOR_B + VENDOR_C, wanted)
    assert sited.faults("v.csv", text, mappings=mappings) == told


def test_a_renamed_column_is_told(sited: Office) -> None:
    text = TABLE_A.partition("\n,,,,,\n")[2].replace("备注", "说明")
    found = sited.faults("a.csv", text, mappings=ALL)
    assert found[-1] == "1 nearest-mapping"


def test_two_mappings_that_fit(sited: Office) -> None:
    twice = VENDOR_A + VENDOR_A.replace("vendor-a", "vendor-d")
    assert sited.faults("a.csv", TABLE_A, mappings=mapped(twice)) == [
        "3 several-mappings"
    ]
    sited.take("a.csv", TABLE_A, mappings=mapped(twice, "vendor-d"))
    assert sited.rows(SEEN) == SEEN_A


def test_the_mapping_that_says_more(sited: Office) -> None:
    less = VENDOR_A.replace("vendor-a", "vendor-d").replace('note   = "备注"\n', "")
    taken = sited.take("a.csv", TABLE_A, mappings=mapped(VENDOR_A + less))
    assert taken.mappings == ("vendor-a",)


def test_our_own_first_row_goes_before_mappings(sited: Office) -> None:
    ours = mapped(
        '[import.x]\nunit = "单位"\ncheck = "指标"\nresult = "值"\ntime = "日期"\n'
    )
    text = "单位,指标,日期,值\nJ01,dead-links,2014-03-05,1\n"
    assert sited.take("o.csv", text, source="monitoring", mappings=ours).mappings == ()


def test_a_date_that_rows_do_not_say(sited: Office) -> None:
    text = "单位,指标,值\nJ01,dead-links,1\n"
    given = mapped(VENDOR_A, seen=date(2014, 5, 1))
    assert sited.faults("o.csv", text, source="monitoring") == ["1 columns-missing"]
    sited.take("o.csv", text, source="monitoring", mappings=given)
    assert sited.rows(SEEN)[0][2] == "2014-05-01 00:00:00"


def test_equal_cells_are_read_once_and_alike(sited: Office) -> None:
    body = TABLE_A.splitlines(keepends=True)
    text = "".join(body[:3]) + "".join(body[3:]) * 50
    taken = sited.take("a.csv", text, mappings=ALL)
    assert (taken.added, taken.passed) == (250, 50)
    assert {row[:5] for row in sited.rows(SEEN)} == {row[:5] for row in SEEN_A}
    assert len({row[5] for row in sited.rows(SEEN)}) == 250


def test_units_in_a_workbook(empty: Office) -> None:
    rows = [["单位名单"], [], *(line.split(",") for line in UNITS.splitlines())]
    taken = empty.take("u.xlsx", workbook(empty, {"名单": rows}))
    assert (taken.contents, taken.added) == ("units", 2)
    checks = [["单位", "指标", "填报日期", "值"], ["J01", "1.1", "2014-12-05", "是"]]
    mixed = workbook(empty, {"名单": rows, "自查": checks})
    assert empty.faults("m.xlsx", mixed) == ["0 mixed-sheets"]
    assert empty.take("c.xlsx", workbook(empty, {"自查": checks})).added == 1


def test_a_workbook_of_units_is_read_first(empty: Office) -> None:
    units = [["单位名单"], *(line.split(",") for line in UNITS.splitlines())]
    names = ("a.xlsx", "b.csv", "c.xlsx")
    (empty.folder / names[0]).write_bytes(workbook(empty, {"记录": [["单位", "指标"]]}))
    (empty.folder / names[1]).write_text("单位,指标,填报日期,值\n", "utf-8")
    (empty.folder / names[2]).write_bytes(workbook(empty, {"名单": units}))
    found = units_first(empty.folder / name for name in names)
    assert [path.name for path in found] == ["c.xlsx", "a.xlsx", "b.csv"]
