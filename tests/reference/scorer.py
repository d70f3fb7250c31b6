"""The whole assessment, naively: every unit, then the ranks.

Readings chosen where the contract is open:

- A score or "no score" (of a veto or a gate) goes before everything: such a unit is
  "vetoed" however little of it was seen. Then "nothing to score", then "not issued".
  A veto that only names a grade makes "vetoed" of what would have been "issued"; a gate
  does not. The grade is written whatever the status. Failing a block leaves "issued".
- "No score" beats any score, the lowest score any other. A score takes the total's
  place even where the total is lower. The grade is the lowest that any effect names;
  without one, the bands decide by the printed score.
- nothing_to_score = "zero": status issued, total 0 as it is, whatever the coverage.
- Gates look at exact values. What is left out, or not on the sheet, holds no bounds. A
  bonus with several gates needs all of them.
- Coverage counts the merit leaves, by the product of the weights above them. Only "not
  applicable" takes a leaf out; a left-out "could not tell" still counts as not seen.
  Coverage of nothing is 0.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from reference.cells import Cell, leaf_cell
from reference.conditions import met
from reference.rollup import Points, Sheet, Tree
from reference.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.scheme.model import Effect, Gate, Indicator, Scheme
    from assess.workdays import WorkCalendar
    from reference.facts import Fact

Status = Literal["issued", "vetoed", "not-issued", "nothing-to-score"]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What one unit came to."""

    status: Status
    total: Fraction | None  # exact
    printed: Fraction | None
    grade: str  # the Chinese title; empty if none
    coverage: Fraction
    points: Mapping[str, Points]  # of every block and leaf, after bonus and minus
    states: Mapping[str, str]  # of every leaf
    vetoes: tuple[str, ...]  # their Chinese titles
    rank: Fraction | None = None


