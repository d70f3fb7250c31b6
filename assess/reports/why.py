"""Why something did not count, and what parts equals: lines of an explanation."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.messages import _
from assess.messages.numbers import decimal_text as text
from assess.messages.phrases import CHOICES
from assess.reports.ranking import points_shown
from assess.scheme.words import gate_in_words
from assess.scoring.conditions import tested_value
from assess.scoring.facts import state_title
from assess.scoring.runs import results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from assess.scheme.model import Indicator, Scheme
    from assess.scheme.vetoes import Gate
    from assess.scoring.explain import Reopened
    from assess.scoring.runs import UnitResult

_NAMED: Final = 5  # units with the same total, at most


def shut(reopened: Reopened, indicator: Indicator) -> Iterator[str]:
    """Name the gates that keep a bonus or minus from counting, if any do."""
    through = {hit.number for hit in reopened.outcome.gates}
    for number, gate in reopened.sheet.gates:
        if gate.opens == indicator.id and number not in through:
            said = _("not counted, its gate is shut: {gate}")
            yield said.format(gate=_gate(reopened, gate))


def alone(reopened: Reopened, place: int) -> Iterator[str]:
    """Name the block that does not apply, and with it the bonus or minus in it."""
    values = reopened.outcome.values
    for block in reopened.sheet.blocks:
        gone = values[block.place] is None and values[place] is not None
        if gone and place in block.extras and block.indicator:
            said = _("not counted: nothing else in {id} is left to score")
            yield said.format(id=block.indicator.id)


def _gate(reopened: Reopened, gate: Gate) -> str:
    when, _does = gate_in_words(reopened.sheet.scheme, gate)
    value = tested_value(reopened.sheet, gate, reopened.outcome.before)
    here = _("left out") if value is None else text(value)
    said = _("{title} ({when}; here {number})")
    return said.format(title=gate.title or "", when=when, number=here).strip()


def left_out(reopened: Reopened, place: int, state: str) -> str:
    """Say why an indicator is left out, and what becomes of its marks.

    Without a state it is a block, of which nothing is left.
    """
    block = next(
        b
        for b in (*reopened.sheet.blocks, reopened.sheet.root)
        if place in {*(child.place for child in b.merit), *b.extras}
    )
    why = _("nothing in it is left to score")
    if state == "not-applicable":
        why = state_title(state)
    elif state:
        why = _("{state}, as the scheme says").format(state=state_title(state))
    if block.pool or place in block.extras:
        return _("left out: {why}").format(why=why)
    policy = CHOICES["not_applicable"][block.policy]
    return _("left out: {why}; {policy}").format(why=why, policy=policy)


def equals(
    connection: Connection, run: int, scheme: Scheme, result: UnitResult
) -> Iterator[str]:
    """Tell what decides among those that have the same total, and of whom what."""
    mine = _ranked_on(scheme, result)
    same = [
        each
        for each in results(connection, run)
        if each.class_id == result.class_id and each.halves
        if each.code != result.code and _ranked_on(scheme, each) == mine
    ]
    if not same or not scheme.heading.then_by:
        return
    told = [_parting(scheme, each) for each in (result, *same[:_NAMED])]
    more = [_("and others")] if same[_NAMED:] else []
    yield _("equal totals are ranked by {parts}: {values}").format(
        parts=_(", ").join(scheme.heading.then_by),
        values=_("; ").join([*told, *more]),
    )


def _ranked_on(scheme: Scheme, result: UnitResult) -> object:
    exact = scheme.heading.rank_on == "exact"
    return result.total if exact else result.printed


def _compared(scheme: Scheme, points: str) -> str:
    exact = scheme.heading.rank_on == "exact"
    return (
        text(Fraction(points)) if exact else str(points_shown(scheme.heading)(points))
    )


def _parting(scheme: Scheme, result: UnitResult) -> str:
    """Give of a unit what its equals are compared by."""
    points = (result.part_points.get(name) for name in scheme.heading.then_by)
    shown = _(", ").join(_compared(scheme, each or "0") for each in points)
    return f"{result.code} {shown}"
