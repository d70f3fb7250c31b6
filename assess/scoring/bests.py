"""The best that one more look could see of a leaf, and what would have to be recorded.

A look adds to what was seen before: a last value takes the place of the one before, a
sum grows, what was found stays found.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Any, Final

from assess.measures.by_kind import ByKind
from assess.measures.count import Count
from assess.measures.days_late import DaysLate
from assess.measures.share_failing import ShareFailing
from assess.measures.short_periods import ShortPeriods
from assess.measures.sum import Sum
from assess.methods import relative
from assess.methods.relative import Among
from assess.records.states import SCALE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from assess.methods import Method
    from assess.scheme.model import Indicator

_NUMBERS: Final = (0, 1, 10, 100, 10_000, 1_000_000)  # tried beside a method's own
_TIMES: Final = 50  # looks that one may be asked for at once

Value = int | str
"""As the record keeps it; a word as it is."""


def is_fault(by_id: Mapping[str, Indicator], leaf: Indicator) -> bool:
    """Tell whether the points of a leaf are taken off in the end."""
    many, at = 0, by_id.get(leaf.id)
    while at is not None:
        many += at.kind == "minus"
        at = by_id.get(at.parent or "")
    return many % 2 == 1


def best_values(
    leaf: Indicator,
    method: Method,
    seen: Fraction | None,
    target: Fraction,
    day: date,
    *,
    fault: bool,
) -> list[tuple[str, Value]]:
    """Give the kinds and values of the looks that leave the least to be desired.

    `seen`: the measure so far, divided by `target`. None at all where no further look
    helps: what was found stays found, or it is as good as it can be.
    """
    measure = leaf.observe.measure
    if isinstance(measure, DaysLate):
        return [("", day.toordinal())]
    if leaf.levels:
        return _best_word(leaf, seen, _worth(leaf, method, fault=fault))
    if isinstance(measure, ShortPeriods):
        return [("", SCALE if measure.take == "count" else int(measure.quota * SCALE))]
    wanted = _wanted(leaf, method, seen, fault=fault)
    if wanted == seen:
        return []
    had = (seen or Fraction()) * target
    return list(_looks(leaf, wanted * target, had))


def _best_word(
    leaf: Indicator, seen: Fraction | None, worth: Callable[[Fraction], Fraction]
) -> list[tuple[str, Value]]:
    best = max(leaf.levels, key=lambda word: worth(leaf.levels[word]))
    if seen is not None and worth(seen) >= worth(leaf.levels[best]):
        return []
    return [("", best)]


def _looks(
    leaf: Indicator, wanted: Fraction, had: Fraction
) -> Iterator[tuple[str, Value]]:
    """Yield the looks that bring a measure from what it `had` to what is `wanted`."""
    measure, missing = leaf.observe.measure, wanted - had
    if isinstance(measure, Count):
        if 0 < missing <= _TIMES:
            yield from [("", SCALE)] * ceil(missing)
        elif not had:
            yield "", 0  # looked, and found nothing
    elif isinstance(measure, Sum):
        if missing > 0 or not had:
            yield "", ceil(missing * SCALE)
    elif isinstance(measure, ByKind):
        kind = next((k for k, w in measure.kinds.items() if w and missing > 0), "")
        if kind:
            yield kind, ceil(missing / measure.kinds[kind]) * SCALE
        elif not had:
            yield "", 0
    elif isinstance(measure, ShareFailing):
        yield "", SCALE if missing <= 0 else 0
    else:
        number = wanted * SCALE
        yield "", ceil(number) if missing > 0 else floor(number)


def _wanted(
    leaf: Indicator, method: Method, seen: Fraction | None, *, fault: bool
) -> Fraction:
    """Give the measure that is worth most; of several, the nearest to what was seen."""
    if among := relative(method):  # nobody of the class was looked at
        return Fraction(not among.less_is_better)
    worth, now = _worth(leaf, method, fault=fault), seen or Fraction()
    known = {each: worth(each) for each in {*_candidates(leaf, method), now}}
    most = max(known.values())
    near = min((m for m in known if known[m] == most), key=lambda m: abs(m - now))
    return _nearer(near, now, lambda measure: worth(measure) >= most)


def _nearer(
    good: Fraction, now: Fraction, enough: Callable[[Fraction], bool]
) -> Fraction:
    """Go back from a good measure to what was seen, as far as whole numbers do."""
    if enough(now):
        return now
    sign = 1 if good > now else -1
    bad, best = floor(now * sign), floor(good * sign)
    if not enough(Fraction(best * sign)):
        return good
    while best - bad > 1:
        middle = (bad + best) // 2
        bad, best = (bad, middle) if enough(Fraction(middle * sign)) else (middle, best)
    return Fraction(best * sign)


def _worth(
    leaf: Indicator, method: Method, *, fault: bool
) -> Callable[[Fraction], Fraction]:
    """Say what a measure is worth, up to the full marks; of a fault, less is more."""

    def worth(measure: Fraction) -> Fraction:
        points = method.points(measure, leaf.full)
        return -max(points, Fraction()) if fault else min(points, leaf.full)

    return worth


def _candidates(leaf: Indicator, method: Method) -> Iterable[Fraction]:
    """Give measures that may be best; of a relative method, those that others have."""
    if isinstance(method, Among):
        return (method.column.highest, method.column.lowest, Fraction())
    if leaf.reading == "yes-no":
        return (Fraction(), Fraction(1))
    said = (each for each in spoken(method) if each >= 0)
    return (*map(Fraction, _NUMBERS), leaf.full, *said)


def spoken(value: Any) -> Iterable[Fraction]:
    """Give the numbers that a method speaks of."""
    if isinstance(value, Fraction):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from spoken(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from spoken(getattr(value, each.name))
