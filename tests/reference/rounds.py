"""An indicator that has rounds, as a block that holds a copy of it for each.

Readings chosen where the contract is open:

- The block has the indicator's marks, weight, place and policy; what its copies may do
  (pass their marks, fall below zero), it may do as well.
- A round's days take the place of the days of each source.
- Below the copy itself weights stay as they are; its own is the round's.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from reference.rules import Indicator, Keys, period

if TYPE_CHECKING:
    from collections.abc import Iterator


def spread_out(
    indicators: list[Indicator], rounds: dict[str, Keys]
) -> tuple[Indicator, ...]:
    """Put copies in the place of every indicator that has rounds."""
    found: list[Indicator] = []
    for top in indicators:
        if top.parent is None:
            found += _spread(top, indicators, rounds)
    return tuple(found)


def _spread(
    top: Indicator, all_of_them: list[Indicator], rounds: dict[str, Keys]
) -> Iterator[Indicator]:
    below = [each for each in all_of_them if each.parent == top.id]
    if not top.rounds:
        yield top
        for each in below:
            yield from _spread(each, all_of_them, rounds)
        return
    yield replace(top, score=None, sources=(), rounds=(), combine="sum")
    for name in top.rounds:
        alike = Fraction(1, len(top.rounds))
        own = replace(top, weight=rounds[name].get("weight", alike), kind="merit")
        for each in [own, *_below(top, all_of_them)]:
            copy = replace(each, id=f"{each.id}@{name}", filed=each.id, rounds=())
            parent = top.id if each is own else f"{each.parent}@{name}"
            yield replace(copy, parent=parent, period=period(rounds[name]["period"]))


def _below(top: Indicator, all_of_them: list[Indicator]) -> list[Indicator]:
    found: list[Indicator] = []
    for each in all_of_them:
        if each.parent in {top.id, *(known.id for known in found)}:
            found.append(each)
    return found
