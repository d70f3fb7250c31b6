"""Periods in which too little was done."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, ClassVar, Literal

from assess.measures.of_parts import OfParts
from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.messages.stretches import stretch_in_words
from assess.problems import BadParameterError
from assess.stretches import stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.records.tally import Part

Verdict = Literal["enough", "short", "blank", "untold"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ShortPeriods(OfParts):
    """Count the periods in which less came together than the quota.

    Use it for "each month below quota costs 5, a blank month 10", where the record
    holds what was published and when; the method then says ``per = 5``. Periods follow
    each other from the first day that counts. What is left at the end and is no whole
    period does not count, nor does one that is not over on the day of the score run. A
    period whose rows have no value (could not tell, explained) is passed over.

        measure = "short-periods"
        every   = "month"    # "week", "quarter", "2 months"
        quota   = 20         # less than this is short
        take    = "sum"      # of the values; "count": how many are not 0
        blank   = 2          # a blank one (no row, or only 0) counts so often; else 1
    """

    words_too: ClassVar[bool] = False

    every: str
    quota: Fraction
    take: Literal["sum", "count"] = "sum"
    blank: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        if not stretch(self.every):
            raise BadParameterError("every", "no-stretch", got=self.every)
        if self.quota <= 0:
            raise BadParameterError("quota", "no-quota", value=self.quota)
        if self.blank < 0:
            raise BadParameterError("blank", "negative", value=self.blank)

    def gathered(self, parts: Sequence[Part]) -> Fraction:
        """Count those that are short, and those that are blank."""
        short, blank = self._found(parts)
        return short + blank * self.blank

    def working(self, parts: Sequence[Part]) -> str:
        """Write the arithmetic."""
        short, blank = self._found(parts)
        return f"{short} + {blank} × {text(self.blank)}" if blank else str(short)

    def verdict(self, part: Part) -> Verdict:
        """Say what a period is."""
        if part.rows and not part.n:
            return "untold"
        amount = self.amount(part)
        if amount == 0:
            return "blank"
        return "short" if amount < self.quota else "enough"

    def amount(self, part: Part) -> Fraction:
        """Give what came together in a period."""
        return part.total if self.take == "sum" else Fraction(part.n - part.zeros)

    def words(self) -> str:
        """Say what is measured."""
        said = _("short periods (each {every}: below {quota})")
        if self.take == "count":
            said = _("short periods (each {every}: fewer than {quota} times)")
        if self.blank != 1:
            said = _("{said}, a blank one as {blank}").format(
                said=said, blank=text(self.blank)
            )
        return said.format(every=stretch_in_words(self.every), quota=text(self.quota))

    def _found(self, parts: Sequence[Part]) -> tuple[int, int]:
        verdicts = [self.verdict(part) for part in parts]
        return verdicts.count("short"), verdicts.count("blank")
