"""Findings of several kinds, each with its own weight."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, ClassVar

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.problems import BadParameterError
from assess.records.states import SCALE, Reading

if TYPE_CHECKING:
    from assess.records.tally import Tally
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class ByKind:
    """Add up the values, each times the weight of its kind (问题类型).

    Use it where faults, or honours, of several kinds weigh differently under one clamp;
    the method then says ``per = 1``. What is found must be of a kind named here. A kind
    in `once` counts its weight once, however much of it was found.

        measure = "by-kind"
        kinds   = { "严重错误" = 5, "一般错误" = 1, "未编制目录" = 4 }
        once    = ["未编制目录"]    # none unless given
    """

    reading: ClassVar[Reading | None] = "number"
    uses: ClassVar[tuple[str, ...]] = ("n", "total")

    kinds: dict[str, Fraction] = field(hash=False)
    once: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.kinds:
            raise BadParameterError("kinds", "no-kinds")
        for weight in self.kinds.values():
            if weight < 0:
                raise BadParameterError("kinds", "negative", value=weight)
        for kind in self.once:
            if kind not in self.kinds:
                known = tuple(self.kinds)
                raise BadParameterError("once", "no-such-kind", kind=kind, known=known)

    def knows(self, kind: str, tally: Tally) -> bool:
        """Tell whether what was found may be of this kind; nothing is of any."""
        return kind in self.kinds or tally.n == tally.zeros

    def weighed(self, kind: str, tally: Tally) -> Tally:
        """Put the weight on the findings of one kind; `of` takes their scale off."""
        found = min(tally.total, SCALE) if kind in self.once else tally.total
        weight = self.kinds.get(kind, Fraction()) * self._scale
        return tally._replace(total=found * int(weight))

    def of(self, tally: Tally, calendar: WorkCalendar) -> Fraction | None:  # noqa: ARG002 - no days in it
        """Give the weighed sum of what `weighed` made of every kind."""
        return Fraction(tally.total, SCALE * self._scale) if tally.n else None

    def words(self) -> str:
        """Say what is measured."""
        parts = (
            _("{kind} {weight} once") if kind in self.once else _("{kind} {weight}")
            for kind in self.kinds
        )
        weights = (text(weight) for weight in self.kinds.values())
        said = (
            part.format(kind=kind, weight=weight)
            for part, kind, weight in zip(parts, self.kinds, weights, strict=True)
        )
        return _("by kind ({kinds})").format(kinds=_(", ").join(said))

    @property
    def _scale(self) -> int:
        return lcm(*(weight.denominator for weight in self.kinds.values()))
