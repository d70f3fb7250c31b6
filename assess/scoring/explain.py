"""Why a unit has its total: every line and step of a score run, to check by hand.

Every working is arithmetic that a pocket calculator can follow: numbers, ``+ - × /``,
brackets, ``min`` and ``max``; of blocks see `workings`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from assess.messages.numbers import decimal_text as text
from assess.scheme import clamp
from assess.scoring.cells import Cell, worth_of
from assess.scoring.columns import bound, columns_kept
from assess.scoring.conditions import Hit
from assess.scoring.joining import LeafCell
from assess.scoring.judge import failed_by, judge
from assess.scoring.rollup import in_parts
from assess.scoring.runs import cells_of
from assess.scoring.sheet import lay_out
from assess.scoring.workings import bare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from assess.scheme.model import Indicator, Scheme
    from assess.scoring.judge import Outcome
    from assess.scoring.leaves import Judged
    from assess.scoring.runs import KeptCell, UnitResult
    from assess.scoring.sheet import Leaf, Sheet


_ENDS: Final = {"minimum": "min", "maximum": "max"}


@dataclass(frozen=True, slots=True)
class Reopened:
    """A unit's part of a run, judged again from the cells that the run keeps."""

    sheet: Sheet
    judged: tuple[Judged, ...]
    outcome: Outcome
    failed: frozenset[int]  # places of the blocks that a veto made 0


def reopen(
    connection: Connection, run: int, scheme: Scheme, result: UnitResult
) -> Reopened:
    """Judge a unit again from its kept cells; a run that differs is our fault."""
    sheet = lay_out(scheme, result.class_id)
    sheet = bound(sheet, columns_kept(connection, run, sheet))
    cells = cells_of(connection, run, result)
    judged = tuple(map(judged_of, cells))
    kept = json.loads(result.parts)
    vetoes, decided = struck_in(kept), decided_in(kept)
    outcome = judge(sheet, judged, vetoes, decided)
    assert outcome.total == result.total, "a run is never changed"
    failed = failed_by(sheet, vetoes, outcome.gates)
    return Reopened(sheet, judged, outcome, failed)


def struck_in(parts: Mapping[str, Any]) -> tuple[Hit, ...]:
    """Give the vetoes that struck, from what a result keeps."""
    return tuple(Hit(n, tuple(map(Fraction, found))) for n, *found in parts["vetoes"])


def decided_in(parts: Mapping[str, Any]) -> Fraction | None:
    """Give the sum of adjustments, from what a result keeps; None: there are none."""
    return Fraction(parts["decided"]) if "decided" in parts else None


def judged_of(kept: KeptCell) -> Judged:
    """Give what a leaf earned, as judging takes it."""
    leaf = leaf_of(kept)
    points = None if leaf.points is None else in_parts(leaf.points)
    return leaf, points, str(kept.number)


def leaf_of(kept: KeptCell) -> LeafCell:
    """Give what a leaf earned, as a run keeps it."""
    points = Fraction(kept.points) if kept.points else None
    cells = tuple(map(_cell, json.loads(kept.sources)))
    return LeafCell(kept.state, points, cells, kept.source)


def _cell(kept: Sequence[str | None]) -> Cell:
    source, state, *numbers = kept
    assert source is not None
    assert state is not None
    measure, points, *target = (None if n is None else Fraction(n) for n in numbers)
    return Cell(state, points, measure, source, *target)


def working_of(scheme: Scheme, leaf: Leaf, nth: int, cell: Cell) -> str:
    """Write how the `nth` source's cell came to its points; empty: it has none."""
    if cell.points is None:
        return ""
    if cell.measure is None:
        worth = worth_of(scheme, leaf.indicator, cell.state)
        assert isinstance(worth, Fraction), "it would have been left out"
        return f"{bare(worth)} × {text(leaf.indicator.full)}"
    return clamp.working_of(leaf.indicator, leaf.methods[nth], cell.measure)


def joining_of(indicator: Indicator, leaf: LeafCell) -> str:
    """Write how several sources became one; empty where one alone decides."""
    counted = [cell for cell in leaf.cells if cell.points is not None]
    if leaf.decided_by or not counted or leaf.points is None:
        return ""
    points = [text(cell.points or Fraction()) for cell in counted]
    if indicator.join in _ENDS:
        end = _ENDS[indicator.join]
        return f"{end}({', '.join(points)})" if len(points) > 1 else points[0]
    if indicator.join == "mean":
        return f"({' + '.join(points)}) / {len(points)}"
    return _weighted(indicator, leaf)


def _weighted(indicator: Indicator, leaf: LeafCell) -> str:
    counted = [
        (weight, cell.points)
        for weight, cell in zip(indicator.weights, leaf.cells, strict=True)
        if cell.points is not None
    ]
    share = sum((weight for weight, _points in counted), Fraction())
    added = " + ".join(f"{bare(w)} × {text(p)}" for w, p in counted)
    return added if share == 1 else f"({added}) / {bare(share)}"
