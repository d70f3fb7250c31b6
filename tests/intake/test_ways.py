from __future__ import annotations

from datetime import date

import pytest

from assess.intake import ways
from assess.intake.ways import MistypedError


@pytest.mark.parametrize(
    ("text", "millionths"),
    [
        pytest.param("3", 3_000_000, id="whole"),
        pytest.param("-3", -3_000_000, id="below zero"),
        pytest.param("\N{MINUS SIGN}3", -3_000_000, id="with a true minus sign"),
        pytest.param("+3", 3_000_000, id="with a plus"),
        pytest.param("0.1", 100_000, id="decimal"),
        pytest.param("0.000001", 1, id="six decimals"),
        pytest.param("1.2345670000", 1_234_567, id="further decimals that are zero"),
        pytest.param("007", 7_000_000, id="leading zeros"),
        pytest.param("1,234,567.5", 1_234_567_500_000, id="thousands"),
        pytest.param("１，２３４．５", 1_234_500_000, id="full width"),
        pytest.param("95%", 950_000, id="percent"),
        pytest.param("95％", 950_000, id="full-width percent"),
        pytest.param("95 %", 950_000, id="percent after a space"),
        pytest.param("0.0001%", 1, id="the smallest percent"),
        pytest.param("三", 3_000_000, id="a Chinese numeral"),
        pytest.param("三十", 30_000_000, id="thirty"),
        pytest.param("十二", 12_000_000, id="twelve"),
        pytest.param("两百零五", 205_000_000, id="two hundred and five"),
        pytest.param("三万零五百", 30_500_000_000, id="with a gap"),
        pytest.param("壹佰贰拾", 120_000_000, id="as on cheques"),
        pytest.param("负三点五", -3_500_000, id="with a point, below zero"),
        pytest.param("百分之九十五", 950_000, id="percent in numerals"),
        pytest.param("百分之九十五点五", 955_000, id="a part of a percent"),
        pytest.param("零", 0, id="zero in numerals"),
        pytest.param("999999999999.999999", 999_999_999_999_999_999, id="the largest"),
    ],
)
def test_numbers(text: str, millionths: int) -> None:
    assert ways.number(text) == millionths


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "not-a-number", id="nothing"),
        pytest.param("12,34", "not-a-number", id="a comma in the wrong place"),
        pytest.param("1,5", "not-a-number", id="a comma for a point"),
        pytest.param("3项", "not-a-number", id="with its unit"),
        pytest.param("约3", "not-a-number", id="about"),
        pytest.param("1e3", "not-a-number", id="as a spreadsheet shortens it"),
        pytest.param("5²", "not-a-number", id="raised digits"),
        pytest.param("①", "not-a-number", id="circled"),
        pytest.param("½", "not-a-number", id="a fraction"),
        pytest.param("٣", "not-a-number", id="other digits"),
        pytest.param("一百五", "not-a-number", id="105 or 150"),
        pytest.param("二四", "not-a-number", id="24, or 2 to 4"),
        pytest.param("三点", "not-a-number", id="nothing after the point"),
        pytest.param("三十项", "not-a-number", id="numerals with their unit"),
        pytest.param("3十", "not-a-number", id="digits and numerals"),
        pytest.param("九成", "not-a-number", id="in tenths"),
        pytest.param("百分之", "not-a-number", id="percent of nothing"),
        pytest.param("百分之95", "not-a-number", id="percent, half in digits"),
        pytest.param("1 234", "not-a-number", id="spaces inside"),
        pytest.param("--3", "not-a-number", id="two signs"),
        pytest.param("1.2345678", "too-many-decimals", id="seven decimals"),
        pytest.param("0.00001%", "too-many-decimals", id="five decimals of a percent"),
        pytest.param("1000000000000", "number-too-large", id="a million million"),
        pytest.param("9" * 5000, "number-too-large", id="five thousand digits"),
    ],
)
def test_numbers_half_understood(text: str, code: str) -> None:
    with pytest.raises(MistypedError, match=code):
        ways.number(text)


