"""What measures share that need the observations apart: by value, or by period."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar

from assess.messages.numbers import decimal_text as text
from assess.records.states import SCALE, Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assess.records.tally import Part, Tally
    from assess.workdays import WorkCalendar


class OfParts(ABC):
    """A measure that is made of parts; the tally carries what `gathered` gave."""

    __slots__ = ()

    reading: ClassVar[Reading | None] = "number"
    uses: ClassVar[tuple[str, ...]] = ("n", "total")
    words_too: ClassVar[bool] = True  # with levels, each word counts with its number

    @abstractmethod
    def gathered(self, parts: Sequence[Part]) -> Fraction:
        """Give the number; there is at least one value."""

    @abstractmethod
    def working(self, parts: Sequence[Part]) -> str:
        """Write the arithmetic, without its result."""

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:  # noqa: ARG002 - no days in it
        """Give the number that was gathered."""
        return Fraction(tally.total, tally.n * SCALE) if tally.n else None


def values_in(parts: Iterable[Part]) -> list[Fraction]:
    """Give all values, the lowest first."""
    each = sorted((Fraction(part.total, part.n), part.n) for part in parts)
    return [value for value, times in each for _time in range(times)]


def mean_of(values: Sequence[Fraction]) -> Fraction:
    """Give the exact average."""
    return sum(values, Fraction()) / len(values)


def mean_written(values: Sequence[Fraction]) -> str:
    """Write how `mean_of` comes about: ``(8 + 9 × 2) / 3``."""
    added = " + ".join(_times(*each) for each in Counter(values).items())
    return f"({added}) / {len(values)}" if len(values) > 1 else text(values[0])


def _times(value: Fraction, times: int) -> str:
    shown = text(value)
    if times == 1:
        return shown
    return f"({shown}) × {times}" if "/" in shown else f"{shown} × {times}"
