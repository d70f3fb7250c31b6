"""The parts of what a look sees: its periods, or its values; and what they come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise
from operator import add
from typing import TYPE_CHECKING, Final

from assess.measures import of_parts
from assess.measures.short_periods import ShortPeriods
from assess.problems import refuse
from assess.records.fold import Window
from assess.records.states import SCALE
from assess.records.tally import Part, Tally
from assess.stretches import at, day_at, stretch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assess.measures.of_parts import OfParts
    from assess.records.fold import PartRow, Row

_FOREVER: Final = 2**62


@dataclass(frozen=True, slots=True)
class Apart:
    """How the observations of a look are kept apart, and for which measure."""

    measure: OfParts
    edges: tuple[int, ...]  # seconds: where periods begin, and the last one ends
    levels: tuple[tuple[str, Fraction], ...]  # words, each with its number


def kept_apart(
    measure: object, words: Mapping[str, Fraction], window: Window
) -> Apart | None:
    """Say how a measure wants its observations; None: the tally is enough."""
    made = of_parts(measure, words=bool(words))
    if made is None:
        return None
    edges: tuple[int, ...] = ()
    if isinstance(made, ShortPeriods) and (length := stretch(made.every)):
        days = length.starts(day_at(window.first), day_at(window.last))
        edges = tuple(map(at, days))
    return Apart(made, edges, tuple(words.items()))


def with_parts(row: Row, apart: Apart, parts: list[Part]) -> Row:
    """Put what the parts come to in the tally that the measure reads it from."""
    number = apart.measure.gathered(parts)
    return Tally(*row)._replace(n=number.denominator, total=number.numerator * SCALE)


def parts_of(
    apart: Apart,
    check: str,
    rows: Iterable[PartRow],
    words: Mapping[int, str],
    now: int,
    there: Window | None = None,
) -> list[Part]:
    """Put the rows of all series of a look together: its periods, or its values.

    A period counts that is over `now`, and in which the unit was `there` all the time.
    """
    found: dict[int, Part] = {}
    for _unit, _series, key, told, n, zeros, total in rows:
        worth = Fraction(total, SCALE)
        if apart.levels:
            worth = n * _number(apart, check, words[key])
        part = Part(key, told, n, zeros, worth)
        found[key] = _added(found[key], part) if key in found else part
    if not apart.edges:
        return [found[key] for key in sorted(found)]
    today = at(day_at(now))
    return [
        found.get(key, Part(key, 0, 0, 0, Fraction()))
        for key, (begin, end) in enumerate(pairwise(apart.edges))
        if end <= today
        and (there is None or there.first <= begin <= end - 1 <= there.last)
    ]


def time_there(first: int | None, last: int | None) -> Window | None:
    """Give the seconds of the days from `first` to `last`; None: there is no end."""
    if first is None and last is None:
        return None
    begin = 0 if first is None else at(date.fromordinal(first))
    end = _FOREVER if last is None else at(date.fromordinal(last + 1)) - 1
    return Window(begin, end)


def _number(apart: Apart, check: str, word: str) -> Fraction:
    levels = dict(apart.levels)
    if word not in levels:
        raise refuse("word-unknown", indicator=check, word=word, known=tuple(levels))
    return levels[word]


def _added(part: Part, other: Part) -> Part:
    counts = map(add, part[1:], other[1:])
    return Part(part.key, *counts)
