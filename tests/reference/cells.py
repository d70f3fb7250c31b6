"""What a leaf earns from one source, and from its sources together.

Readings chosen where the contract is open:

- `stale_after` looks at the row that decides the state, unless that says "not
  applicable", which does not age. It sees only rows inside the window.
- `round_leaves` rounds what a source gives, a state's worth too, and once more what a
  join makes of several. Rounding up may pass the full marks.
- "Not applicable" goes before all else in weighted, minimum and mean.
- Of several sources, a leaf counts as observed when one of them observed, explained or
  was clean; with verified-claim, when the deciding one did.
- "Clean" is the first of the levels, where words are observed; else the measure 0.
- Without a target (one above 0) a leaf has nothing to be held against, whatever was
  seen, unless that says "not applicable". The target is the last value that its source
  told in its own period, until the round ends; a state told since takes it away.
- A state worth "leave-out" is left out also where the leaf may pass its marks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from assess.records.states import State
from reference import facts as when
from reference.hearing import deciding, has_value, heard, stretch
from reference.measures import measured
from reference.methods import points
from reference.rounding import rounded

if TYPE_CHECKING:
    from reference.hearing import Told
    from reference.rules import Indicator, Rules

_KNOWN = ("observed", "clean", "explained-empty")
_UNSEEN = {
    State.NOT_APPLICABLE: "not-applicable",
    State.EXPLAINED: "explained-empty",
    State.COULD_NOT_TELL: "could-not-tell",
}

Column: TypeAlias = list[Fraction]


@dataclass(frozen=True)
class Sight:
    """What one source knows of a leaf; `number` is None where it measures nothing."""

    state: str
    number: Fraction | None = None


@dataclass(frozen=True)
class Cell:
    """What one leaf is worth; `points` is None where it is left out."""

    state: str
    points: Fraction | None

    @property
    def covered(self) -> bool:
        return self.state in _KNOWN


def sights(rules: Rules, leaf: Indicator, told: Told) -> list[Sight]:
    """Say what each source of a leaf knows."""
    return [
        _on_target(rules, leaf, told, _sight(rules, leaf, s, told))
        for s in leaf.sources
    ]


def silent(rules: Rules, leaf: Indicator, source: str) -> Sight:
    """Say what it means that nothing was told."""
    of_source = rules.sources[source].get("silence") if source else None
    if (leaf.silence or of_source or rules.heading["silence"]) == "clean":
        levels = (leaf.score or {}).get("levels", {})
        return Sight("clean", next(iter(levels.values()), Fraction(0)))
    return Sight("not-collected")


def _sight(rules: Rules, leaf: Indicator, source: str, told: Told) -> Sight:
    days = stretch(rules, source, leaf.observe, leaf.period)
    rows = heard(told, source, leaf.check, days)
    if not rows:
        return silent(rules, leaf, source)
    newest, after = deciding(rows), leaf.observe.get("stale_after")
    first = when.first_day(after, days.last) if after else days.first
    if newest.state != State.NOT_APPLICABLE and when.day_of(newest) < first:
        return Sight("stale")
    if newest.state in _UNSEEN:
        return Sight(_UNSEEN[newest.state])
    return Sight("observed", measured(leaf.observe, leaf.score, rows, days, told))


def _on_target(rules: Rules, leaf: Indicator, told: Told, sight: Sight) -> Sight:
    target = leaf.observe.get("target")
    if target is None or sight.state == "not-applicable":
        return sight
    keys = {"source": target} if isinstance(target, str) else target
    until = {"period": {"to": leaf.period.last}} if leaf.period else {}
    days = stretch(rules, keys["source"], until, None)
    rows = heard(told, keys["source"], keys.get("check", leaf.check), days)
    aim = measured({}, None, rows, days, told) if has_value(rows) else Fraction(0)
    if aim <= 0:
        return Sight("no-target")
    return sight if sight.number is None else Sight(sight.state, sight.number / aim)


def leaf_cell(
    rules: Rules, leaf: Indicator, seen: list[Sight], columns: list[Column]
) -> Cell:
    """Judge a leaf by what each source knows, and what it knows of all of the class."""
    cells = [
        _cell(rules, leaf, sight, column)
        for sight, column in zip(seen, columns, strict=True)
    ]
    joined = cells[0] if len(cells) == 1 else _joined(leaf, cells)
    if joined.points is None:
        return joined
    return replace(joined, points=_leaf_rounded(rules, joined.points))


def _cell(rules: Rules, leaf: Indicator, sight: Sight, column: Column) -> Cell:
    if sight.state == "not-applicable":
        return Cell(sight.state, None)
    if sight.number is not None:
        earned = points(leaf, sight.number, column)
        return Cell(sight.state, _leaf_rounded(rules, earned))
    worth = leaf.worth.get(sight.state, rules.states.get(sight.state))
    if worth == "leave-out":
        return Cell(sight.state, None)
    assert worth is not None, f"[states] leaves {sight.state} open"
    return Cell(sight.state, _leaf_rounded(rules, worth * leaf.full))


def _leaf_rounded(rules: Rules, value: Fraction) -> Fraction:
    places = rules.places("round_leaves")
    return (
        value if places is None else rounded(value, places, rules.heading["rounding"])
    )


def _joined(leaf: Indicator, cells: list[Cell]) -> Cell:
    if leaf.join == "verified-claim":
        return _punished(leaf, cells[0], _verified(cells))
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


def _punished(leaf: Indicator, claim: Cell, found: Cell) -> Cell:
    """Take off what the claim was too high, times what each point of it costs."""
    both = {"observed", "explained-empty"}
    if leaf.inflated is None or claim.points is None or found.points is None:
        return found
    if claim.state not in both or found.state not in both | {"clean"}:
        return found
    cost = leaf.inflated["per"] * max(claim.points - found.points, Fraction(0))
    cost = min(cost, leaf.inflated.get("at_most", cost))
    left = found.points - cost
    if cost and left < 0 and not leaf.below_zero:
        left = Fraction(0)
    return replace(found, points=left)


def _verified(cells: list[Cell]) -> Cell:
    for cell in reversed(cells):
        if cell.state != "not-collected":
            return cell
    return cells[-1]
