"""Rounds: an indicator that is judged several times becomes a block of its rounds."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.scheme.model import IN_ROUND, Indicator, Observe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assess.scheme.model import Round


def in_rounds(
    sheet: Sequence[Indicator], rounds: Mapping[str, Round]
) -> tuple[Indicator, ...]:
    """Put a block of copies, one for each round, in the place of what has rounds.

    A copy counts with the weight of its round and sees what was observed in it; what
    the indicator holds is copied with it. Its observations stay filed as they were.
    """
    children: dict[str | None, list[Indicator]] = {}
    for indicator in sheet:
        children.setdefault(indicator.parent, []).append(indicator)
    return tuple(_spread(children, None, rounds))


def _spread(
    children: Mapping[str | None, list[Indicator]],
    parent: str | None,
    rounds: Mapping[str, Round],
) -> Iterator[Indicator]:
    for indicator in children.get(parent, ()):
        if not indicator.rounds:
            yield indicator
            yield from _spread(children, indicator.id, rounds)
            continue
        yield _block(indicator)
        inside = frozenset(_inside(children, indicator))
        for name in indicator.rounds:
            weight = rounds[name].weight or Fraction(1, len(indicator.rounds))
            first = replace(
                _copy(indicator, rounds[name], indicator.id, inside),
                title=rounds[name].title,
                kind="merit",
                weight=weight,
            )
            yield first
            yield from _copies(children, indicator, rounds[name], inside)


def _block(indicator: Indicator) -> Indicator:
    """Keep of an indicator what a block has."""
    return replace(
        indicator,
        score=None,
        sources=(),
        join=None,
        weights=(),
        observe=Observe(),
        examples=(),
        spared_by=(),
        combine="sum",
    )


def _inside(
    children: Mapping[str | None, list[Indicator]], of: Indicator
) -> Iterator[str]:
    for indicator in children.get(of.id, ()):
        yield indicator.id
        yield from _inside(children, indicator)


def _copies(
    children: Mapping[str | None, list[Indicator]],
    of: Indicator,
    each: Round,
    inside: frozenset[str],
) -> Iterator[Indicator]:
    for indicator in children.get(of.id, ()):
        yield _copy(indicator, each, f"{of.id}{IN_ROUND}{each.id}", inside)
        yield from _copies(children, indicator, each, inside)


def _copy(
    indicator: Indicator, each: Round, parent: str, inside: frozenset[str]
) -> Indicator:
    """Give an indicator as it stands in a round, with what it names in the round."""
    return replace(
        indicator,
        id=f"{indicator.id}{IN_ROUND}{each.id}",
        parent=parent,
        spared_by=tuple(
            f"{name}{IN_ROUND}{each.id}" if name in inside else name
            for name in indicator.spared_by
        ),
        observe=replace(indicator.observe, check=indicator.check),
        round=each,
        rounds=(),
    )
