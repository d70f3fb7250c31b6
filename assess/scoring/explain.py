"""Why a unit has its total: every line and step of a score run, to check by hand.

Every working is arithmetic that a pocket calculator can follow: numbers, ``+ - × /``,
brackets, ``min`` and ``max``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.messages.numbers import decimal_text as text
from assess.scheme import clamp
from assess.scoring.cells import Cell
from assess.scoring.columns import bound, columns_kept
from assess.scoring.conditions import Hit
from assess.scoring.joining import LeafCell
from assess.scoring.judge import failed_by, judge
from assess.scoring.rollup import changed, joined, pair, roll_up
from assess.scoring.runs import cells_of
from assess.scoring.sheet import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from assess.scheme.model import Indicator, Scheme
    from assess.scoring.judge import Outcome
    from assess.scoring.leaves import Judged
    from assess.scoring.rollup import Points, Values
    from assess.scoring.runs import KeptCell, UnitResult
    from assess.scoring.sheet import Block, Child, Leaf, Sheet


@dataclass(frozen=True, slots=True)
class Reopened:
    """A unit's part of a run, judged again from the cells that the run keeps."""

    sheet: Sheet
    judged: tuple[Judged, ...]
    outcome: Outcome
    before: Values  # points of every node before bonus and minus
    failed: frozenset[int]  # places of the blocks that a veto made 0


def reopen(
    connection: Connection, run: int, scheme: Scheme, result: UnitResult
) -> Reopened:
    """Judge a unit again from its kept cells; a run that differs is our fault."""
    sheet = lay_out(scheme, result.class_id)
    sheet = bound(sheet, columns_kept(connection, run, sheet))
    cells = cells_of(connection, run, result)
    judged = tuple(map(_judged, cells))
    kept = json.loads(result.parts)
    vetoes = tuple(Hit(n, tuple(map(Fraction, found))) for n, *found in kept["vetoes"])
    outcome = judge(sheet, judged, vetoes)
    assert outcome.total == result.total, "a run is never changed"
    points = [points for _cell, points, _number in judged]
    before = roll_up(sheet, points, failed_by(sheet, vetoes))
    failed = failed_by(sheet, vetoes, outcome.gates)
    return Reopened(sheet, judged, outcome, before, failed)


def _judged(kept: KeptCell) -> Judged:
    leaf = leaf_of(kept)
    points = None if leaf.points is None else pair(leaf.points)
    return leaf, points, str(kept.number)


def leaf_of(kept: KeptCell) -> LeafCell:
    """Give what a leaf earned, as a run keeps it."""
    points = Fraction(kept.points) if kept.points else None
    cells = tuple(map(_cell, json.loads(kept.sources)))
    return LeafCell(kept.state, points, cells, kept.source)


def _cell(kept: Sequence[str | None]) -> Cell:
    source, state, measure, points = kept
    assert source is not None
    assert state is not None
    return Cell(
        state,
        None if points is None else Fraction(points),
        None if measure is None else Fraction(measure),
        source,
    )


def working_of(leaf: Leaf, nth: int, cell: Cell) -> str:
    """Write how the `nth` source's cell came to its points; empty: it has none."""
    full = leaf.indicator.full
    if cell.points is None:
        return ""
    if cell.measure is None:
        return f"{bare(cell.points / full)} × {text(full)}"
    return clamp.working_of(leaf.indicator, leaf.methods[nth], cell.measure)


def joining_of(indicator: Indicator, leaf: LeafCell) -> str:
    """Write how several sources became one; empty where one alone decides."""
    counted = [cell for cell in leaf.cells if cell.points is not None]
    if leaf.decided_by or not counted or leaf.points is None:
        return ""
    points = [text(cell.points or Fraction()) for cell in counted]
    if indicator.join == "minimum":
        return f"min({', '.join(points)})" if len(points) > 1 else points[0]
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


def block_working(reopened: Reopened, block: Block) -> str:
    """Write how a block came to its points, before a veto or the scheme's rounding."""
    values = reopened.outcome.values
    staying = [c for c in block.merit if values[c.place] is not None]
    gone = [c for c in block.merit if values[c.place] is None]
    working = _kept(reopened, block, _sum_of(block, values, staying, gone))
    counted = [e for e in block.extras if e in reopened.outcome.extras]
    for extra in counted:
        working += _extra(reopened, extra)
    return f"max({working}, 0)" if counted and not block.below_zero else working


def _kept(reopened: Reopened, block: Block, working: str) -> str:
    """Write what keeps a block's points within its limits, if anything."""
    values = reopened.outcome.values
    points = joined(block, values) or Fraction()
    lifted = changed(block, reopened.before, values) and not block.pool
    if lifted and points > 0:
        return working
    return clamp.clamp_written(block, working, points)


def _sum_of(
    block: Block,
    values: Sequence[Points],
    staying: Sequence[Child],
    gone: Sequence[Child],
) -> str:
    if gone and staying and not block.pool and block.policy == "spread-evenly":
        share = sum((c.full for c in gone), Fraction()) / len(staying)
        return " + ".join(
            f"{_entering(values, c)} × {bare(c.full + share)} / {bare(c.full)}"
            for c in staying
        )
    added = " + ".join(_entering(values, child) for child in staying) or "0"
    if not gone or block.pool or block.policy == "drop":
        return added
    lost = sum((c.full for c in gone), Fraction())
    if block.policy == "full":
        return f"{added} + {text(lost)}"
    left = sum((c.full for c in staying), Fraction())
    return f"({added}) × {bare(left + lost)} / {bare(left)}" if staying else added


def _entering(values: Sequence[Points], child: Child) -> str:
    points = values[child.place]
    assert points is not None, "only children that stay are added"
    shown = text(Fraction(*points))
    return shown if child.weight == 1 else f"{bare(child.weight)} × {shown}"


def bare(number: Fraction) -> str:
    """Write a number so that it may stand behind ``×`` or ``/``."""
    shown = text(number)
    return f"({shown})" if "/" in shown else shown


def _extra(reopened: Reopened, place: int) -> str:
    indicator = reopened.sheet.at(place)
    points = reopened.outcome.values[place]
    gained = text(Fraction(*points)) if points else "0"
    sign = "-" if indicator.kind == "minus" else "+"
    weight = "" if indicator.weight == 1 else f"{bare(indicator.weight)} × "
    return f" {sign} {weight}{gained}"
