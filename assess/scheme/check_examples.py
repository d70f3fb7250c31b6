"""Checks of a scheme's own examples: each gives the points that stand beside it."""

from __future__ import annotations

from difflib import get_close_matches
from fractions import Fraction
from typing import TYPE_CHECKING

from assess.messages.phrases import WANTED
from assess.methods import limits, relative
from assess.rounding import rounded_points
from assess.scheme.check_feeds import fits
from assess.scheme.clamp import points_of
from assess.scheme.document import Fault
from assess.scheme.values import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft, Placed
    from assess.scheme.model import Indicator


def examples_hold(draft: Draft) -> Iterator[Fault]:
    """Compare each ``[measure, points]`` with what the method gives."""
    for placed in draft.each():
        sound = draft.sound(placed, "score", "full", "examples", "observe")
        method = placed.indicator.score
        if method and sound and fits(placed.indicator) and not relative(method):
            yield from _examples(draft, placed)


def _examples(draft: Draft, placed: Placed) -> Iterator[Fault]:
    indicator = placed.indicator
    assert indicator.score is not None
    divided = indicator.observe.target is not None
    allowed = None if divided else limits(indicator.score, indicator.full)
    for number, (told, points) in enumerate(indicator.examples):
        path = draft.key(placed, "examples", number)
        measure = _measure(indicator, told)
        if measure is None:
            yield _odd(indicator, told, (*path, 0))
            continue
        if allowed and not allowed[0] <= measure <= allowed[1]:
            least, most = allowed
            limited = {"measure": measure, "least": least, "most": most}
            yield Fault("example-outside", (*path, 0), limited)
            continue
        given = _points(draft, indicator, measure)
        if given != points:
            facts = {"measure": _text(told), "points": points, "given": given}
            yield Fault("example-differs", (*path, 1), facts)


def _points(draft: Draft, indicator: Indicator, measure: Fraction) -> Fraction:
    """Work out the leaf's points as scoring does."""
    assert indicator.score is not None
    heading = draft.scheme.heading
    points = points_of(indicator, indicator.score, measure)
    return rounded_points(points, heading.round_leaves, heading.rounding)


def _measure(indicator: Indicator, told: object) -> Fraction | None:
    """Give the number that an example's measure stands for; None: for none."""
    if indicator.reading == "word":
        if isinstance(told, Fraction):
            return told if indicator.observe.measure.reading else None
        return indicator.levels.get(str(told))
    if isinstance(told, bool):
        return Fraction(told) if indicator.reading == "yes-no" else None
    return told if isinstance(told, Fraction) else None


def _odd(indicator: Indicator, told: object, path: KeyPath) -> Fault:
    labels = tuple(indicator.levels)
    if not labels:
        facts = {"key": "examples", "wanted": WANTED["measure"], "got": _text(told)}
        return Fault("wrong-type", path, {**facts, "value": ""})
    near = get_close_matches(str(told), labels, 1)
    known = {"key": "examples", "got": _text(told).strip('"'), "known": labels}
    if near:
        return Fault("unknown-choice", path, {**known, "near": near[0]})
    return Fault("no-such-choice", path, known)


def _text(told: object) -> str:
    """Show a measure as it is written."""
    if isinstance(told, Fraction):
        from assess.messages.numbers import decimal_text  # noqa: PLC0415

        return decimal_text(told)
    return shown(told)
