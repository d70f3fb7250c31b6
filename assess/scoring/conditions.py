"""Vetoes and gates: what holds, and what it does."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.records.tally import Tally
from assess.scoring.grading import Held
from assess.scoring.rollup import exact
from assess.scoring.sheet import parts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assess.records.fold import Row
    from assess.scheme.model import Grade
    from assess.scheme.vetoes import Condition, Effect, Gate, GatePart
    from assess.scoring.rollup import Values
    from assess.scoring.sheet import Sheet
    from assess.workdays import WorkCalendar


FREE: Final = Held()
_VALUE: Final = Tally._fields.index("value")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that struck: its place in the scheme, and the numbers that met it."""

    number: int
    measures: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of one unit: a row for each look of its sheet, or None."""

    sheet: Sheet
    rows: Sequence[Row | None]
    calendar: WorkCalendar
    enough: Callable[[Condition], bool]  # whether the sample it asks for was taken


def struck(seen: Seen) -> tuple[Hit, ...]:
    """Find the vetoes that the observations of a unit meet."""
    return tuple(
        Hit(number, tuple(_all_measured(seen, veto.when)))
        for number, veto in seen.sheet.vetoes
        if holds(seen, veto.when)
    )


def holds(seen: Seen, condition: Condition) -> bool:
    """Tell whether a condition is met; what nobody looked at meets none."""
    if condition.any:
        return any(holds(seen, part) for part in condition.any)
    if condition.all:
        return all(holds(seen, part) for part in condition.all)
    if condition.of:
        return condition.bounds.hold(
            Fraction(sum(holds(seen, p) for p in condition.of))
        )
    if condition.sum:
        known = [_measured(seen, p) for p in condition.sum if _sampled(seen, p)]
        added = sum((m for m in known if m is not None), Fraction())
        return any(m is not None for m in known) and condition.bounds.hold(added)
    measure = _measured(seen, condition)
    if measure is None or not condition.bounds.hold(measure):
        return False
    return _sampled(seen, condition)  # last: it asks the database


def _sampled(seen: Seen, condition: Condition) -> bool:
    return condition.sample is None or seen.enough(condition)


def _measured(seen: Seen, condition: Condition) -> Fraction | None:
    assert condition.measure is not None, "any, all and sum are taken apart above"
    row = seen.rows[seen.sheet.look(condition)]
    if row is None or row[_VALUE] is None:
        return None
    return condition.measure.of(Tally(*row), seen.calendar)


def _all_measured(seen: Seen, condition: Condition) -> Iterator[Fraction]:
    for part in parts_of(condition):
        measure = _measured(seen, part)
        if measure is not None:
            yield measure


def passed(sheet: Sheet, values: Values) -> tuple[Hit, ...]:
    """Find the gates whose bounds hold; what is left out holds none."""
    return tuple(
        Hit(number, (value,))
        for number, gate in sheet.gates
        if (value := tested_value(sheet, gate, values)) is not None
        and gate.bounds.hold(value)
    )


def tested_value(sheet: Sheet, gate: Gate, values: Values) -> Fraction | None:
    """Give the number that a gate looks at, before any bonus; None if left out."""
    if gate.of:
        tested = ((part, _tested(sheet, part, values)) for part in gate.of)
        return Fraction(sum(v is not None and p.bounds.hold(v) for p, v in tested))
    return _tested(sheet, gate, values)


def _tested(sheet: Sheet, gate: Gate | GatePart, values: Values) -> Fraction | None:
    whole = gate.on in {"total", "deductions"}
    place = sheet.root.place if whole else sheet.places.get(gate.on)
    value = None if place is None else exact(values[place])
    if value is None:
        return None
    return sheet.root.full - value if gate.on == "deductions" else value


def open_extras(sheet: Sheet, through: Sequence[Hit]) -> frozenset[int]:
    """Give the places of the bonus and minus indicators that no gate keeps shut."""
    if not sheet.extras:
        return sheet.extras
    hits = {hit.number for hit in through}
    shut = {
        sheet.places[gate.opens]
        for number, gate in sheet.gates
        if gate.opens in sheet.places and number not in hits
    }
    return sheet.extras - shut


def effects(
    sheet: Sheet, vetoes: Sequence[Hit], gates: Sequence[Hit] = ()
) -> tuple[Effect, ...]:
    """Give what the rules that struck do."""
    if not vetoes and not gates:
        return ()
    struck = [sheet.scheme.vetoes[hit.number].effect for hit in vetoes]
    opened = [sheet.scheme.gates[hit.number].effect for hit in gates]
    return tuple(effect for effect in (*struck, *opened) if effect)


def graded(sheet: Sheet, vetoes: Sequence[Hit]) -> bool:
    """Tell whether a veto that struck names a grade."""
    return any(effect.grade for effect in effects(sheet, vetoes))


def held_by(effects: Sequence[Effect], grades: Sequence[Grade]) -> Held:
    """Give what effects leave of a grade: of several, the worst holds."""
    if not effects:
        return FREE
    order = {grade.title.zh: place for place, grade in enumerate(grades)}
    named = [order[e.grade] for e in effects if e.grade in order]
    most = [order[e.grade_at_most] for e in effects if e.grade_at_most in order]
    down = max(effect.grade_down for effect in effects)
    return Held(max([*named, *most], default=0), down, named=bool(named))


def score_set(effects: Sequence[Effect]) -> Fraction | None:
    """Give the lowest score that an effect sets; None if none does."""
    return min((e.score for e in effects if e.score is not None), default=None)


def score_left(effects: Sequence[Effect]) -> Fraction | None:
    """Give the highest total that effects leave; None: they leave any."""
    most = [e.score_at_most for e in effects] + [e.score for e in effects]
    return min((score for score in most if score is not None), default=None)
