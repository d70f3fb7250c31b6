"""What the units below a unit earned in the same run."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from assess.messages import N_, _
from assess.messages.numbers import decimal_text as text
from assess.problems import BadParameterError
from assess.records.states import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from assess.records.tally import Tally
    from assess.workdays import WorkCalendar

SUBORDINATES: Final = "subordinates"  # stands where an observed leaf has its source
_BOUNDS: Final = {
    "at_least": N_("at least {number}"),
    "above": N_("above {number}"),
    "at_most": N_("at most {number}"),
    "below": N_("below {number}"),
}
_TAKES: Final = {
    "mean": N_("the mean"),
    "sum": N_("the sum"),
    "lowest": N_("the lowest"),
    "highest": N_("the highest"),
    "count": N_("how many"),
    "share": N_("the share"),
}
_COUNTING: Final = ("count", "share")
_ENDS: Final[Mapping[str, Callable[[Sequence[Fraction]], Fraction]]] = {
    "lowest": min,
    "highest": max,
}

Take = Literal["mean", "sum", "lowest", "highest", "count", "share"]
Below = tuple[Fraction | None, str]  # what a unit earned, where it did; its grade


@dataclass(frozen=True, kw_only=True, slots=True)
class Subordinates:
    """Take what the units below this one earned: those that name it as their parent.

    Use it where a district answers for its towns and a bureau for its sites. `on` is
    the total, or the id of an indicator whose points count. Units without a number are
    passed over; where none has one, it is as if nobody had looked. The leaf has no
    source. To count units, say which: by a bound (`at_least`, `above`, `at_most`,
    `below`), or by their `grade`.

        measure  = "subordinates"
        classes  = ["site"]
        on       = "total"     # or "3.2"
        take     = "count"     # or mean (unless given), sum, lowest, highest, share
        at_least = 0           # of count and share: those from here on,
        above    = -1          # above this,
        at_most  = 60          # up to this,
        below    = 60          # below this,
        grade    = "不合格"     # and of this grade
    """

    reading: ClassVar[Reading | None] = "number"
    uses: ClassVar[tuple[str, ...]] = ("n", "total")

    classes: tuple[str, ...]
    on: str = "total"
    take: Take = "mean"
    at_least: Fraction | None = None
    above: Fraction | None = None
    at_most: Fraction | None = None
    below: Fraction | None = None
    grade: str | None = None

    def __post_init__(self) -> None:
        if not self.classes:
            raise BadParameterError("classes", "no-classes")
        chosen = bool(self.grade) or self._bounded
        if (self.take in _COUNTING) != chosen:
            code = "counts-what" if self.take in _COUNTING else "counts-nothing"
            raise BadParameterError("take", code, take=self.take)

    def taken(self, found: Sequence[Below]) -> Fraction | None:
        """Give the number for what was found below a unit; None where there is none."""
        known = [
            (number, grade) for number, grade in found if self._told(number, grade)
        ]
        if not known:
            return None
        if self.take in _COUNTING:
            inside = sum(self._counted(number, grade) for number, grade in known)
            return Fraction(inside, len(known) if self.take == "share" else 1)
        numbers = [number for number, _grade in known if number is not None]
        if self.take in _ENDS:
            return _ENDS[self.take](numbers)
        return sum(numbers, Fraction()) / (len(numbers) if self.take == "mean" else 1)

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:  # noqa: ARG002 - no days in it
        """Give the number that `taken` gave, which a tally carries as a fraction."""
        return Fraction(tally.total, tally.n) if tally.n else None

    def words(self) -> str:
        """Say what is measured."""
        said = _("{take} of the subordinates’ {what}").format(
            take=_(_TAKES[self.take]),
            what=_("totals") if self.on == "total" else self.on,
        )
        asked = [
            _(words).format(number=text(edge))
            for key, words in _BOUNDS.items()
            if (edge := getattr(self, key)) is not None
        ]
        if self.grade:
            asked.append(_("grade {grade}").format(grade=self.grade))
        which = _(" and ").join(asked)
        return _("{said} ({which})").format(said=said, which=which) if which else said

    @property
    def _bounded(self) -> bool:
        return any(getattr(self, key) is not None for key in _BOUNDS)

    def _told(self, number: Fraction | None, grade: str) -> bool:
        """Tell whether a unit has what it is asked for."""
        if self.grade and not grade:
            return False
        return number is not None or (self.take in _COUNTING and not self._bounded)

    def _counted(self, number: Fraction | None, grade: str) -> bool:
        """Tell whether a unit is one of those that are counted."""
        right = self.grade in {None, grade}
        return right and (number is None or self._inside(number))

    def _inside(self, number: Fraction) -> bool:
        return (
            (self.at_least is None or number >= self.at_least)
            and (self.above is None or number > self.above)
            and (self.at_most is None or number <= self.at_most)
            and (self.below is None or number < self.below)
        )
