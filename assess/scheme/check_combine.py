"""Checks of how points become one: what may pass limits, and shares that are no sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.messages.phrases import CHOICES
from assess.scheme.check_tree import children_of
from assess.scheme.document import Fault
from assess.scheme.model import WEIGHED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft, Placed
    from assess.scheme.model import Combine

_NEVER_BELOW: Final = ("product", "geometric", "harmonic")


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
    if draft.tree_is_sound:
        yield from draft.by_class(_weights_unused)
        yield from draft.by_class(_shares_below_zero)


def _weights_unused(draft: Draft, class_id: str) -> Iterator[Fault]:
    for how, child in _combined(draft, class_id):
        if how not in WEIGHED and child.indicator.weight != 1:
            yield Fault("weight-does-nothing", draft.key(child, "weight"), _told(how))


def _shares_below_zero(draft: Draft, class_id: str) -> Iterator[Fault]:
    for how, child in _combined(draft, class_id):
        if how in _NEVER_BELOW and child.indicator.below_zero:
            yield Fault("share-below-zero", draft.key(child, "below_zero"), _told(how))


def _combined(draft: Draft, class_id: str) -> Iterator[tuple[Combine, Placed]]:
    """Give the parts of every block and of the whole, and how they become one."""
    sheet = draft.sheets[class_id]
    hows = {p.indicator.id: p.indicator.combine for p in sheet}
    hows[""] = draft.scheme.heading.combine
    for parent, inner in children_of(sheet).items():
        for child in inner:
            if child.indicator.kind == "merit" and parent in hows:
                yield hows[parent], child


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
