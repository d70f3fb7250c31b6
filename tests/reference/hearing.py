"""What scoring hears of all that was told, and what it takes it for.

Readings chosen where the contract is open:

- The row that decides the state is the newest told one (observed, explained, not
  applicable), of two at one second the one written down later; where none is told, the
  newest "could not tell".
- `window` is not cut off at the first day of the source's period, but at that of the
  `period` of what observes, which says that only what was seen in it counts.
- A `period` lies within the source's (or the round's): what reaches over is cut off.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.records.states import State
from reference import facts as when
from reference.rules import Period

if TYPE_CHECKING:
    from datetime import date

    from assess.workdays import WorkCalendar
    from reference.facts import Fact, Unit
    from reference.rules import Keys, Rules


@dataclass(frozen=True)
class Told:
    """All facts about one unit, and what else a measure may ask of."""

    facts: list[Fact]
    calendar: WorkCalendar
    today: date  # of the run
    unit: Unit | None = None


def stretch(rules: Rules, source: str, keys: Keys, of_round: Period | None) -> Period:
    """Give the days whose facts count for what `keys` observe."""
    usual = of_round or rules.period(source)
    own = keys.get("period", {})
    first = max(own.get("from", usual.first), usual.first)
    last = min(own.get("to", usual.last), usual.last)
    if "window" not in keys:
        return Period(first, last)
    back = when.first_day(keys["window"], last)
    return Period(max(back, own.get("from", back)), last)


def heard(told: Told, source: str, check: str, days: Period) -> list[Fact]:
    """Give the rows of one check and source."""
    return [
        fact
        for fact in told.facts
        if (fact.source, fact.check) == (source, check)
        and not fact.corrected
        and fact.state != State.RECTIFIED
        and days.first <= when.day_of(fact) <= days.last
    ]


def deciding(rows: list[Fact]) -> Fact:
    told = [fact for fact in rows if fact.state != State.COULD_NOT_TELL]
    return when.newest(told or rows)


def has_value(rows: list[Fact]) -> bool:
    return bool(rows) and deciding(rows).state == State.OBSERVED
