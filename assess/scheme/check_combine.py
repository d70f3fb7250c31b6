"""Checks of how points become one: what may pass limits, and shares that are no sum."""

from __future__ import annotations

from math import gcd, lcm
from typing import TYPE_CHECKING, Final

from assess.messages.phrases import CHOICES
from assess.scheme.check_tree import children_of
from assess.scheme.document import Fault
from assess.scheme.model import WEIGHED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft, Placed
    from assess.scheme.model import Combine

_NEVER_BELOW: Final = ("product", "geometric", "harmonic")
_FINEST: Final = 10_000  # degree of a root: about a quarter of a second


def limits_where_they_count(draft: Draft) -> Iterator[Fault]:
    """See that what lifts a limit stands where there is one."""
    for placed in draft.written:
        if not draft.sound(placed, "kind", "score"):
            continue
        extra = placed.indicator.kind != "merit" and not placed.indicator.score
        wrong = ("over_full", "below_zero") if extra else ("capped",)
        for key in wrong:
            path = (*placed.path, key)
            if draft.document.get(path) is not None:
                code = "not-for-pools" if extra else "only-for-pools"
                yield Fault(code, path, {"key": key}, at="key")


def combined_shares_fit(draft: Draft) -> Iterator[Fault]:
    """See that blocks that do not add up hold what they can make one."""
    ways = {placed.indicator.combine for placed in draft.each()}
    if ways | {draft.scheme.heading.combine} == {"sum"}:
        return
    if draft.tree_is_sound:
        yield from draft.by_class(_weights_unused)
        yield from draft.by_class(_shares_below_zero)
        yield from draft.by_class(_weights_too_fine)


def _weights_unused(draft: Draft, class_id: str) -> Iterator[Fault]:
    for how, child in _combined(draft, class_id):
        if how not in WEIGHED and child.indicator.weight != 1:
            yield Fault("weight-does-nothing", draft.key(child, "weight"), _told(how))


def _shares_below_zero(draft: Draft, class_id: str) -> Iterator[Fault]:
    for how, child in _combined(draft, class_id):
        if how in _NEVER_BELOW and child.indicator.below_zero:
            yield Fault("share-below-zero", draft.key(child, "below_zero"), _told(how))


def _weights_too_fine(draft: Draft, class_id: str) -> Iterator[Fault]:
    """See that the root of a geometric mean can be worked out."""
    for how, path, inner in _blocks(draft, class_id):
        if how != "geometric" or not inner:
            continue
        weights = [p.indicator.weight * p.indicator.full for p in inner]
        if (degree := _degree(weights)) > _FINEST:
            yield Fault("weights-too-fine", path, {"degree": degree, "most": _FINEST})


def _degree(weights: list[Fraction]) -> int:
    """Count the smallest parts of which weights are whole numbers."""
    of = lcm(*(weight.denominator for weight in weights))
    whole = [int(weight * of) for weight in weights]
    return sum(whole) // gcd(*whole)


def _combined(draft: Draft, class_id: str) -> Iterator[tuple[Combine, Placed]]:
    """Give the parts of every block and of the whole, and how they become one."""
    for how, _path, inner in _blocks(draft, class_id):
        for child in inner:
            yield how, child


def _blocks(
    draft: Draft, class_id: str
) -> Iterator[tuple[Combine, KeyPath, list[Placed]]]:
    """Give how each block, and the whole, is combined, where that is said, and of what.

    What is added on top or taken off is no part.
    """
    children = children_of(draft.sheets[class_id])
    hows: dict[str, tuple[Combine, KeyPath]] = {
        placed.indicator.id: (placed.indicator.combine, draft.key(placed, "combine"))
        for placed in draft.sheets[class_id]
    }
    hows[""] = draft.scheme.heading.combine, ("scheme", "combine")
    for parent, (how, path) in hows.items():
        inner = [p for p in children.get(parent, ()) if p.indicator.kind == "merit"]
        yield how, path, inner


def _told(how: str) -> dict[str, object]:
    return {"how": CHOICES["combine"][how]}


def whole_has_marks(draft: Draft) -> Iterator[Fault]:
    """See that full marks are given where they are no sum."""
    heading, path = draft.scheme.heading, ("scheme", "full")
    if heading.combine in WEIGHED or heading.full is not None or path in draft.spoilt:
        return
    for number, each in enumerate(draft.scheme.classes):
        own: KeyPath = ("class", number, "full")
        if each.full is None and each.unscored is None and own not in draft.spoilt:
            yield Fault("no-full-marks", ("scheme",), _told(heading.combine), at="key")
            return
