"""How a unit of a run stands among those that take room in a grade."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.scoring.conditions import held_by
from assess.scoring.grading import standing_among
from assess.scoring.rounding import compared
from assess.scoring.runs import results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from assess.scheme.model import Grade, Scheme
    from assess.scoring.grading import Held, Standing
    from assess.scoring.ranking import Score
    from assess.scoring.runs import UnitResult


def standings(
    connection: Connection, run: int, scheme: Scheme, result: UnitResult
) -> Iterator[tuple[Grade, Standing]]:
    """Tell of each quota of its class how a ranked unit stands."""
    found = results(connection, run)
    ranked = [r for r in found if r.class_id == result.class_id and r.halves]
    own, mine = _held(scheme, result), _score(scheme, result)
    for place, grade in enumerate(scheme.grades_of(result.class_id)):
        if grade.top is not None:
            takers = [r for r in ranked if _held(scheme, r).takes(grade, place)]
            scores = sorted(_score(scheme, each) for each in takers)
            counts = own.takes(grade, place)
            yield grade, standing_among(scores, mine, len(ranked), counts=counts)


def _held(scheme: Scheme, result: UnitResult) -> Held:
    kept = json.loads(result.parts)
    struck = [scheme.vetoes[number].effect for number, *_ in kept["vetoes"]]
    opened = [scheme.gates[number].effect for number, *_ in kept["gates"]]
    effects = [effect for effect in (*struck, *opened) if effect]
    return held_by(effects, scheme.grades_of(result.class_id))


def _score(scheme: Scheme, result: UnitResult) -> Score:
    """Give what a unit was ranked on."""
    heading, parts = scheme.heading, result.part_points
    total = result.total if heading.rank_on == "exact" else Fraction(result.printed)
    assert total is not None, "it is ranked"
    last = (result.status, heading.vetoed) == ("vetoed", "last")
    earned = (Fraction(parts.get(name) or 0) for name in heading.then_by)
    points = (compared(each, heading) for each in earned)
    return (not last, total, *points)
