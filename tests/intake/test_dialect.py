from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from assess.intake.dialect import OUR_OWN, Dialect
from assess.intake.layout import Layout
from assess.intake.sites import Sites
from assess.intake.ways import MistypedError
from assess.records.units import UnitRow

NOON = 12 * 3600


def reading(**layout: Any) -> Dialect:
    return Dialect(Layout(**layout))


@pytest.mark.parametrize(
    ("layout", "text", "moment"),
    [
        pytest.param({}, "2014年3月5日", (date(2014, 3, 5), 0), id="as ours"),
        pytest.param({}, "2014-03-05 12:00:00.123", (date(2014, 3, 5), NOON), id="ms"),
        pytest.param({"year": 2014}, "3月5日", (date(2014, 3, 5), 0), id="no year"),
        pytest.param({"year": 2014}, "3-5 12:00", (date(2014, 3, 5), NOON), id="clock"),
        pytest.param({"year": 2014}, "03/05", (date(2014, 3, 5), 0), id="slash"),
        pytest.param({"year": 2014}, "2013-3-5", (date(2013, 3, 5), 0), id="own year"),
        pytest.param({"day": "last"}, "2014-02", (date(2014, 2, 28), 0), id="month"),
        pytest.param({"day": "last"}, "2014年12月", (date(2014, 12, 31), 0), id="12"),
        pytest.param({"day": "first"}, "2014/3", (date(2014, 3, 1), 0), id="first day"),
        pytest.param(
            {"zone": "+08:00"},
            "2014-03-05T20:30:00.000Z",
            (date(2014, 3, 6), 4 * 3600 + 1800),
            id="universal time, the next day here",
        ),
        pytest.param(
            {"zone": "+08:00"},
            "2014-03-05 12:00+08:00",
            (date(2014, 3, 5), NOON),
            id="our own zone",
        ),
        pytest.param(
            {"zone": "-05:00"},
            "2014-03-05 12:00+0000",
            (date(2014, 3, 5), 7 * 3600),
            id="a zone west of it",
        ),
        pytest.param(
            {"zone": "+08:00"}, "2014-03-05", (date(2014, 3, 5), 0), id="a bare date"
        ),
        pytest.param(
            {"clock": "seconds", "zone": "+08:00"},
            "1393992000",
            (date(2014, 3, 5), NOON),
            id="seconds",
        ),
        pytest.param(
            {"clock": "milliseconds", "zone": "+00:00"},
            "1393992000999",
            (date(2014, 3, 5), 4 * 3600),
            id="milliseconds",
        ),
    ],
)
def test_moments(layout: dict[str, Any], text: str, moment: tuple[date, int]) -> None:
    assert reading(**layout).moment(text) == moment


@pytest.mark.parametrize(
    ("layout", "text", "code"),
    [
        pytest.param({}, "3月5日", "not-a-date", id="no year is known"),
        pytest.param({}, "2014-03", "not-a-date", id="no day is known"),
        pytest.param({}, "2014-03-05T12:00Z", "zone-not-told", id="no zone is known"),
        pytest.param({"year": 2014}, "13月5日", "no-such-day", id="month 13"),
        pytest.param({"day": "last"}, "2014-13", "no-such-day", id="month 13 of 2014"),
        pytest.param({"clock": "seconds"}, "1", "zone-not-told", id="whose seconds?"),
        pytest.param(
            {"clock": "seconds", "zone": "+08:00"}, "12:00", "not-a-date", id="no count"
        ),
        pytest.param(
            {"clock": "seconds", "zone": "+08:00"}, "9" * 13, "no-such-day", id="far"
        ),
    ],
)
def test_moments_half_understood(layout: dict[str, Any], text: str, code: str) -> None:
    with pytest.raises(MistypedError, match=code):
        reading(**layout).moment(text)


