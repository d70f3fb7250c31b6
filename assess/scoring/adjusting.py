"""What was decided apart from the rules: a sum that is added to the total."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assess.records.states import SCALE
from assess.records.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assess.records.fold import Row
    from assess.scheme.model import Scheme
    from assess.scoring.sheet import Sheet


def decided_of(sheet: Sheet, rows: Sequence[Row | None]) -> Fraction | None:
    """Give the sum of what was decided about a unit; None where nothing was."""
    if sheet.adjusting is None or (row := rows[sheet.adjusting]) is None:
        return None
    tally = Tally(*row)
    return Fraction(tally.total, SCALE) if tally.n else None


def adjusted(scheme: Scheme, total: Fraction, decided: Fraction | None) -> Fraction:
    """Add to a total what was decided; it is not below 0 unless totals may be."""
    if decided is None or scheme.adjustments is None:
        return total
    changed = total + scheme.adjustments.within(decided)
    return changed if scheme.heading.below_zero else max(changed, Fraction())
