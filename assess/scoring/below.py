"""What subordinates earned, kept until their parents are judged."""

from __future__ import annotations

from collections import defaultdict
from graphlib import TopologicalSorter
from typing import TYPE_CHECKING, Final, TypeAlias

from assess.measures.subordinates import Subordinates
from assess.records.states import State
from assess.records.tally import Tally
from assess.scoring.kept import counted
from assess.scoring.rollup import exact

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from assess.records.fold import Row
    from assess.scoring.judge import Outcome
    from assess.scoring.sheet import Sheet
    from assess.scoring.streams import Assessed

Asked: TypeAlias = "tuple[tuple[int, Subordinates], ...]"
"""The looks of a sheet that go below, and what each asks for."""

_Kept: TypeAlias = "tuple[str, str, dict[str, Fraction | None]]"
"""A subordinate's class, its grade, and its numbers by what they are of."""

TOTAL: Final = "total"


def asked_of(sheet: Sheet) -> Asked:
    """Find what a sheet asks of subordinates."""
    return tuple(
        (leaf.looks[0], leaf.indicator.observe.measure)
        for leaf in sheet.leaves
        if isinstance(leaf.indicator.observe.measure, Subordinates)
    )


def in_order(sheets: Mapping[str, Sheet]) -> tuple[str, ...]:
    """Give the classes in the order in which they can be judged."""
    needs = {
        name: {c for _look, asked in asked_of(sheet) for c in asked.classes}
        for name, sheet in sheets.items()
    }
    return tuple(TopologicalSorter(needs).static_order())


class Below:
    """Keeps what parents will ask of the units below them, and nothing else."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        self._asked = {name: asked_of(sheet) for name, sheet in sheets.items()}
        self._on: dict[str, set[str]] = defaultdict(set)  # by class: total, ids
        for asked in self._asked.values():
            for _look, measure in asked:
                for name in measure.classes:
                    self._on[name].add(measure.on)
        self._kept: dict[int, list[_Kept]] = defaultdict(list)

    def keep(self, unit: Assessed, sheet: Sheet, outcome: Outcome) -> None:
        """Keep what this unit's parent will ask for."""
        if unit.parent is None or unit.class_id not in self._on:
            return
        numbers = {on: _number(sheet, outcome, on) for on in self._on[unit.class_id]}
        self._kept[unit.parent].append((unit.class_id, outcome.grade, numbers))

    def fill(self, unit: Assessed, looks: list[Row | None]) -> None:
        """Put the rows of a unit's subordinates where its sheet looks for them."""
        for look, asked in self._asked[unit.class_id]:
            found = [
                (numbers[asked.on], grade)
                for name, grade, numbers in self._kept[unit.id]
                if name in asked.classes
            ]
            taken = asked.taken(found)
            looks[look] = None if taken is None else _row(unit.id, taken)


def _number(sheet: Sheet, outcome: Outcome, on: str) -> Fraction | None:
    if on == TOTAL:
        return outcome.total
    place = sheet.places.get(on)
    points = None if place is None else counted(sheet.at(place), outcome, place)
    return exact(points)


def _row(unit: int, taken: Fraction) -> Row:
    """Write a number as the tally that the measure reads it from."""
    return Tally(
        unit=unit,
        series=0,
        mark=0,
        value=0,
        state=State.OBSERVED.value,
        n=taken.denominator,
        zeros=0,
        total=taken.numerator,
    )
