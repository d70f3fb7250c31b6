"""What link checkers and Lighthouse write, taken in without a mapping."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import pytest

from assess.intake.choosing import known_layouts
from assess.intake.importing import Mappings
from assess.intake.layout import check
from assess.intake.programs import PROGRAMS
from assess.intake.programs.outcome import outcome
from assess.scheme.binding import Binder
from intake.handing import mapped

if TYPE_CHECKING:
    from intake.handing import Office

SITED = """\
编码,名称,类别,网址
J01,文源街道,街道,http://a.gov.cn
B01,区教育局,部门,b.gov.cn
"""
SEEN: Final = """
    SELECT u.code, s.check_code, datetime(o.seen, 'unixepoch'), o.value, o.state, d.note
    FROM observation o JOIN unit u ON u.id = o.unit JOIN series s ON s.id = o.series
    LEFT JOIN detail d ON d.observation = o.id
    ORDER BY u.code DESC, s.check_code"""
TOLD: Final = Mappings(seen=date(2014, 5, 1))
MAY = "2014-05-01 00:00:00"


def link(address: str, **status: Any) -> dict[str, Any]:
    return {"url": address, "status": status}


LYCHEE = {
    "total": 6,
    "successful": 2,
    "success_map": {
        "https://b.gov.cn/": [link("https://b.gov.cn/1", text="200 OK", code=200)]
    },
    "error_map": {
        "https://a.gov.cn/": [
            link("https://a.gov.cn/x", text="404 Not Found", code=404),
            link("https://c.cn/", text="Network error: certificate has expired"),
            link("https://d.cn/", text="403 Forbidden", code=403),
        ],
        "https://a.gov.cn/2": [link("https://a.gov.cn/y", text="410 Gone", code=410)],
    },
    "timeout_map": {"https://a.gov.cn/": [link("https://e.cn/", text="Timeout")]},
    "redirect_map": {},
    "excluded_map": {"https://a.gov.cn/": [link("mailto:x@a.gov.cn", text="Excluded")]},
}
OLD_LYCHEE = {
    "total": 2,
    "fail_map": {
        "http://a.gov.cn/": [
            {"url": "http://a.gov.cn/x", "status": "Failed: Network error"},
            {"url": "http://a.gov.cn/t", "status": "Timeout"},
        ]
    },
}
MUFFET = [
    {
        "url": "http://a.gov.cn/",
        "links": [
            {"url": "http://a.gov.cn/x", "error": "404"},
            {"url": "http://a.gov.cn/#y", "error": "id #y not found"},
            {
                "url": "http://c.cn/",
                "error": "dialing the given address timed out",
            },
        ],
    },
    {"url": "http://b.gov.cn", "links": [{"url": "http://b.gov.cn/1", "status": 200}]},
]
LINKINATOR = {
    "links": [
        {"url": "http://a.gov.cn", "status": 200, "state": "OK"},
        {
            "url": "http://a.gov.cn/x",
            "status": 0,
            "state": "BROKEN",
            "parent": "http://a.gov.cn",
        },
        {"url": "tel:1", "state": "SKIPPED", "parent": "http://a.gov.cn"},
    ],
    "passed": False,
}
LINKCHECKER = """\
# created by LinkChecker at 2014-08-31 11:38:43+008
# Get the newest version at https://linkchecker.github.io/linkchecker/
urlname;parentname;base;result;warningstring;infostring;valid;url;line;column;name;dltime;size;checktime;cached;level;modified
http://b.gov.cn/;;;200 OK;;;True;http://b.gov.cn/;0.1;0;0;0;
x.html;http://b.gov.cn/;;404 Not Found;;;False;http://b.gov.cn/x.html;119;74;"更
多";-1;-1;0.99;0;3;
http://c.cn/;http://b.gov.cn/;;"SSLError: HTTPSConnectionPool(host='c.cn', port=443): Max";;;False;http://c.cn/;1;7;c;-1;-1;0.9;0;3;
# Stopped checking at 2014-08-31 11:38:56+008 (13 seconds)
"""
MUFFET_CSV = """\
Page URL,Link URL,Status
http://a.gov.cn,http://a.gov.cn/x,404
Page URL,Link URL,Status
http://b.gov.cn/1,http://c.cn,200
"""
LINKINATOR_CSV = """\
url,status,state,parent
http://a.gov.cn/x,404,BROKEN,http://a.gov.cn
http://a.gov.cn/y,200,OK,http://a.gov.cn
tel:1,,SKIPPED,http://a.gov.cn
"""

ONE = ("J01", "dead-links", MAY, 1_000_000, 0, "http://a.gov.cn/x")
NONE = ("B01", "dead-links", MAY, 0, 0, None)


@pytest.mark.parametrize(
    ("name", "contents", "seen", "by"),
    [
        pytest.param(
            "lychee.json",
            json.dumps(LYCHEE, indent=2),
            [
                (*ONE[:3], 2_000_000, 0, "https://a.gov.cn/x\nhttps://a.gov.cn/y"),
                NONE,
            ],
            "lychee",
            id="lychee",
        ),
        pytest.param("l.json", json.dumps(OLD_LYCHEE), [ONE], "lychee", id="of old"),
        pytest.param("m.json", json.dumps(MUFFET), [ONE, NONE], "muffet", id="muffet"),
        pytest.param("m.csv", MUFFET_CSV, [ONE, NONE], "muffet-csv", id="its CSV"),
        pytest.param(
            "k.json", json.dumps(LINKINATOR), [ONE], "linkinator", id="linkinator"
        ),
        pytest.param("k.csv", LINKINATOR_CSV, [ONE], "linkinator-csv", id="that's CSV"),
        pytest.param(
            "linkchecker-out.csv",
            LINKCHECKER,
            [
                (
                    "B01",
                    "dead-links",
                    "2014-08-31 11:38:43",
                    1_000_000,
                    0,
                    "http://b.gov.cn/x.html",
                )
            ],
            "linkchecker",
            id="linkchecker, with its own time",
        ),
    ],
)
def test_dead_links(
    empty: Office, name: str, contents: str, seen: list[tuple[object, ...]], by: str
) -> None:
    empty.take("units.csv", SITED)
    taken = empty.take(name, contents, mappings=TOLD)
    assert empty.rows(SEEN) == seen
    assert taken.mappings == (by,)


def test_when_they_do_not_say_when(empty: Office) -> None:
    empty.take("units.csv", SITED)
    assert empty.faults("lychee.json", json.dumps(LYCHEE)) == ["0 no-date"]


def test_where_none_could_be_told_nothing_is_zero(empty: Office) -> None:
    empty.take("units.csv", SITED)
    page = [{"url": "http://c.cn", "error": "timeout"}]
    told = json.dumps([{"url": "http://a.gov.cn", "links": page}])
    empty.take("m.json", told, mappings=TOLD)
    assert empty.rows(SEEN) == [("J01", "dead-links", MAY, None, 3, None)]


def test_a_result_that_no_word_names(empty: Office) -> None:
    empty.take("units.csv", SITED)
    page = [{"url": "http://c.cn", "error": "600"}]
    told = json.dumps([{"url": "http://a.gov.cn", "links": page}])
    odd = mapped(
        '[import.m]\nform="muffet"\nsite="page"\nresult="result"\ncount=true\n'
        'always={source="monitoring",check="dead-links"}\nwords.ok=["200"]\n',
        seen=date(2014, 5, 1),
    )
    assert empty.faults("m.json", told, mappings=odd) == ["0 not-counted"]


def test_many_dead_links_are_named_in_part(empty: Office) -> None:
    empty.take("units.csv", SITED)
    links = [{"url": f"http://a.gov.cn/{n}", "error": "404"} for n in range(25)]
    told = json.dumps([{"url": "http://a.gov.cn", "links": links}])
    empty.take("m.json", told, mappings=TOLD)
    ((_unit, _check, _seen, value, _state, note),) = empty.rows(SEEN)
    assert (value, str(note).count("\n")) == (25_000_000, 20)
    assert str(note).endswith("另有 5 条")


def report(score: float | None, **more: object) -> dict[str, Any]:
    return {
        "lighthouseVersion": "13.4.0",
        "requestedUrl": "http://a.gov.cn/",
        "fetchTime": "2014-04-23T16:18:53.230Z",
        "categories": {"2.2": {"title": "Performance", "score": score}, "seo": {}},
        "audits": {
            "dead-links": {"score": 0.5, "scoreDisplayMode": "numeric"},
            "visit": {"score": None, "scoreDisplayMode": "notApplicable"},
        },
        **more,
    }


@pytest.mark.parametrize("around", [False, True], ids=["itself", "PageSpeed Insights"])
@pytest.mark.parametrize("indent", [None, 2], ids=["in one line", "in many"])
def test_lighthouse(empty: Office, *, around: bool, indent: int | None) -> None:
    empty.take("units.csv", SITED)
    told = {"lighthouseResult": report(0.32)} if around else report(0.32)
    taken = empty.take("lighthouse.json", json.dumps(told, indent=indent))
    assert empty.rows(SEEN) == [
        ("J01", "2.2", "2014-04-24 00:18:53", 320_000, 0, None),
        ("J01", "dead-links", "2014-04-24 00:18:53", 500_000, 0, None),
    ]
    assert (taken.mappings, taken.passed) == (("lighthouse",), 1)


def test_a_page_without_a_score_could_not_be_told(empty: Office) -> None:
    empty.take("units.csv", SITED)
    empty.take("lighthouse.json", json.dumps(report(None, audits={})))
    assert empty.rows(SEEN)[0][3:5] == (None, 3)


def test_nothing_that_the_scheme_looks_at(empty: Office) -> None:
    empty.take("units.csv", SITED)
    told = json.dumps(report(1, audits={}, categories={"seo": {"score": 1}}))
    assert empty.faults("lighthouse.json", told) == ["0 no-rows"]


def test_an_office_may_read_them_otherwise(empty: Office) -> None:
    empty.take("units.csv", SITED)
    own = mapped(
        '[import.ours]\nform = "lighthouse"\nsite = "page"\ncheck = "check"\n'
        'result = "result"\ntime = "time"\nzone = "+00:00"\nother_checks = "skip"\n'
        'always = { source = "monitoring" }\nchecks = { "2.2" = "dead-links" }\n'
    )
    told = json.dumps(report(0.32, audits={}))
    assert empty.take("lighthouse.json", told, mappings=own).mappings == ("ours",)
    assert empty.rows(SEEN)[0][:4] == (
        "J01", "dead-links", "2014-04-23 16:18:53", 320_000,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("contents", "told"),
    [
        pytest.param('{"a": 1', "1 not-json", id="not closed"),
        pytest.param("[1, 2]", "0 no-table", id="a list of numbers"),
        pytest.param('{"a": 1}', "0 unknown-column", id="an object of something else"),
        pytest.param("{\n}", "0 no-table", id="an empty object"),
        pytest.param("[" * 9999, "0 not-json", id="very deep"),
    ],
)
def test_other_json(office: Office, contents: str, told: str) -> None:
    assert office.faults("x.json", contents)[0] == told


LINE = '{"unit": "J01", "indicator": "1.1", "reported_on": "2014-12-05", "value": %s}\n'


def test_lines_of_json_in_our_own_words(office: Office) -> None:
    text = LINE % "true" + "\n" + LINE % '"否"' + LINE % "1"
    assert office.take("o.jsonl", text).added == 3
    assert office.rows("SELECT value FROM observation ORDER BY id") == [
        (1_000_000,), (0,), (1_000_000,),
    ]  # fmt: skip


def test_a_key_that_comes_late_is_not_passed_over(office: Office) -> None:
    text = LINE % "true" * 30 + LINE.replace("}", ', "valeu": 0}') % "true"
    assert office.faults("o.jsonl", text) == ["31 unknown-key-here"]
    text = LINE % "true" + "[1]\n" + LINE % "x"
    assert office.faults("o.jsonl", text) == ["2 not-json"]


@pytest.mark.parametrize("name", known_layouts())
def test_known_layouts_are_sound(name: str) -> None:
    binder = Binder()
    check(known_layouts()[name], binder, ())
    assert not binder.faults


@pytest.mark.parametrize("name", PROGRAMS)
def test_every_program_has_a_layout_that_names_its_titles(name: str) -> None:
    layout = known_layouts()[name]
    assert layout.form == name
    assert set(layout.named) <= set(PROGRAMS[name].titles)


@pytest.mark.parametrize(
    ("text", "code", "word"),
    [
        ("404 Not Found", 404, "404"),
        ("404 Not Found", None, "404"),
        ("Error: 500 Internal Server Error", None, "500"),
        ("SSLError: HTTPSConnectionPool(port=443)", None, "certificate"),
        ("x509: certificate signed by unknown authority", None, "certificate"),
        ("ConnectTimeout: port=443", None, "timeout"),
        ("id #top not found", None, "fragment"),
        ("lookup x.cn: no such host", None, "unreachable"),
        ("", None, "unreachable"),
        ("", 0, "unreachable"),
    ],
)
def test_outcomes(text: str, code: int | None, word: str) -> None:
    assert outcome(text, code) == word