def score(
    scheme: Scheme,
    units: Mapping[str, str],
    facts: Iterable[Fact],
    calendar: WorkCalendar,
) -> dict[str, Outcome]:
    """Score every unit (code -> class id)."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.unit].append(fact)
    outcomes = {
        code: _unit(scheme, class_id, told[code], calendar)
        for code, class_id in units.items()
    }
    return {
        code: replace(
            outcome, rank=_rank(scheme, outcome, _peers(units, outcomes, code))
        )
        for code, outcome in outcomes.items()
    }


def _unit(
    scheme: Scheme, class_id: str, told: list[Fact], calendar: WorkCalendar
) -> Outcome:
    sheet = Sheet(scheme, scheme.sheets[class_id])
    cells = {
        leaf.id: leaf_cell(scheme, leaf, told, calendar)
        for leaf in sheet.indicators
        if leaf.score is not None
    }
    struck = [
        veto
        for veto in scheme.vetoes
        if class_id in (veto.only or (class_id,))
        and met(scheme, veto.when, told, calendar)
    ]
    tree = Tree(
        sheet,
        {leaf: cell.points for leaf, cell in cells.items()},
        failed=_failed(veto.effect for veto in struck),
    )
    gates = [g for g in scheme.gates if class_id in (g.only or (class_id,))]
    opened = [gate for gate in gates if _holds(gate, tree)]
    hits = [gate.effect for gate in opened if gate.effect]
    tree = replace(
        tree,
        failed_late=_failed(hits),
        shut=frozenset(g.opens for g in gates if g.opens and g not in opened),
    )
    return replace(
        _judged(scheme, tree, cells, [veto.effect for veto in struck], hits),
        vetoes=tuple(veto.title.zh for veto in struck),
    )


def _failed(effects: Iterable[Effect]) -> frozenset[str]:
    return frozenset(effect.block for effect in effects if effect.block)


def _holds(gate: Gate, tree: Tree) -> bool:
    on = None if gate.on in {"total", "deductions"} else gate.on
    if on is not None and on not in {i.id for i in tree.sheet.indicators}:
        return False
    value = tree.before(on)
    if value is None:
        return False
    if gate.on == "deductions":
        value = tree.sheet.full(None) - value
    return gate.bounds.hold(value)


def _judged(
    scheme: Scheme,
    tree: Tree,
    cells: Mapping[str, Cell],
    struck: list[Effect],
    gated: list[Effect],
) -> Outcome:
    effects = [*struck, *gated]
    coverage = _coverage(tree.sheet, cells)
    status, total = _status(scheme, tree.after(None), coverage, effects)
    if status == "issued" and any(effect.grade for effect in struck):
        status = "vetoed"
    printed = None
    if total is not None:
        printed = rounded(total, scheme.heading.decimals, scheme.heading.rounding)
    return Outcome(
        status=status,
        total=total,
        printed=printed,
        grade=_grade(scheme, printed, effects),
        coverage=coverage,
        points={i.id: _points(tree, i) for i in tree.sheet.indicators},
        states={leaf: cell.state for leaf, cell in cells.items()},
        vetoes=(),
    )


def _points(tree: Tree, indicator: Indicator) -> Points:
    return (
        tree.after(indicator.id) if indicator.kind == "merit" else tree.pool(indicator)
    )


def _status(
    scheme: Scheme, total: Points, coverage: Fraction, effects: list[Effect]
) -> tuple[Status, Fraction | None]:
    if any(effect.no_score for effect in effects):
        return "vetoed", None
    scores = [effect.score for effect in effects if effect.score is not None]
    if scores:
        return "vetoed", min(scores)
    if total is None and scheme.heading.nothing_to_score == "zero":
        return "issued", Fraction(0)
    if total is None:
        return "nothing-to-score", None
    if coverage < scheme.heading.issue_from:
        return "not-issued", None
    return "issued", total


def _grade(scheme: Scheme, printed: Fraction | None, effects: list[Effect]) -> str:
    named = {effect.grade for effect in effects}
    for grade in reversed(scheme.grades):
        if grade.title.zh in named:
            return grade.title.zh
    for grade in scheme.grades:
        if printed is not None and grade.bounds.hold(printed):
            return grade.title.zh
    return ""


def _coverage(sheet: Sheet, cells: Mapping[str, Cell]) -> Fraction:
    seen = applicable = Fraction(0)
    for leaf, cell in cells.items():
        marks = _marks(sheet, sheet.find(leaf))
        if cell.state != "not-applicable":
            applicable += marks
            seen += marks if cell.covered else 0
    return seen / applicable if applicable else Fraction(0)


def _marks(sheet: Sheet, leaf: Indicator) -> Fraction:
    """Give the leaf's share of the total's full marks; 0 under a bonus or minus."""
    marks, step = leaf.full, leaf
    while True:
        if step.kind != "merit":
            return Fraction(0)
        marks *= step.weight
        if step.parent is None:
            return marks
        step = sheet.find(step.parent)


def _peers(
    units: Mapping[str, str], outcomes: Mapping[str, Outcome], code: str
) -> list[Outcome]:
    return [o for other, o in outcomes.items() if units[other] == units[code]]


def _ranked_on(scheme: Scheme, outcome: Outcome) -> Fraction | None:
    return outcome.total if scheme.heading.rank_on == "exact" else outcome.printed


def _rank(scheme: Scheme, outcome: Outcome, peers: list[Outcome]) -> Fraction | None:
    mine = _ranked_on(scheme, outcome)
    if mine is None:
        return None
    all_of_them = [_ranked_on(scheme, peer) for peer in peers]
    numbers = [number for number in all_of_them if number is not None]
    better = [number for number in numbers if number > mine]
    match scheme.heading.ties:
        case "competition":
            return Fraction(len(better) + 1)
        case "dense":
            return Fraction(len(set(better)) + 1)
        case "average":
            return len(better) + Fraction(numbers.count(mine) + 1, 2)
