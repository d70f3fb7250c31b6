"""What makes a method relative: points depend on what the other units of a class have.

A relative method is bound to a column before it gives points; see `Relative.among`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods.marks import in_words
from assess.problems import BadParameterError
from assess.records.states import Reading
from assess.rounding import root

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Column:
    """The measures of all units of a class for one leaf and source, rising."""

    values: tuple[Fraction, ...]

    @classmethod
    def of(cls, measures: Iterable[Fraction]) -> Column:
        """Put measures in order."""
        return cls(tuple(sorted(measures)))

    @property
    def lowest(self) -> Fraction:
        """Give the smallest measure."""
        return self.values[0]

    @property
    def highest(self) -> Fraction:
        """Give the greatest measure."""
        return self.values[-1]

    @cached_property
    def total(self) -> Fraction:
        """Give the sum of all."""
        return sum(self.values, Fraction())

    @property
    def mean(self) -> Fraction:
        """Give the average."""
        return self.total / len(self.values)

    @cached_property
    def deviation(self) -> Fraction:
        """Give the standard deviation; its root is cut where it is no fraction."""
        squares = sum(((x - self.mean) ** 2 for x in self.values), Fraction())
        return root(squares / len(self.values), 2)

    @cached_property
    def inverse_total(self) -> Fraction:
        """Give the sum of 1/x; all must be above 0."""
        return sum((1 / value for value in self.values), Fraction())

    def up_to(self, limit: Fraction) -> int:
        """Count the units that have `limit` or less."""
        return bisect_right(self.values, limit)

    @property
    def level(self) -> bool:
        """Tell whether all units have the same measure."""
        return self.lowest == self.highest

    def best(self, *, less: bool) -> Fraction:
        """Give the measure that nobody surpasses."""
        return self.lowest if less else self.highest

    def place(self, measure: Fraction, *, less: bool) -> int:
        """Give 1 + the number of units that do strictly better."""
        if less:
            return bisect_left(self.values, measure) + 1
        return len(self.values) - bisect_right(self.values, measure) + 1

    def equals(self, measure: Fraction) -> int:
        """Count the units that have this very measure."""
        return bisect_right(self.values, measure) - bisect_left(self.values, measure)


@dataclass(frozen=True, kw_only=True, slots=True)
class Relative:
    """What the relative methods share; each says what it `earns` and how.

    `all_equal` answers what everybody earns where the whole column is one value.
    """

    reading: ClassVar[Reading] = "number"

    all_equal: Fraction
    less_is_better: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.all_equal <= 1:
            raise BadParameterError("all_equal", "not-a-share", value=self.all_equal)

    @property
    def falls(self) -> bool | None:
        """Tell whether points fall as the measure grows; None: neither way holds."""
        return self.less_is_better

    def among(self, column: Column) -> Among:
        """Bind the method to the measures of a class."""
        return Among(self, column)

    def earns(self, measure: Fraction, full: Fraction, column: Column) -> Fraction:
        """Give the points of a measure among those of a column that is not level."""
        raise NotImplementedError

    def worked(self, measure: Fraction, full: Fraction, column: Column) -> str:
        """Write the arithmetic of `earns`."""
        raise NotImplementedError

    def says(self, full: Fraction) -> str:
        """Say the rule in the reader's words, but for what equals earn."""
        raise NotImplementedError

    def tells(self, _column: Column) -> str:
        """Say of the column what the arithmetic needs besides; empty: nothing."""
        return ""

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Refuse: points need a column."""
        raise NotImplementedError

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Refuse: points need a column."""
        raise NotImplementedError

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        return _("{rule}; where all are equal, {share}").format(
            rule=self.says(full), share=in_words(self.all_equal, of_full=True)
        )


@dataclass(frozen=True, slots=True)
class Among:
    """A relative method, bound to its column: a method like any other."""

    method: Relative
    column: Column

    reading: ClassVar[Reading] = "number"

    @property
    def less_is_better(self) -> bool | None:
        """Tell whether a smaller measure never earns less; None: neither way holds."""
        return self.method.falls

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Give what the measure earns among the others."""
        if self.column.level:
            return self.method.all_equal * full
        return self.method.earns(measure, full, self.column)

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        return self.method.rule(full)

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        if self.column.level:
            return f"{text(full)} × {text(self.method.all_equal)}"
        return self.method.worked(measure, full, self.column)

    def standing(self, measure: Fraction) -> str:
        """Say where the measure stands among the others."""
        less = self.method.less_is_better
        said = _(
            "among {units} units: place {place}, {equals} with this value, "
            "lowest {lowest}, highest {highest}, sum {total}, mean {mean}"
        ).format(
            units=len(self.column.values),
            place=self.column.place(measure, less=less),
            equals=self.column.equals(measure),
            lowest=text(self.column.lowest),
            highest=text(self.column.highest),
            total=text(self.column.total),
            mean=text(self.column.mean),
        )
        return _(", ").join(filter(None, (said, self.method.tells(self.column))))
