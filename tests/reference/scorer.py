"""The whole assessment, naively: class by class, every unit, then the places.

Readings chosen where the contract is open:

- A score or "no score" (of a veto or a gate) goes before everything: such a unit is
  "vetoed" however little of it was seen. Then "nothing to score", then "not issued".
  A veto that only names a grade makes "vetoed" of what would have been "issued"; a gate
  does not. The grade is written whatever the status. Failing a block leaves "issued".
- "No score" beats any score. Scores and `score_at_most` only lower what would be
  issued, adjustments included; where nothing would be, a score is what is given.
- The bands decide by the printed score; then every effect is tried on that grade alone,
  and the worst that comes of any holds. Where there is no number, and so no grade, the
  worst grade named holds: ceilings count only where some `grade` is named, too.
- nothing_to_score = "zero": status issued, whatever the coverage; what was decided is
  added to this 0 as to any other total.
- Gates look at exact values. What is left out, or not on the sheet, holds no bounds. A
  bonus with several gates needs all of them.
- Coverage counts the merit leaves, by the product of the weights above them; what a
  block holds that does not add up shares out its full marks. Only "not
  applicable" takes a leaf out; a left-out "could not tell" still counts as not seen.
  Coverage of nothing is 0.
- What was decided is the sum of all values, whatever else is told under that check;
  where there are none, at_least and at_most add nothing either.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from reference.alone import holds
from reference.cells import Cell, Sight, leaf_cell, sights
from reference.combining import NEITHER_SUM_NOR_MEAN
from reference.conditions import met
from reference.hearing import Told, heard, stretch
from reference.measures import measured
from reference.outcome import Outcome, Status
from reference.ranking import ranked, title
from reference.rollup import Points, Sheet, Tree
from reference.rounding import rounded
from reference.subordinates import in_order, looks_below, sight_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.workdays import WorkCalendar
    from reference.facts import Fact, Unit
    from reference.rules import Indicator, Keys, Rules

LONG_AFTER = date(2030, 1, 1)


def score(
    rules: Rules,
    units: Mapping[str, Unit],
    facts: Iterable[Fact],
    calendar: WorkCalendar,
    today: date = LONG_AFTER,
) -> dict[str, Outcome]:
    """Score every unit, by code."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.unit].append(fact)
    outcomes: dict[str, Outcome] = {}
    for class_id in in_order(rules):
        about = {
            code: Told(told[code], calendar, today, unit)
            for code, unit in units.items()
            if unit.class_id == class_id
        }
        outcomes |= ranked(
            rules, units, _class(rules, class_id, about, units, outcomes)
        )
    return {code: outcomes[code] for code in units}


def _class(
    rules: Rules,
    class_id: str,
    about: Mapping[str, Told],
    units: Mapping[str, Unit],
    done: Mapping[str, Outcome],
) -> dict[str, Outcome]:
    """Score the units of one class, but for places and grades."""
    leaves = [each for each in rules.sheets[class_id] if each.score is not None]

    def known(leaf: Indicator, code: str) -> list[Sight]:
        if looks_below(leaf):
            return [sight_below(rules, leaf, code, units, done)]
        return sights(rules, leaf, about[code])

    seen = {leaf.id: {code: known(leaf, code) for code in about} for leaf in leaves}
    columns = {
        name: [
            [sight.number for sight in each if sight.number is not None]
            for each in zip(*of_units.values(), strict=True)
        ]
        for name, of_units in seen.items()
    }
    return {
        code: _unit(
            Sheet(rules, class_id),
            told,
            {
                leaf.id: leaf_cell(rules, leaf, seen[leaf.id][code], columns[leaf.id])
                for leaf in leaves
            },
        )
        for code, told in about.items()
    }


def _unit(sheet: Sheet, told: Told, cells: Mapping[str, Cell]) -> Outcome:
    rules = sheet.rules
    struck = [
        veto
        for veto in rules.vetoes
        if sheet.class_id in veto.get("only", [sheet.class_id])
        and met(rules, veto["when"], told)
    ]
    vetoed = [veto["effect"] for veto in struck]
    points = _spared(sheet, cells)
    tree, gated = _gated(Tree(sheet, points, failed=_failed(vetoed)))
    earned = _earned(tree, told, _coverage(sheet, cells))
    status, total = _struck(*earned, [*vetoed, *gated])
    if status in {"issued", "unscored"} and any("grade" in effect for effect in vetoed):
        status = "vetoed"
    counted = {i.id: _points(tree, i) for i in sheet.indicators}
    inside = [i for i in sheet.indicators if i.parent]
    return Outcome(
        status=status,
        total=total,
        printed=None if total is None else _printed(rules, total),
        grade=rules.classes[sheet.class_id].get("unscored", "")
        if total is None
        else "",
        effects=(*vetoed, *gated),
        coverage=_coverage(sheet, cells),
        points=counted | {i.id: cells[i.id].points for i in inside if i.id in cells},
        counted=counted,
        states={leaf: cell.state for leaf, cell in cells.items()},
        vetoes=tuple(title(veto) for veto in struck),
    )


