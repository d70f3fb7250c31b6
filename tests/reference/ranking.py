"""Places, the order of equals, and grades, class by class.

Readings chosen where the contract is open:

- Units of a class without marks are not ranked, even where a veto gives a number.
- "The first so many" are counted among all units of the class that have a number,
  those that a veto gave one included; who is better by `rank_on` goes first.
- A grade that has both bounds and `top` wants both.
- Room is sought as if there were no effects: they come after. Who is not ranked finds
  none. `moves_up`: who cannot have the grade, whatever the total, takes no room, and is
  itself placed as if it came on top of those who do.
- `vetoed = "last"`: a unit with the status "vetoed" is worse than all without.
- Equals are listed by code where nothing else tells them apart. Names are in the order
  of GB 18030, which has common characters by their sound.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any, TypeAlias

from reference.alone import holds
from reference.rounding import rounded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reference.facts import Unit
    from reference.outcome import Outcome
    from reference.rules import Keys, Rules

Score: TypeAlias = list[Fraction]
CEILINGS = ("grade", "grade_at_most")
STROKES = dict(zip("一二三王石安志明奇", (1, 2, 3, 4, 5, 6, 7, 8, 8), strict=True))


def ranked(
    rules: Rules, units: Mapping[str, Unit], outcomes: Mapping[str, Outcome]
) -> dict[str, Outcome]:
    """Give the units of one class their places and grades."""
    scores = {
        code: _ranked_on(rules, outcome)
        for code, outcome in outcomes.items()
        if "unscored" not in rules.classes[units[code].class_id]
        and not (outcome.status == "vetoed" and _vetoed(rules) == "unranked")
    }
    numbers = {code: score for code, score in scores.items() if score is not None}
    order = sorted(numbers, key=lambda code: _listed(rules, code, units[code].name))
    order.sort(key=numbers.__getitem__, reverse=True)
    return {
        code: replace(
            outcome,
            rank=_rank(rules, code, numbers, order) if code in numbers else None,
            grade=Graded(
                rules.grades_of(units[code].class_id), numbers, outcomes
            ).grade(code),
        )
        for code, outcome in outcomes.items()
    }


def _vetoed(rules: Rules) -> str:
    return str(rules.heading.get("vetoed", "ranked"))


def _ranked_on(rules: Rules, outcome: Outcome) -> Score | None:
    """Give the total and, behind it, what tells equal totals apart."""
    exactly = rules.heading["rank_on"] == "exact"
    total = outcome.total if exactly else outcome.printed
    if total is None:
        return None
    behind = outcome.status == "vetoed" and _vetoed(rules) == "last"
    return [
        Fraction(0 if behind else 1),
        total,
        *(_part(rules, outcome, n) for n in rules.heading.get("then_by", ())),
    ]


def _part(rules: Rules, outcome: Outcome, name: str) -> Fraction:
    """Give the points of one indicator: what was taken off is less than nothing."""
    points = outcome.counted.get(name) or Fraction(0)
    minus = (i.id for s in rules.sheets.values() for i in s if i.kind == "minus")
    points = -points if name in minus else points
    if rules.heading["rank_on"] == "exact":
        return points
    return rounded(points, rules.places("decimals") or 0, rules.heading["rounding"])


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


@dataclass(frozen=True)
class Graded:
    """The grades of one class, and who is ranked in it."""

    grades: tuple[Keys, ...]
    scores: Mapping[str, Score]
    outcomes: Mapping[str, Outcome]

    def grade(self, code: str) -> str:
        """Give a unit the worst grade that any effect makes of its own."""
        titles = [title(grade) for grade in self.grades]
        effects, own = self.outcomes[code].effects, self._own(code)
        if own not in titles:
            named = [titles.index(e["grade"]) for e in effects if "grade" in e]
            limits = [
                titles.index(e["grade_at_most"])
                for e in effects
                if "grade_at_most" in e
            ]
            return titles[max([*named, *limits])] if named else own
        place = titles.index(own)
        return titles[max([place, *(self._struck(place, each) for each in effects)])]

    def _struck(self, place: int, effect: Mapping[str, Any]) -> int:
        """Give the place of the grade that one effect makes of another."""
        titles = [title(grade) for grade in self.grades]
        limits = [titles.index(effect[k]) for k in CEILINGS if k in effect]
        lower = min(place + int(effect.get("grade_down", 0)), len(titles) - 1)
        return max([lower, *limits])

    def _own(self, code: str) -> str:
        """Give the first grade that holds the total and has room."""
        outcome = self.outcomes[code]
        if outcome.printed is None:
            return outcome.grade
        for grade in self.grades:
            if holds(grade, outcome.printed) and self._has_room(grade, code):
                return title(grade)
        return ""

    def _has_room(self, grade: Keys, code: str) -> bool:
        if "top" not in grade:
            return True
        if code not in self.scores:
            return False
        others = [
            score
            for other, score in self.scores.items()
            if other != code
            and not (grade.get("moves_up") and self._barred(grade, other))
        ]
        mine, places = self.scores[code], places_in(grade, len(self.scores))
        better = sum(other > mine for other in others)
        if better + others.count(mine) + 1 <= places:
            return True
        return better < places and grade["border"] == "all"

    def _barred(self, grade: Keys, code: str) -> bool:
        """Tell whether a unit cannot have a grade, even if its own were the best."""
        best = [0, *(self._struck(0, e) for e in self.outcomes[code].effects)]
        return max(best) > self.grades.index(grade)


def title(keys: Keys) -> str:
    told = keys["title"]
    return told if isinstance(told, str) else told["zh"]


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
