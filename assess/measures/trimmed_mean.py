"""The average without the outermost values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.measures.of_parts import OfParts, mean_of, mean_written, values_in
from assess.messages import _
from assess.problems import BadParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from assess.records.tally import Part


@dataclass(frozen=True, kw_only=True, slots=True)
class TrimmedMean(OfParts):
    """Take the average of the values without the highest and the lowest.

    Use it for the marks of several raters (去掉最高分和最低分). Of equal ones only as
    many are dropped as `drop` says. Where nothing would be left, nothing is dropped.
    With ``levels`` each word counts with its number.

        measure = "trimmed-mean"
        drop    = 1    # so many at each end; 1 unless given
    """

    drop: int = 1

    def __post_init__(self) -> None:
        if self.drop <= 0:
            raise BadParameterError("drop", "drops-nothing", value=self.drop)

    def gathered(self, parts: Sequence[Part]) -> Fraction:
        """Give the average of those that are kept."""
        return mean_of(self._kept(parts))

    def working(self, parts: Sequence[Part]) -> str:
        """Write the arithmetic."""
        return mean_written(self._kept(parts))

    def words(self) -> str:
        """Say what is measured."""
        if self.drop == 1:
            return _("the mean without the highest and the lowest")
        said = _("the mean without the {drop} highest and the {drop} lowest")
        return said.format(drop=self.drop)

    def _kept(self, parts: Sequence[Part]) -> list[Fraction]:
        values = values_in(parts)
        return values[self.drop : len(values) - self.drop] or values
