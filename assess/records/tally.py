"""What the fold brings back: one row of integers per unit and series."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction


class Tally(NamedTuple):
    """The observations of one unit and series inside a window, folded.

    `mark` orders what was said last: it is larger for what is known than for "could not
    tell", then for what was seen later, then for what was recorded later. `value` and
    `state` are those of the observation with the largest mark.
    """

    unit: int
    series: int
    mark: int
    value: int | None  # see Reading
    state: int  # State
    n: int  # observations that carry a value
    zeros: int  # those whose value is 0
    total: int  # sum of the values; 0 where n is 0

    @property
    def seen(self) -> int:
        """When the last one was seen, in seconds."""
        return self.mark >> 31 & 0x7FFFFFFF


class Part(NamedTuple):
    """Observations of a unit that belong together: of one period, or of one value."""

    key: int  # the period, counted from 0; or the value, see Reading
    rows: int  # all but those that say what was rectified
    n: int  # those that carry a value
    zeros: int  # those whose value is 0
    total: Fraction  # sum of the values, words by their numbers