WORDS = {
    "ok": ("正常", "2*"),
    "fail": ("异常", "*"),
    "could-not-tell": ("超时*", "403"),
    "skip": ("",),
}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("正常", ("ok", ""), id="a word"),
        pytest.param("200", ("ok", ""), id="how it begins"),
        pytest.param("403", ("", "could-not-tell"), id="a state"),
        pytest.param("超时(30s)", ("", "could-not-tell"), id="the longest beginning"),
        pytest.param("404", ("fail", ""), id="anything else"),
        pytest.param("", ("", "skip"), id="nothing"),
    ],
)
def test_words(text: str, said: tuple[str, str]) -> None:
    assert reading(words=WORDS).said("visit", text) == said


@pytest.mark.parametrize(
    ("check", "text", "value"),
    [
        ("2.2", "95", "95%"),
        ("2.2", "95.5", "95.5%"),
        ("2.2", "95%", "95%"),
        ("2.2", "九十五", "九十五"),
        ("dead-links", "95", "95"),
    ],
)
def test_percent(check: str, text: str, value: str) -> None:
    assert reading(percent=("2.2",)).said(check, text) == (value, "")


def test_what_holds_of_all_rows_and_what_one_says_otherwise() -> None:
    dialect = reading(always={"check": "visit", "inspector": "甲公司"})
    assert dialect.ours({"unit": "J01", "indicator": "", "inspector": "乙"}) == {
        "unit": "J01",
        "indicator": "visit",
        "inspector": "乙",
        "value": "",
        "state": "",
        "written": "",
    }


def test_our_own_files_are_left_as_they_are() -> None:
    assert OUR_OWN.ours({"unit": "J01"}) == {"unit": "J01"}
    with pytest.raises(MistypedError, match="not-a-date"):
        OUR_OWN.moment("2014-03-05 12:00:00.123")


SITES = Sites.of(
    UnitRow(code=code, name=code, class_id="x", site=site)
    for code, site in (
        ("A", "http://www.a.gov.cn"),
        ("B", "b.gov.cn:8080/"),
        ("C", "https://edu.gov.cn/xxgk/"),
        ("D", "edu.gov.cn/xxgk/tiyu"),
        ("E", "twice.gov.cn"),
        ("F", "www.twice.gov.cn/"),
        ("N", ""),
    )
)


@pytest.mark.parametrize(
    ("address", "unit"),
    [
        pytest.param("https://a.gov.cn/x/y.html?z=1#w", "A", id="a page of it"),
        pytest.param("A.GOV.CN", "A", id="no scheme, in capitals"),
        pytest.param("http://a.gov.cn:80", "A", id="the usual port"),
        pytest.param("http://b.gov.cn:8080/x", "B", id="another port"),
        pytest.param("http://edu.gov.cn/xxgk/a", "C", id="a folder"),
        pytest.param("http://edu.gov.cn/XXGK/tiyu/a", "D", id="a folder inside it"),
        pytest.param("http://edu.gov.cn/xxgk/tiyuju", "C", id="one that begins so"),
    ],
)
def test_sites(address: str, unit: str) -> None:
    assert SITES.unit(address) == unit


@pytest.mark.parametrize(
    ("address", "code"),
    [
        pytest.param("http://x.gov.cn", "unknown-site", id="nobody's"),
        pytest.param("http://b.gov.cn", "unknown-site", id="another port"),
        pytest.param("http://edu.gov.cn/", "unknown-site", id="above a folder"),
        pytest.param("twice.gov.cn", "site-of-several", id="of two"),
        pytest.param("", "unknown-site", id="nothing"),
        pytest.param("http://[", "unknown-site", id="no address"),
        pytest.param("http://a.gov.cn:x", "unknown-site", id="no port"),
        pytest.param("./public/index.html", "unknown-site", id="a file"),
    ],
)
def test_sites_that_are_not_known(address: str, code: str) -> None:
    with pytest.raises(MistypedError, match=code):
        SITES.unit(address)
