"""Ways of typing: what a cell says, understood whole or refused; never guessed at.

Full-width digits and signs are read in numbers and dates only: in a name, ① must stay.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Final

from assess.intake.numerals import DIGITS, decimal
from assess.records.states import SCALE

_DAY: Final = 86400
_EPOCH: Final = date(1970, 1, 1).toordinal()
_PLACES: Final = 6
_DIGITS_KEPT: Final = 12  # before the point: their millionths fit 64 bits
_BLANK: Final = " \t\r\n\v\f\u00a0\u3000\u200b\u200e\u200f\u2060\ufeff"
_FORMULA: Final = ("'=", "'+", "'-", "'@", "'\t", "'\r", "'＝", "'＋", "'－", "'＠")
_PLAIN: Final = {"", "<wide>", "<narrow>", "<compat>", "<noBreak>"}

_NUMBER: Final = re.compile(
    r"([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?( ?%)?", re.ASCII
)
_DATES: Final = (
    re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})()(\d\d)(\d\d)", re.ASCII),
    re.compile(r"(\d{4}) ?(年) ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]", re.ASCII),
)
_CHINESE_DATE: Final = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([元正一二三四五六七八九十]{1,3})月"
    r"([一二三四五六七八九十廿卅]{1,3})[日号]"
)
_CLOCKS: Final = (
    re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?", re.ASCII),
    re.compile(r"(\d{1,2}) ?[时点] ?(\d{1,2}) ?分(?: ?(\d{1,2}) ?秒)?", re.ASCII),
)
_DATE_AND_CLOCK: Final = re.compile(r"(.*?[\d日号])(?: +|T|(?<=[日号]))(\d.*)")
_PERCENT: Final = re.compile(r"(负?)百分之(.+)")  # 百分之九十五

_YES: Final = {"是", "有", "√", "✓", "✔", "yes", "true", "1", "正常", "ok"}
_NO: Final = {"否", "无", "×", "✗", "✘", "no", "false", "0", "失败", "fail"}


class MistypedError(ValueError):
    """A cell that cannot be understood; `code` names the message."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code)


def bare(text: str) -> str:
    """Take off the space around a cell, and the ' that guards a formula sign."""
    text = text.strip(_BLANK)
    return text[1:].strip(_BLANK) if text.startswith(_FORMULA) else text


def number(text: str) -> int:
    """Read a number, as millionths: ``1,234.5``, ``９５％``, ``-3``, ``三十``."""
    plain = _half_width(text).replace("\N{MINUS SIGN}", "-")
    found = _NUMBER.fullmatch(plain if plain.isascii() else _in_digits(plain))
    if not found:
        raise MistypedError("not-a-number")
    sign, whole, part, percent = found.groups(default="")
    places = _PLACES - 2 * bool(percent)
    whole, part = whole.replace(",", "").lstrip("0"), part.rstrip("0")
    if len(part) > places:
        raise MistypedError("too-many-decimals", places=places)
    if len(whole) > _DIGITS_KEPT:
        raise MistypedError("number-too-large")
    value = int((whole + part.ljust(places, "0")) or "0")
    return -value if sign == "-" else value


def _in_digits(text: str) -> str:
    """Write Chinese numerals as digits; empty where they are none."""
    if found := _PERCENT.fullmatch(text):
        digits = decimal(found[1] + found[2])
        return f"{digits}%" if digits else ""
    return decimal(text) or ""


def day(text: str) -> date:
    """Read a date: ``2014-03-05``, ``20140305``, ``2014年3月5日``, Chinese numerals."""
    plain = _half_width(text)
    for form in _DATES:
        if found := form.fullmatch(plain):
            return _date(int(found[1]), int(found[3]), int(found[4]))
    if found := _CHINESE_DATE.fullmatch(plain.replace(" ", "")):
        year = int("".join(str(DIGITS[digit]) for digit in found[1]))
        return _date(year, _chinese(found[2]), _chinese(found[3]))
    raise MistypedError("not-a-date")


def clock(text: str) -> int:
    """Read a time of day, in seconds: ``14:20``, ``14:20:33``, ``14时20分``."""
    plain = _half_width(text)
    for form in _CLOCKS:
        if found := form.fullmatch(plain):
            hour, minute, second = (int(n) for n in found.groups(default="0"))
            if hour < 24 and minute < 60 and second < 60:
                return hour * 3600 + minute * 60 + second
    raise MistypedError("not-a-date")


def moment(text: str) -> tuple[date, int]:
    """Read a date, with a time of day or without: the day, and seconds into it."""
    if found := _DATE_AND_CLOCK.fullmatch(_half_width(text)):
        return day(found[1]), clock(found[2])
    return day(text), 0


def seconds(when: date) -> int:
    """Give the first second of a day, counted from 1970."""
    return (when.toordinal() - _EPOCH) * _DAY


def yes_no(text: str) -> int:
    """Read a yes or a no, as millionths of 1."""
    word = _half_width(text).casefold()
    if word in _YES:
        return SCALE
    if word in _NO:
        return 0
    raise MistypedError("not-yes-or-no")


def _half_width(text: str) -> str:
    """Make full-width signs plain ones; ``5²`` and ``①`` are not numbers."""
    if text.isascii():
        return text.strip()
    if any(_tag(character) not in _PLAIN for character in text):
        return text
    return unicodedata.normalize("NFKC", text).strip()


def _tag(character: str) -> str:
    parts = unicodedata.decomposition(character).partition(" ")
    return parts[0] if parts[0].startswith("<") else ""


def _date(year: int, month: int, day_of_month: int) -> date:
    try:
        return date(year, month, day_of_month)
    except ValueError as error:
        raise MistypedError("no-such-day") from error


def _chinese(text: str) -> int:
    """Read 三, 十二, 二十一, 廿一, 三十 ..; 0, which no day is, where it is not so."""
    text = text.replace("元", "一").replace("正", "一")
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (DIGITS.get(tens, 1) if ten else 0) * 10 + DIGITS.get(ones, 0)
