"""Catalogue 1: how the observations of one unit, indicator and source become a number.

The database folds the observations of a series into one `Tally` of integers; a measure
picks its number out of it. To add one: its file, one line in MEASURES, one table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Protocol, runtime_checkable

from assess.measures.by_kind import ByKind
from assess.measures.count import Count
from assess.measures.days_late import DaysLate
from assess.measures.highest import Highest
from assess.measures.last import Last
from assess.measures.lowest import Lowest
from assess.measures.mean import Mean
from assess.measures.median import Median
from assess.measures.of_parts import OfParts
from assess.measures.share_failing import ShareFailing
from assess.measures.short_periods import ShortPeriods
from assess.measures.subordinates import Subordinates
from assess.measures.sum import Sum
from assess.measures.trimmed_mean import TrimmedMean

if TYPE_CHECKING:
    from fractions import Fraction

    from assess.records.states import Reading
    from assess.records.tally import Tally
    from assess.workdays import WorkCalendar


class Measure(Protocol):
    """What every measure can do."""

    reading: ClassVar[
        Reading | None
    ]  # how its values are written; None: ask the method
    uses: ClassVar[tuple[str, ...]]  # the fields of the tally that decide it

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:
        """Give the number, or None where the tally holds no value to make it from."""

    def words(self) -> str:
        """Say in the reader's words what is measured."""


@runtime_checkable
class Weighing(Protocol):
    """A measure that weighs the observations of each kind before they are joined."""

    kinds: dict[str, Fraction]

    def knows(self, kind: str, tally: Tally) -> bool:
        """Tell whether what was found may be of this kind."""

    def weighed(self, kind: str, tally: Tally) -> Tally:
        """Put its weight on the tally of one kind."""


MEASURES: Final[dict[str, type[Measure]]] = {
    "last": Last,
    "sum": Sum,
    "count": Count,
    "mean": Mean,
    "trimmed-mean": TrimmedMean,
    "median": Median,
    "highest": Highest,
    "lowest": Lowest,
    "share-failing": ShareFailing,
    "days-late": DaysLate,
    "by-kind": ByKind,
    "short-periods": ShortPeriods,
    "subordinates": Subordinates,
}


def weighing(measure: object) -> Weighing | None:
    """Give what weighs the kinds; None: all kinds count alike."""
    return measure if isinstance(measure, Weighing) else None


def of_parts(measure: object, *, words: bool) -> OfParts | None:
    """Give what needs the observations apart; None: the tally is enough.

    The mean of numbers can be told from their sum, that of words cannot.
    """
    if not isinstance(measure, OfParts) or (isinstance(measure, Mean) and not words):
        return None
    return measure


def takes_words(measure: object) -> bool:
    """Tell whether what is measured may be words."""
    return isinstance(measure, Last) or (
        isinstance(measure, OfParts) and measure.words_too
    )
