"""What every scoring method can do, and what some of them can, besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

if TYPE_CHECKING:
    from fractions import Fraction

    from assess.records.states import Reading


class Method(Protocol):
    """What every scoring method can do."""

    reading: ClassVar[Reading]  # what it wants observed, unless the measure says

    @property
    def less_is_better(self) -> bool | None:
        """Tell whether a smaller measure never earns less; None: neither way holds."""

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Turn a measure into points; what an indicator allows is not its affair."""

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic with its numbers, without the result: ``5 - 0.1 × 7``.

        Only numbers, ``+ - × / ( )``, ``min(…)`` and ``max(…)``, so that the line can
        be checked with a pocket calculator.
        """


@runtime_checkable
class Limited(Protocol):
    """A method that refuses some values where they are handed in."""

    def bounds(self, full: Fraction) -> tuple[Fraction, Fraction]:
        """Give the least and the most that one observation may say."""
