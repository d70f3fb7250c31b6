"""What the fold brings back: one row of integers per unit and series."""

from __future__ import annotations

from typing import NamedTuple


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
