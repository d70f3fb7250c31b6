"""Places, the order of equals, and grades, class by class.

Readings chosen where the contract is open:

- Units of a class without marks are not ranked, even where a veto gives a number.
- "The first so many" are counted among all units of the class that have a number,
  those that a veto gave one included; who is better by `rank_on` goes first.
- A grade that has both bounds and `top` wants both.
- A grade that an effect names is not asked whether there is room.
- Equals are listed by code where nothing else tells them apart. Names are in the order
  of GB 18030, which has common characters by their sound.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, TypeAlias

from reference.alone import holds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reference.facts import Unit
    from reference.outcome import Outcome
    from reference.rules import Keys, Rules

Score: TypeAlias = list[Fraction]
STROKES = dict(zip("一二三王石安志明奇", (1, 2, 3, 4, 5, 6, 7, 8, 8), strict=True))


def ranked(
    rules: Rules, units: Mapping[str, Unit], outcomes: Mapping[str, Outcome]
) -> dict[str, Outcome]:
    """Give the units of one class their places and grades."""
    scores = {
        code: _ranked_on(rules, outcome)
        for code, outcome in outcomes.items()
        if "unscored" not in rules.classes[units[code].class_id]
    }
    numbers = {code: score for code, score in scores.items() if score is not None}
    order = sorted(numbers, key=lambda code: _listed(rules, code, units[code].name))
    order.sort(key=numbers.__getitem__, reverse=True)
    return {
        code: replace(
            outcome,
            rank=_rank(rules, code, numbers, order) if code in numbers else None,
            grade=_grade(rules, outcome, numbers.get(code), list(numbers.values())),
        )
        for code, outcome in outcomes.items()
    }


def _ranked_on(rules: Rules, outcome: Outcome) -> Score | None:
    """Give the total and, behind it, what tells equal totals apart."""
    exactly = rules.heading["rank_on"] == "exact"
    total = outcome.total if exactly else outcome.printed
    if total is None:
        return None
    return [
        total,
        *(_part(rules, outcome, n) for n in rules.heading.get("then_by", ())),
    ]


def _part(rules: Rules, outcome: Outcome, name: str) -> Fraction:
    """Give the points of one indicator: what was taken off is less than nothing."""
    points = outcome.counted.get(name) or Fraction(0)
    minus = (i.id for s in rules.sheets.values() for i in s if i.kind == "minus")
    return -points if name in minus else points


def _listed(rules: Rules, code: str, name: str) -> tuple[list[int], str]:
    match rules.heading.get("equals", "code"):
        case "name":
            return [*name.encode("gb18030")], code
        case "strokes":
            return [STROKES[character] for character in name], code
    return [], code


def _rank(
    rules: Rules, code: str, numbers: dict[str, Score], order: list[str]
) -> Fraction:
    mine = numbers[code]
    better = [number for number in numbers.values() if number > mine]
    equal = list(numbers.values()).count(mine)
    match rules.heading["ties"]:
        case "competition":
            return Fraction(len(better) + 1)
        case "dense":
            return Fraction(len({*map(tuple, better)}) + 1)
        case "average":
            return len(better) + Fraction(equal + 1, 2)
        case "ordinal":
            return Fraction(order.index(code) + 1)
        case "lowest-place":
            return Fraction(len(better) + equal)
    raise NotImplementedError


def _grade(
    rules: Rules, outcome: Outcome, score: Score | None, scores: list[Score]
) -> str:
    if outcome.grade:
        return outcome.grade
    for grade in rules.grades:
        if outcome.printed is None:
            break
        room = score is None or _has_room(grade, score, scores)
        if room and holds(grade, outcome.printed):
            return title(grade)
    return ""


def title(keys: Keys) -> str:
    told = keys["title"]
    return told if isinstance(told, str) else told["zh"]


def _has_room(grade: Keys, score: Score, scores: list[Score]) -> bool:
    if "top" not in grade:
        return True
    places = places_in(grade, len(scores))
    better = sum(other > score for other in scores)
    if better + scores.count(score) <= places:
        return True
    return better < places and grade["border"] == "all"


def places_in(grade: Keys, units: int) -> int:
    """Say how many units a grade takes."""
    if grade["top"] >= 1:
        return int(grade["top"])
    share: Fraction = grade["top"] * units
    match grade["top_rounding"]:
        case "up":
            return ceil(share)
        case "down":
            return floor(share)
    return floor(share + Fraction(1, 2))
