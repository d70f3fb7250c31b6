"""Points in proportion to a measured share."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.methods.marks import enclosed
from assess.records.states import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Share:
    """Give the measured share of the full marks.

    Use it for rates between 0 and 1: parts complete, columns in use. Where the measure
    is the share of what went wrong (``share-failing``), say ``reverse = true``.

        method  = "share"
        reverse = true     # false: 0.9 gives 90% of the marks; true: it leaves 10%
    """

    reading: ClassVar[Reading] = "number"

    reverse: bool = False

    @property
    def less_is_better(self) -> bool:
        """Tell whether the share is that of what went wrong."""
        return self.reverse

    def bounds(self, full: Fraction) -> tuple[Fraction, Fraction]:  # noqa: ARG002 - a share of any marks
        """Give the least and the most that can be observed."""
        return Fraction(0), Fraction(1)

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Give that share, or what it leaves."""
        return full * (1 - measure if self.reverse else measure)

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        if self.reverse:
            return _("the measured share is taken off {full}").format(full=text(full))
        return _("the measured share of {full}").format(full=text(full))

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        share = enclosed(measure)
        return f"{text(full)} × " + (f"(1 - {share})" if self.reverse else share)
