"""What stands beside a question: what was earned last, and what the unit claimed."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from assess.messages.numbers import fixed_text
from assess.problems import InputError
from assess.records.standing import newest_id
from assess.rounding import rounded
from assess.scheme.load import read_scheme
from assess.scoring.facts import facts_of, state_title
from assess.scoring.looking import Look, window_of
from assess.scoring.runs import cells_of, open_run, results

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from assess.records.units import UnitRow
    from assess.scheme.model import Heading, Scheme
    from assess.scoring.runs import KeptCell

Beside = dict[tuple[str, str], str]
"""By the code of a unit and the id of an indicator."""


def last_points(connection: Connection) -> Beside:
    """Give what every leaf earned in the newest run; nothing where there is none."""
    try:
        run = open_run(connection)
    except InputError:  # no-run-yet
        return {}
    heading = read_scheme(run.scheme_text, run.scheme_id).heading
    return {
        (result.code, cell.indicator): _earned(heading, cell)
        for result in results(connection, run.id)
        for cell in cells_of(connection, run.id, result)
    }


def _earned(heading: Heading, cell: KeptCell) -> str:
    if not cell.points:
        return state_title(cell.state)
    places = heading.decimals
    number = rounded(Fraction(cell.points), places, heading.rounding)
    return fixed_text(number, places, zeros=False)


def claims(
    connection: Connection, scheme: Scheme, source: str, units: Mapping[int, UnitRow]
) -> Beside:
    """Give what was claimed, of all that `source` looks at after somebody else."""
    cutoff, found = newest_id(connection), Beside()
    for number, unit in units.items():
        for leaf in scheme.sheets[unit.class_id]:
            if leaf.score and source in leaf.sources[1:]:
                claimant = leaf.sources[0]
                look = Look(claimant, leaf.check, window_of(scheme, claimant, ""))
                for fact in facts_of(connection, number, look, cutoff)[:1]:
                    found[unit.code, leaf.id] = fact.value
    return found