@pytest.mark.parametrize(
    "text",
    [
        "2014-03-05",
        "2014-3-5",
        "2014/3/5",
        "2014.3.5",
        "20140305",
        "2014年3月5日",
        "2014年03月05日",
        "2014年3月5号",
        "2014 年 3 月 5 日",
        "２０１４年３月５日",
        "２０１４－０３－０５",
        "二〇一四年三月五日",
        "二零一四年三月五日",
        "二○一四年三月五日",
    ],
)
def test_one_day_in_many_forms(text: str) -> None:
    assert ways.moment(text) == (date(2014, 3, 5), 0)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("二〇一四年十月十日", date(2014, 10, 10), id="ten"),
        pytest.param("二〇一四年十二月三十一日", date(2014, 12, 31), id="thirty-one"),
        pytest.param("二〇一四年十一月二十日", date(2014, 11, 20), id="twenty"),
        pytest.param("二〇一四年正月廿一日", date(2014, 1, 21), id="old forms"),
        pytest.param("2012年2月29日", date(2012, 2, 29), id="leap day"),
    ],
)
def test_days(text: str, day: date) -> None:
    assert ways.day(text) == day


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        pytest.param("2014-03-05 14:20", 51_600, id="minutes"),
        pytest.param("2014-03-05 14:20:33", 51_633, id="seconds"),
        pytest.param("2014-03-05T14:20:33", 51_633, id="with a T"),
        pytest.param("2014/3/5  9:05", 32_700, id="one digit, two spaces"),
        pytest.param("2014-03-05 １４：２０", 51_600, id="full width"),
        pytest.param("2014年3月5日14时20分", 51_600, id="in words"),
        pytest.param("2014年3月5日 14时20分33秒", 51_633, id="in words, seconds"),
        pytest.param("20140305 14:20", 51_600, id="after a day in one piece"),
        pytest.param("2014-03-05 00:00", 0, id="midnight"),
    ],
)
def test_times_of_day(text: str, clock: int) -> None:
    assert ways.moment(text) == (date(2014, 3, 5), clock)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "not-a-date", id="nothing"),
        pytest.param("3月5日", "not-a-date", id="no year"),
        pytest.param("2014年3月", "not-a-date", id="no day"),
        pytest.param("14-3-5", "not-a-date", id="half a year"),
        pytest.param("3/5/2014", "not-a-date", id="day or month first"),
        pytest.param("2014-3/5", "not-a-date", id="two kinds of dashes"),
        pytest.param("41703", "not-a-date", id="a spreadsheet's day number"),
        pytest.param("2014年三月5日", "not-a-date", id="two kinds of numerals"),
        pytest.param("2014-03-05 25:00", "not-a-date", id="25 o'clock"),
        pytest.param("2014-03-05 24:00", "not-a-date", id="24 o'clock"),
        pytest.param("2014-03-05 14:20:33.5", "not-a-date", id="parts of seconds"),
        pytest.param("2014-03-05T14:20:33Z", "not-a-date", id="a time zone"),
        pytest.param("2014-03-05 下午2:20", "not-a-date", id="afternoon"),
        pytest.param("2014-02-30", "no-such-day", id="30 February"),
        pytest.param("二〇一四年十三月一日", "no-such-day", id="month thirteen"),
        pytest.param("二〇一四年三月二一日", "no-such-day", id="twenty without ten"),
        pytest.param("0000-01-01", "no-such-day", id="year 0"),
    ],
)
def test_dates_half_understood(text: str, code: str) -> None:
    with pytest.raises(MistypedError, match=code):
        ways.moment(text)


@pytest.mark.parametrize(
    "text", ["是", "有", "√", "✓", "yes", "Yes", "TRUE", "1", "１", "正常", "ok", "OK"]
)
def test_yes(text: str) -> None:
    assert ways.yes_no(text) == 1_000_000


@pytest.mark.parametrize("text", ["否", "无", "×", "no", "False", "0", "失败", "fail"])
def test_no(text: str) -> None:
    assert ways.yes_no(text) == 0


@pytest.mark.parametrize("text", ["", "基本是", "2", "10", "不适用", "y"])
def test_neither_yes_nor_no(text: str) -> None:
    with pytest.raises(MistypedError, match="not-yes-or-no"):
        ways.yes_no(text)


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("  文源街道 ", "文源街道", id="spaces"),
        pytest.param("\u3000文源街道\u00a0", "文源街道", id="wide and hard spaces"),
        pytest.param("\u200b文源街道\ufeff", "文源街道", id="what cannot be seen"),
        pytest.param("'=1+1", "=1+1", id="a guarded formula"),
        pytest.param("'－3", "－3", id="a guarded full-width sign"),
        pytest.param("'文源", "'文源", id="any other apostrophe stays"),
        pytest.param("①街道", "①街道", id="names are not changed"),
    ],
)
def test_bare(text: str, inside: str) -> None:
    assert ways.bare(text) == inside
