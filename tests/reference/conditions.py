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
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.records.states import State
from reference import facts as when
from reference.alone import holds
from reference.hearing import has_value, heard, stretch
from reference.measures import measured

if TYPE_CHECKING:
    from reference.facts import Fact
    from reference.hearing import Told
    from reference.rules import Keys, Rules


def met(rules: Rules, condition: Keys, told: Told) -> bool:
    """Tell whether the facts of one unit meet the condition."""
    if "any" in condition:
        return any(met(rules, part, told) for part in condition["any"])
    if "all" in condition:
        return all(met(rules, part, told) for part in condition["all"])
    if "of" in condition:
        many = sum(met(rules, part, told) for part in condition["of"])
        return holds(condition, Fraction(many))
    parts = condition.get("sum", [condition])
    numbers = [_number(rules, part, told) for part in parts]
    known = [number for number in numbers if number is not None]
    return bool(known) and holds(condition, sum(known[1:], known[0]))


def _number(rules: Rules, condition: Keys, told: Told) -> Fraction | None:
    source = condition["source"]
    days = stretch(rules, source, condition, None)
    rows = heard(told, source, condition["check"], days)
    if not has_value(rows):
        return None
    if "sample" in condition and not _enough(condition["sample"], rows):
        return None
    return measured(condition, None, rows, days, told)


def _enough(sample: Keys, rows: list[Fact]) -> bool:
    looks = Counter(when.day_of(r) for r in rows if r.state == State.OBSERVED)
    full_days = sum(n >= sample.get("per_day", 1) for n in looks.values())
    return bool(full_days >= sample.get("days", 1))
