"""Vetoes and gates: what holds, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.records.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assess.records.fold import Row
    from assess.scheme.model import Condition, Effect, Gate, Grade, Veto
    from assess.scoring.rollup import Values
    from assess.scoring.sheet import Sheet
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that struck: its place in the scheme, and the numbers that met it."""

    number: int
    measures: tuple[Fraction, ...]


def struck(
    sheet: Sheet, rows: Sequence[Row | None], calendar: WorkCalendar
) -> tuple[Hit, ...]:
    """Find the vetoes that the observations of a unit meet."""
    return tuple(
        Hit(
            number,
            tuple(
                m for m in _measured(sheet, veto.when, rows, calendar) if m is not None
            ),
        )
        for number, veto in sheet.vetoes
        if holds(sheet, veto.when, rows, calendar)
    )


def holds(
    sheet: Sheet,
    condition: Condition,
    rows: Sequence[Row | None],
    calendar: WorkCalendar,
) -> bool:
    """Tell whether a condition is met; what nobody looked at meets none."""
    if condition.any:
        return any(holds(sheet, part, rows, calendar) for part in condition.any)
    if condition.all:
        return all(holds(sheet, part, rows, calendar) for part in condition.all)
    known = [m for m in _measured(sheet, condition, rows, calendar) if m is not None]
    if not known:
        return False
    return condition.bounds.hold(sum(known, Fraction()))


def _measured(
    sheet: Sheet,
    condition: Condition,
    rows: Sequence[Row | None],
    calendar: WorkCalendar,
) -> list[Fraction | None]:
    parts = (*condition.any, *condition.all, *condition.sum)
    if parts:
        return [m for part in parts for m in _measured(sheet, part, rows, calendar)]
    assert condition.measure is not None
    row = rows[sheet.look(condition)]
    if row is None or row[3] is None:
        return [None]
    tally = Tally(*row)
    sample = condition.sample
    if sample and tally.n < sample.per_day * sample.days:
        return [None]
    return [condition.measure.of(tally, calendar)]


def passed(sheet: Sheet, values: Values) -> tuple[Hit, ...]:
    """Find the gates whose bounds hold."""
    tested = [
        (number, gate, tested_value(sheet, gate, values))
        for number, gate in sheet.gates
    ]
    return tuple(
        Hit(number, (value,))
        for number, gate, value in tested
        if gate.bounds.hold(value)
    )


def tested_value(sheet: Sheet, gate: Gate, values: Values) -> Fraction:
    """Give the number that a gate looks at, before any bonus."""
    place = sheet.places.get(gate.on, sheet.root.place)
    points = values[place]
    value = Fraction(*points) if points else Fraction()
    return sheet.root.full - value if gate.on == "deductions" else value


def open_extras(sheet: Sheet, through: Sequence[Hit]) -> frozenset[int]:
    """Give the places of the bonus and minus indicators that no gate keeps shut."""
    extras = {extra for block in sheet.blocks for extra in block.extras}
    hits = {hit.number for hit in through}
    shut = {
        sheet.places[gate.opens]
        for number, gate in sheet.gates
        if gate.opens in sheet.places and number not in hits
    }
    return frozenset(extras - shut)


def effects(
    hits: Sequence[Hit], rules: Mapping[int, Veto | Gate]
) -> tuple[Effect, ...]:
    """Give what the rules that struck do."""
    found = [rules[hit.number].effect for hit in hits]
    return tuple(effect for effect in found if effect)


def grade_set(effects: Sequence[Effect], grades: Sequence[Grade]) -> str | None:
    """Give the lowest grade that an effect sets, in the scheme's order, or None."""
    order = [grade.title.zh for grade in grades]
    set_by = {effect.grade for effect in effects if effect.grade}
    return max(set_by, key=order.index, default=None)


def score_set(effects: Sequence[Effect]) -> Fraction | None:
    """Give the lowest score that an effect sets; None if none does."""
    return min((e.score for e in effects if e.score is not None), default=None)
