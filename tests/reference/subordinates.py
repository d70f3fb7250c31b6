"""What the units below a unit came to, as a measure of the unit above.

Readings chosen where the contract is open:

- Points of an indicator are what it counted with, whatever became of the total.
- `grade` asks for the grade that the unit has in the end; where that is all that is
  asked, a unit needs no number to be counted.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from reference.alone import holds
from reference.cells import Sight, silent
from reference.measures import mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reference.facts import Unit
    from reference.outcome import Outcome
    from reference.rules import Indicator, Keys, Rules


def looks_below(indicator: Indicator) -> bool:
    return indicator.observe.get("measure") == "subordinates"


def in_order(rules: Rules) -> list[str]:
    """Give the classes, those first that others look at."""
    found: list[str] = []
    while len(found) < len(rules.sheets):
        found += [
            name
            for name, sheet in rules.sheets.items()
            if name not in found
            and all(
                {*leaf.observe["classes"]} <= {*found}
                for leaf in sheet
                if looks_below(leaf)
            )
        ]
    return found


def sight_below(
    rules: Rules,
    leaf: Indicator,
    code: str,
    units: Mapping[str, Unit],
    outcomes: Mapping[str, Outcome],
) -> Sight:
    """Measure the units of the classes named whose parent is `code`."""
    minus = {i.id for s in rules.sheets.values() for i in s if i.kind == "minus"}
    keys = {**leaf.observe, "taken off": leaf.observe.get("on") in minus}
    below = [
        outcomes[each]
        for each, unit in units.items()
        if unit.parent == code and unit.class_id in keys["classes"]
    ]
    numbers = [number for o in below if (number := _number(keys, o)) is not None]
    match keys.get("take", "mean"):
        case "mean" if numbers:
            return Sight("observed", mean(numbers))
        case "sum" if numbers:
            return Sight("observed", sum(numbers, Fraction(0)))
        case "lowest" if numbers:
            return Sight("observed", min(numbers))
        case "highest" if numbers:
            return Sight("observed", max(numbers))
    asked = [outcome for outcome in below if _can_tell(keys, outcome)]
    inside = [outcome for outcome in asked if _inside(keys, outcome)]
    if not asked or keys.get("take", "mean") not in {"count", "share"}:
        return silent(rules, leaf, "")
    count = Fraction(len(inside))
    return Sight("observed", count if keys["take"] == "count" else count / len(asked))


def _number(keys: Keys, outcome: Outcome) -> Fraction | None:
    """Give what is looked at; what was taken off is less than nothing."""
    on = keys.get("on", "total")
    if on == "total":
        return outcome.total
    points = outcome.counted.get(on)
    return -points if points is not None and keys["taken off"] else points


def _can_tell(keys: Keys, outcome: Outcome) -> bool:
    graded = "grade" not in keys or outcome.grade != ""
    return graded and (not _bounded(keys) or _number(keys, outcome) is not None)


def _inside(keys: Keys, outcome: Outcome) -> bool:
    if "grade" in keys and outcome.grade != keys["grade"]:
        return False
    number = _number(keys, outcome)
    return not _bounded(keys) or (number is not None and holds(keys, number))


def _bounded(keys: Keys) -> bool:
    return bool({"at_least", "above", "at_most", "below"} & {*keys})
