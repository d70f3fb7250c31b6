"""A table of words and their marks."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import ClassVar

from assess.messages import _
from assess.methods import marks
from assess.problems import BadParameterError
from assess.records.states import Reading


@dataclass(frozen=True, kw_only=True, slots=True)
class Levels:
    """Give the marks that stand beside the word that was observed.

    Use it for graded judgements. The words are the scheme's own, and so are the steps:
    the lowest level need not be worth anything. The measure is the number beside the
    word; of several raters' words, say with ``mean`` or the like which number counts.

        method  = "levels"
        levels  = { "优" = 10, "良" = 8, "一般" = 6, "差" = 0 }
        of_full = false    # true: shares of the full marks, as in { "优" = "100%" }
    """

    reading: ClassVar[Reading] = "word"
    less_is_better: ClassVar[bool] = False

    levels: dict[str, Fraction] = field(hash=False)
    of_full: bool = False

    def __post_init__(self) -> None:
        if not self.levels:
            raise BadParameterError("levels", "no-levels")

    def points(self, measure: Fraction, full: Fraction) -> Fraction:
        """Give the marks that the word is worth."""
        return marks.worth(measure, full, of_full=self.of_full)

    def rule(self, full: Fraction) -> str:  # noqa: ARG002 - the table says it all
        """Say the rule in the reader's words."""
        parts = (
            f"{word} {marks.in_words(each, of_full=self.of_full)}"
            for word, each in self.levels.items()
        )
        return _(", ").join(parts)

    def working(self, measure: Fraction, full: Fraction) -> str:
        """Write the arithmetic."""
        return marks.put_in(measure, full, of_full=self.of_full)
