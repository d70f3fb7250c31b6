"""Numbers of the office's register (发文字号), which it gives: 奇政办函〔2015〕7号."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.problems import refuse

if TYPE_CHECKING:
    from collections.abc import Iterator

_WRITTEN: Final = re.compile(r"(?P<before>.+〔[0-9]{4}〕)(?P<first>[1-9][0-9]*)号")


class Register(NamedTuple):
    """The numbers from the first that the office has free."""

    before: str
    first: int

    def numbers(self) -> Iterator[str]:
        """Give one number after another."""
        return (f"{self.before}{number}号" for number in count(self.first))


def register_from(text: str) -> Register:
    """Read the first number; raises InputError: bad-document-number."""
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        raise refuse("bad-document-number", text=text)
    return Register(found["before"], int(found["first"]))
