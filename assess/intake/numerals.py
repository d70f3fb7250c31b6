"""Chinese numerals: 三十, 一百零五, 二万三千, 三点五; read whole or not at all."""

from __future__ import annotations

import re
from typing import Final

DIGITS: Final[dict[str, int]] = dict(
    zip("〇零○一二三四五六七八九", (0, 0, *range(10)), strict=True)
)

_NAMES: Final = "零一二三四五六七八九"
_PLAIN: Final = str.maketrans(  # as on cheques, and 两 for 二
    "壹贰叁肆伍陆柒捌玖拾佰仟两兩萬億點負〇○",
    "一二三四五六七八九十百千二二万亿点负零零",
)
_SMALL: Final = {"千": 1000, "百": 100, "十": 10}
_LARGE: Final = {"亿": 10**8, "万": 10**4}
_DECIMAL: Final = re.compile(
    rf"(负?)([{_NAMES}十百千万亿]{{1,30}})(?:点([{_NAMES}]+))?"
)


def decimal(text: str) -> str | None:
    """Give a number in Chinese numerals as digits; None where it is not one.

    It must be spelt in full: 一百五 is not read, it may mean 105 or 150.
    """
    found = _DECIMAL.fullmatch(text.translate(_PLAIN))
    if not found:
        return None
    whole = re.sub("(^|零)十", r"\1一十", found[2])
    number = _loosely(whole)
    if spelt(number) != whole:
        return None
    part = "".join(str(DIGITS[digit]) for digit in found[3] or "")
    return f"{'-' * bool(found[1])}{number}{'.' * bool(part)}{part}"


def _loosely(text: str) -> int:
    """Read digits and units as they come."""
    total, below, digit = 0, 0, 0
    for sign in text:
        if sign in _SMALL:
            below, digit = below + digit * _SMALL[sign], 0
        elif sign in _LARGE:
            total, below, digit = total + (below + digit) * _LARGE[sign], 0, 0
        else:
            digit = DIGITS[sign]
    return total + below + digit


def spelt(number: int) -> str:
    """Spell a whole number in full: 零 once for each gap between its digits."""
    if number >= 10**12:
        return ""
    text, left = "", number
    for name, unit in {**_LARGE, "": 1}.items():
        part, left = divmod(left, unit)
        if part:
            text += "零" * bool(text and part < 1000) + _below_ten_thousand(part) + name
    return text or _NAMES[0]


def _below_ten_thousand(number: int) -> str:
    text, gap = "", ""
    for name, unit in {**_SMALL, "": 1}.items():
        digit, number = divmod(number, unit)
        if digit:
            text += gap + _NAMES[digit] + name
        gap = "" if digit or not text else _NAMES[0]
    return text