def _spared(sheet: Sheet, cells: Mapping[str, Cell]) -> dict[str | None, Points]:
    """Let nothing be lost twice: what a leaf lost by itself spares the others."""
    lost = {name for name, cell in cells.items() if _is_lost(sheet, name, cell)}
    return {
        name: _unspoilt(sheet, sheet.find(name))
        if name in lost and lost & {*sheet.find(name).spared_by}
        else cell.points
        for name, cell in cells.items()
    }


def _is_lost(sheet: Sheet, name: str, cell: Cell) -> bool:
    """Tell whether what was seen of a leaf cost marks; what nobody saw does not."""
    if cell.points is None or not cell.covered:
        return False
    unspoilt = _unspoilt(sheet, sheet.find(name))
    return cell.points < unspoilt if unspoilt else cell.points > 0


def _unspoilt(sheet: Sheet, leaf: Indicator) -> Fraction:
    """Give what a leaf counts with where nothing is wrong: nothing, of a minus."""
    step: Indicator | None = leaf
    while step is not None:
        if step.kind == "minus":
            return Fraction(0)
        step = sheet.find(step.parent) if step.parent else None
    return leaf.full


def _gated(tree: Tree) -> tuple[Tree, list[Keys]]:
    """Apply the gates; give the effects of those whose bounds hold."""
    class_id = tree.sheet.class_id
    gates = [g for g in tree.sheet.rules.gates if class_id in g.get("only", [class_id])]
    hold = [gate for gate in gates if _holds(gate, tree)]
    effects = [gate["effect"] for gate in hold if "effect" in gate]
    shut = frozenset(g["opens"] for g in gates if "opens" in g and g not in hold)
    return replace(tree, failed_late=_failed(effects), shut=shut), effects


def _failed(effects: Iterable[Keys]) -> frozenset[str]:
    return frozenset(effect["block"] for effect in effects if "block" in effect)


def _holds(gate: Keys, tree: Tree) -> bool:
    if "of" in gate:
        many = sum(_holds(part, tree) for part in gate["of"])
        return holds(gate, Fraction(many))
    on = None if gate["on"] in {"total", "deductions"} else gate["on"]
    if on is not None and not tree.sheet.has(on):
        return False
    value = tree.before(on)
    if value is None:
        return False
    if gate["on"] == "deductions":
        value = tree.sheet.full(None) - value
    return holds(gate, value)


def _points(tree: Tree, indicator: Indicator) -> Points:
    if indicator.kind != "merit":
        return tree.pool(indicator)
    return tree.after(indicator.id)


def _printed(rules: Rules, total: Fraction) -> Fraction:
    return rounded(total, rules.places("decimals") or 0, rules.heading["rounding"])


def _struck(
    status: Status, total: Fraction | None, effects: list[Keys]
) -> tuple[Status, Fraction | None]:
    """Give what effects leave of a status and a total."""
    if any(effect.get("no_score") for effect in effects):
        return "vetoed", None
    given = [effect["score"] for effect in effects if "score" in effect]
    limits = [e["score_at_most"] for e in effects if "score_at_most" in e]
    if total is None and given:
        total = min(given)
    if total is not None:
        total = min([total, *given, *limits])
    return "vetoed" if given else status, total


def _earned(
    tree: Tree, told: Told, coverage: Fraction
) -> tuple[Status, Fraction | None]:
    rules = tree.sheet.rules
    if "unscored" in rules.classes[tree.sheet.class_id]:
        return "unscored", None
    total = tree.after(None)
    if total is None:
        if rules.heading["nothing_to_score"] != "zero":
            return "nothing-to-score", None
        total = Fraction(0)
    elif coverage < rules.heading.get("issue_from", 0):
        return "not-issued", None
    return "issued", tree.sheet.not_below(None, total + _decided(rules, told))


def _decided(rules: Rules, told: Told) -> Fraction:
    """Give what was decided to add to a unit's total, or take off."""
    keys = rules.adjustments
    if not keys:
        return Fraction(0)
    source, check = keys["source"], keys.get("check", "adjustment")
    days = stretch(rules, source, {}, None)
    rows = [row for row in heard(told, source, check, days) if row.value is not None]
    if not rows:
        return Fraction(0)
    total = measured({"measure": "sum"}, None, rows, days, told)
    total = max(total, keys.get("at_least", total))
    return Fraction(min(total, keys.get("at_most", total)))


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
        if sheet.combine(step.parent) in NEITHER_SUM_NOR_MEAN:
            together = sum((i.full for i in sheet.children(step.parent)), Fraction(0))
            marks *= sheet.full(step.parent) / together
        if step.parent is None:
            return marks
        step = sheet.find(step.parent)
