"""What a leaf earns from one source, and from its sources together.

Readings chosen where the contract is open:

- The row that decides the state is the newest told one (observed, explained, not
  applicable), of two at one second the one written down later; where none is told, the
  newest "could not tell". `stale_after` looks at that row, unless it says "not
  applicable": that does not age.
- `window` is not cut off at the first day of the period; `stale_after` sees only rows
  inside the window.
- `round_leaves` rounds what a source gives, a state's worth too, and once more what a
  join makes of several. Rounding up may pass the full marks.
- "Not applicable" goes before all else in weighted, minimum and mean.
- Of several sources, a leaf counts as observed when one of them observed, explained or
  was clean; with verified-claim, when the deciding one did.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.records.states import State
from reference import facts as when
from reference.measures import measured
from reference.methods import points
from reference.rounding import rounded

if TYPE_CHECKING:
    from assess.scheme.model import Indicator, Period, Scheme, Worth
    from assess.workdays import WorkCalendar
    from reference.facts import Fact

_KNOWN = ("observed", "clean", "explained-empty")


@dataclass(frozen=True)
class Cell:
    """What one leaf is worth; `points` is None where it is left out."""

    state: str
    points: Fraction | None

    @property
    def covered(self) -> bool:
        return self.state in _KNOWN


def leaf_cell(
    scheme: Scheme, leaf: Indicator, told: list[Fact], calendar: WorkCalendar
) -> Cell:
    """Judge a leaf by everything that was told of its unit."""
    cells = [_cell(scheme, leaf, s, told, calendar) for s in leaf.sources]
    joined = cells[0] if len(cells) == 1 else _joined(leaf, cells)
    if joined.points is None:
        return joined
    return replace(joined, points=_leaf_rounded(scheme, joined.points))


def _cell(
    scheme: Scheme,
    leaf: Indicator,
    source_id: str,
    told: list[Fact],
    calendar: WorkCalendar,
) -> Cell:
    source = scheme.source(source_id)
    period = source.period or scheme.heading.period
    rows = heard(told, source_id, leaf.check, period, leaf.observe.window)
    if not rows:
        silence = leaf.silence or source.silence or scheme.heading.silence
        if silence == "clean":
            return _scored(scheme, leaf, Fraction(0), "clean")
        return _worth(scheme, leaf, "not-collected", scheme.states.not_collected)
    after, newest = leaf.observe.stale_after, deciding(rows)
    applicable = newest.state != State.NOT_APPLICABLE
    last = when.first_day(after, period.last) if after else date.min
    if applicable and when.day_of(newest) < last:
        return _worth(scheme, leaf, "stale", scheme.states.stale)
    return _told(scheme, leaf, rows, calendar)


def _told(
    scheme: Scheme, leaf: Indicator, rows: list[Fact], calendar: WorkCalendar
) -> Cell:
    match deciding(rows).state:
        case State.NOT_APPLICABLE:
            return Cell("not-applicable", None)
        case State.EXPLAINED:
            worth = scheme.states.explained_empty
            return _worth(scheme, leaf, "explained-empty", worth)
        case State.COULD_NOT_TELL:
            return _worth(scheme, leaf, "could-not-tell", scheme.states.could_not_tell)
    number = measured(leaf.observe.measure, leaf.score, rows, calendar)
    return _scored(scheme, leaf, number, "observed")


def heard(
    told: list[Fact], source: str, check: str, period: Period, window: str
) -> list[Fact]:
    """Give what scoring hears of all that was told."""
    return [
        fact
        for fact in told
        if (fact.source, fact.check) == (source, check)
        and not fact.corrected
        and fact.state != State.RECTIFIED
        and when.in_window(fact, period, window)
    ]


def deciding(rows: list[Fact]) -> Fact:
    told = [fact for fact in rows if fact.state != State.COULD_NOT_TELL]
    return when.newest(told or rows)


def _scored(scheme: Scheme, leaf: Indicator, number: Fraction, state: str) -> Cell:
    assert leaf.score is not None
    earned = points(leaf.score, number, leaf.full)
    return Cell(state, _leaf_rounded(scheme, earned))


def _worth(scheme: Scheme, leaf: Indicator, state: str, worth: Worth | None) -> Cell:
    assert worth is not None, f"[states] leaves {state} open"
    if worth == "leave-out":
        return Cell(state, None)
    return Cell(state, _leaf_rounded(scheme, worth * leaf.full))


def _leaf_rounded(scheme: Scheme, value: Fraction) -> Fraction:
    places = scheme.heading.round_leaves
    return value if places is None else rounded(value, places, scheme.heading.rounding)


def _joined(leaf: Indicator, cells: list[Cell]) -> Cell:
    if leaf.join == "verified-claim":
        return _verified(cells)
    if any(cell.state == "not-applicable" for cell in cells):
        return Cell("not-applicable", None)
    weights = leaf.weights or tuple(Fraction(1) for _ in cells)
    state = next((cell.state for cell in cells if cell.covered), cells[-1].state)
    staying = [
        (weight, cell.points)
        for weight, cell in zip(weights, cells, strict=True)
        if cell.points is not None
    ]
    if not staying:
        return Cell(state, None)
    if leaf.join == "minimum":
        return Cell(state, min(earned for _, earned in staying))
    assert leaf.join in {"weighted", "mean"}
    together = sum((weight * earned for weight, earned in staying), Fraction(0))
    return Cell(state, together / sum(weight for weight, _ in staying))


def _verified(cells: list[Cell]) -> Cell:
    for cell in reversed(cells):
        if cell.state != "not-collected":
            return cell
    return cells[-1]
