"""Moments looked up in two parts: there are few days and few times of day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Self

from assess.intake import ways
from assess.intake.remembered import Remembered
from assess.intake.ways import MistypedError
from assess.records.states import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.intake.dialect import Dialect
    from assess.intake.judging import Judge

_EVEN: Final = re.compile(r"\d{4}[-/.]\d\d[-/.]\d\d[ T]\d\d:\d\d.*", re.ASCII)
_CUT: Final = len("2014-03-05 14")
_NOTHING: Final = "\0"  # stands in no text


@dataclass(frozen=True, slots=True)
class Moments:
    """How the moments of a column are parted; in another way, they need care.

    Where all are as long as each other they are cut behind the hour, which makes parts
    that come often: 8760 hours and 3600 seconds a year.
    """

    dialect: Dialect
    clocks: Remembered[int]  # what the second part says, in seconds
    is_known: bool = False  # by a first row; before that nothing is looked up
    between: str = " "  # what stands between the two
    cut: int = 0  # where the second part begins

    @classmethod
    def of(cls, dialect: Dialect, *, apart: bool) -> Self:
        """Begin with what is known before the first row."""
        whole = apart or dialect.whole_moments
        between = _NOTHING if whole else " "
        return cls(dialect, Remembered(dialect.clock), whole, between)

    def like(self, text: str) -> Self:
        """Part them as the first one asks for."""
        if self.between == _NOTHING:
            return self
        if not _EVEN.fullmatch(text):
            return replace(self, is_known=True, between="T" if "T" in text else " ")
        past = Remembered(self._past_the_hour)
        return replace(self, is_known=True, clocks=past, cut=_CUT)

    def _past_the_hour(self, text: str) -> int:
        if not text:
            raise MistypedError("not-a-date")
        return self.dialect.clock(f"00{text}")

    def day_reader(self, judge: Judge, source: str) -> Callable[[str], int]:
        """Give what reads the first part, in seconds."""

        def read(text: str) -> int:
            text = ways.bare(text) + ":00" * bool(self.cut)
            day, clock = self.dialect.moment(text)
            if clock and self.between != _NOTHING and not self.cut:
                raise MistypedError("not-a-date")  # it is read apart
            if code := judge.misplaced(day, source, State.OBSERVED):
                raise MistypedError(code)
            return ways.seconds(day) + clock

        return read
