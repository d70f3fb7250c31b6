"""All or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.records.states import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class YesNo:
    """Give full marks for a yes and nothing for a no.

    Use it for what is there or is not: a person in charge, a set of rules, a page.
    Where yes is the bad answer ("forged dates were found"), say ``reverse = true``.

        method  = "yes-no"
        reverse = false    # true: full marks for a no, nothing for a yes
    """

    reading: ClassVar[Reading] = "yes-no"

    reverse: bool = False

    @property
    def less_is_better(self) -> bool:
        """Tell whether no is the good answer."""
        return self.reverse

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Give all or nothing; a yes is anything but 0."""
        return full * self._share(measure)

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""
        if self.reverse:
            return _("{full} for a no, nothing for a yes").format(full=text(full))
        return _("{full} for a yes, nothing for a no").format(full=text(full))

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        return f"{text(full)} × {self._share(measure)}"

    def _share(self, measure: Fraction) -> int:
        return int(bool(measure) != self.reverse)
