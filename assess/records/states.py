"""What an observation can say, and in which form its value is written."""

from __future__ import annotations

from enum import IntEnum
from typing import Final, Literal

SCALE: Final = 10**6  # observed numbers are stored as millionths

Reading = Literal["number", "yes-no", "word", "date"]
"""How a value is written: numbers and yes-no (1, 0) as millionths, a word by its
number in the table of words, a date as its day number (``date.toordinal``)."""


class State(IntEnum):
    """What one observation says; only OBSERVED carries a value."""

    OBSERVED = 0
    EXPLAINED = 1  # explained as empty: 发布情况说明
    NOT_APPLICABLE = 2  # a claim, with its legal basis in `detail.basis`
    COULD_NOT_TELL = 3  # looked, and could not tell: the site was down
    RECTIFIED = 4  # closes earlier findings of the same kind, or of any if it has none


STATES: Final = {
    "不适用": State.NOT_APPLICABLE,
    "not-applicable": State.NOT_APPLICABLE,
    "情况说明": State.EXPLAINED,
    "explained": State.EXPLAINED,
    "无法判定": State.COULD_NOT_TELL,
    "could-not-tell": State.COULD_NOT_TELL,
    "已整改": State.RECTIFIED,
    "rectified": State.RECTIFIED,
}
"""How a state is written in tables of others; what carries a value needs no word."""
