"""Catalogue 2: how a number becomes points. Exact arithmetic and nothing else.

A method is a frozen dataclass: its fields are the TOML keys, its docstring the manual
page, `points` the work. To add one: its file, one line in METHODS, one table of cases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, Protocol

from assess.methods.deduct import Deduct

if TYPE_CHECKING:
    from fractions import Fraction

    from assess.records.states import Reading


class Method(Protocol):
    """What every scoring method can do."""

    reading: ClassVar[Reading]  # what it wants observed, unless the measure says
    less_is_better: ClassVar[bool]

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Turn a measure into points, between 0 and `full`."""

    def rule(self, full: Fraction) -> str:
        """Say the rule in the reader's words."""

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic with its numbers, without the result: ``5 - 0.1 × 7``.

        Only numbers, ``+ - × / ( )``, ``min(…)`` and ``max(…)``, so that the line can
        be checked with a pocket calculator.
        """


METHODS: Final[dict[str, type[Method]]] = {
    "deduct": Deduct,
}
