"""What units claimed, beside what was found, as a run judged both."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from assess.scoring.cells import LOOKED
from assess.scoring.explain import leaf_of
from assess.scoring.runs import all_cells, results

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from assess.scheme.model import Indicator, Scheme
    from assess.scoring.cells import Cell
    from assess.scoring.joining import LeafCell
    from assess.scoring.runs import UnitResult

Verdict = Literal["agrees", "overstated", "understated", "not-applicable"]

_SELF_CHECK: Final = "self-check"


@dataclass(frozen=True, slots=True)
class Pair:
    """One leaf of one unit: its own claim, what the highest source found, what counted.

    Where the claim says "not applicable", it has no points.
    """

    unit: UnitResult
    indicator: Indicator
    claim: Cell
    found: Cell
    leaf: LeafCell

    @property
    def verdict(self) -> Verdict:
        """Say how the claim compares with what was found, by their points."""
        claimed, found = self.claim.points, self.found.points
        if claimed is None or found is None:
            return "not-applicable"
        if claimed == found:
            return "agrees"
        return "overstated" if claimed > found else "understated"


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How far a unit's claims agree with what was found, over a run."""

    unit: UnitResult
    compared: int
    agree: int
    claimed: Fraction  # points, of what was compared
    found: Fraction
    overstated: Fraction  # points claimed above what was found

    @property
    def share(self) -> Fraction:
        """The share of claims that agree."""
        return Fraction(self.agree, self.compared)


def pairs(connection: Connection, run: int, scheme: Scheme) -> Iterator[Pair]:
    """Yield every claim of which something was found, by class, rank and sheet."""
    kept = all_cells(connection, run)
    leaf = cache(lambda number: leaf_of(kept[number]))
    claimed = {name: _claimed(scheme, name) for name in scheme.sheets}
    for unit in results(connection, run, scheme.heading.equals):
        for number in filter(None, unit.cells.split(",")):
            indicator = claimed[unit.class_id].get(kept[number].indicator)
            if indicator and (pair := _pair(unit, indicator, leaf(number))):
                yield pair


def _claimed(scheme: Scheme, class_id: str) -> dict[str, Indicator]:
    """Give the leaves whose first source is the unit's own word."""
    own = {i.sources[0] for i in scheme.indicators if i.join == "verified-claim"}
    return {
        leaf.id: leaf
        for leaf in scheme.sheets[class_id]
        if leaf.score and len(leaf.sources) > 1
        if leaf.sources[0] in own | {_SELF_CHECK}
    }


def _pair(unit: UnitResult, indicator: Indicator, leaf: LeafCell) -> Pair | None:
    """Put a claim beside what was found; None where one of them is missing."""
    claim, *others = leaf.cells
    seen = [cell for cell in others if cell.state in LOOKED and cell.points is not None]
    if not seen or claim.state == "clean":
        return None
    if claim.state != "not-applicable" and (
        claim.state not in LOOKED or claim.points is None
    ):
        return None
    return Pair(unit, indicator, claim, seen[-1], leaf)


def accuracies(found: Iterable[Pair]) -> list[Accuracy]:
    """Sum up each unit's claims; the least accurate first."""
    by_unit: dict[int, list[Pair]] = {}
    for pair in found:
        by_unit.setdefault(pair.unit.unit, []).append(pair)
    return sorted(map(_accuracy, by_unit.values()), key=lambda each: each.share)


def _accuracy(mine: list[Pair]) -> Accuracy:
    both = [
        (pair.claim.points, pair.found.points)
        for pair in mine
        if pair.claim.points is not None and pair.found.points is not None
    ]
    return Accuracy(
        unit=mine[0].unit,
        compared=len(mine),
        agree=sum(pair.verdict == "agrees" for pair in mine),
        claimed=sum((claim for claim, _found in both), Fraction()),
        found=sum((found for _claim, found in both), Fraction()),
        overstated=sum((max(c - f, Fraction()) for c, f in both), Fraction()),
    )
