"""Whether a veto's condition is met.

Readings chosen where the contract is open:

- A condition is measured as a cell is: only where the newest told row in the window is
  a value. Silence never meets a condition.
- In a sum, what cannot be measured adds nothing; a sum of nothing is not met.
- A look is a row with a value; "could not tell" is no look. `days` days must each have
  `per_day` looks.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assess.measures.last import Last
from assess.records.states import State
from reference import facts as when
from reference.cells import deciding, heard
from reference.measures import measured

if TYPE_CHECKING:
    from fractions import Fraction

    from assess.scheme.model import Condition, Sample, Scheme
    from assess.workdays import WorkCalendar
    from reference.facts import Fact


def met(
    scheme: Scheme, condition: Condition, told: list[Fact], calendar: WorkCalendar
) -> bool:
    """Tell whether the facts of one unit meet the condition."""
    if condition.any:
        return any(met(scheme, part, told, calendar) for part in condition.any)
    if condition.all:
        return all(met(scheme, part, told, calendar) for part in condition.all)
    parts = condition.sum or (condition,)
    numbers = [_number(scheme, part, told, calendar) for part in parts]
    known = [number for number in numbers if number is not None]
    return bool(known) and condition.bounds.hold(sum(known[1:], known[0]))


def _number(
    scheme: Scheme, condition: Condition, told: list[Fact], calendar: WorkCalendar
) -> Fraction | None:
    period = scheme.source(condition.source).period or scheme.heading.period
    rows = heard(told, condition.source, condition.check, period, condition.window)
    if not rows or deciding(rows).state != State.OBSERVED:
        return None
    if condition.sample and not _enough(condition.sample, rows):
        return None
    return measured(condition.measure or Last(), None, rows, calendar)


def _enough(sample: Sample, rows: list[Fact]) -> bool:
    looks = Counter(when.day_of(r) for r in rows if r.state == State.OBSERVED)
    return sum(n >= sample.per_day for n in looks.values()) >= sample.days
