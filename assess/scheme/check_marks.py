"""Checks of numbers: marks add up, can be reached, and are within their limits."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.methods.compared import Compared
from assess.methods.deadline import Deadline
from assess.methods.deduct import Deduct
from assess.methods.given import Given
from assess.methods.levels import Levels
from assess.methods.linear import Linear
from assess.methods.rank_points import RankPoints
from assess.methods.tiers import Tiers
from assess.scheme.check_tree import children_of
from assess.scheme.document import Fault
from assess.scheme.draft import way_up
from assess.scheme.model import WEIGHED, Worths
from assess.scheme.slots import slots_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assess.methods import Method
    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft, Placed
    from assess.scheme.model import Indicator, Worth

_PLACES: Final = 6  # the most decimals that are printed or rounded to
_FAR: Final = 2  # counts for twice or half of what is printed
_TAKE_OFF: Final = (Deduct, Deadline)  # what they name is lost, not earned
_ADDED: Final = ("full", "weight", "kind", "only")


def numbers_in_range(draft: Draft) -> Iterator[Fault]:
    """See that shares lie within one and decimals are few."""
    heading = draft.scheme.heading
    for key in ("decimals", "round_leaves", "round_blocks"):
        places = getattr(heading, key)
        if places is not None and not 0 <= places <= _PLACES:
            facts = {"key": key, "most": _PLACES, "got": places}
            yield Fault("decimals-out-of-range", ("scheme", key), facts)
    yield from _shares(draft)


def _shares(draft: Draft) -> Iterator[Fault]:
    heading, states = draft.scheme.heading, draft.scheme.states
    shares: list[tuple[KeyPath, Worth | None]] = [
        (("scheme", "issue_from"), heading.issue_from),
        *_worths(states, ("states",)),
    ]
    unsaid = Worths()
    for placed in draft.each():
        if placed.indicator.worth != unsaid:
            shares += _worths(placed.indicator.worth, draft.key(placed, "worth"))
    for path, share in shares:
        if isinstance(share, Fraction) and not 0 <= share <= 1:
            yield Fault("share-out-of-range", path, {"key": path[-1], "got": share})


def _worths(worths: Worths, path: KeyPath) -> Iterator[tuple[KeyPath, Worth | None]]:
    """Give what states are worth, each with its path."""
    for slot in slots_of(Worths):
        yield (*path, slot.key), worths.of(slot.key)


def full_marks_add_up(draft: Draft) -> Iterator[Fault]:
    """See that the full marks of a block, and the total, are those of its parts."""
    if draft.tree_is_sound:
        yield from draft.by_class(_blocks_that_differ)
        yield from draft.by_class(_totals_that_differ)


def _blocks_that_differ(draft: Draft, class_id: str) -> Iterator[Fault]:
    children = children_of(draft.sheets[class_id])
    for block in draft.sheets[class_id]:
        inner = children.get(block.indicator.id, [])
        if block.indicator.score or block.indicator.kind != "merit":
            continue
        if block.indicator.combine not in WEIGHED:
            continue
        if not _sound(draft, inner) or not draft.sound(block, "full"):
            continue
        total, full = added(inner), block.indicator.full
        if inner and total != full:
            code = "full-marks-differ"
            if total == full * 100:
                code = "weights-as-percent"
            facts = {"id": block.indicator.id, "full": full, "sum": total}
            yield Fault(code, draft.key(block, "full"), facts)


def _totals_that_differ(draft: Draft, class_id: str) -> Iterator[Fault]:
    if draft.scheme.heading.combine not in WEIGHED:
        return
    top = children_of(draft.sheets[class_id]).get("", [])
    number, of = next(
        (n, c) for n, c in enumerate(draft.scheme.classes) if c.id == class_id
    )
    full = draft.scheme.heading.full if of.full is None else of.full
    path = ("scheme", "full") if of.full is None else ("class", number, "full")
    if not top or full is None or path in draft.spoilt or not _sound(draft, top):
        return
    if (total := added(top)) != full:
        code = "weights-as-percent" if total == full * 100 else "total-differs"
        yield Fault(code, path, {"id": "", "full": full, "sum": total})


def added(inner: Sequence[Placed]) -> Fraction:
    """Add up the full marks that enter a block."""
    merit = [p.indicator for p in inner if p.indicator.kind == "merit"]
    marks = [i.full if i.weight == 1 else i.weight * i.full for i in merit]
    return sum(marks, Fraction())


def _sound(draft: Draft, inner: Sequence[Placed]) -> bool:
    return all(draft.sound(placed, *_ADDED) for placed in inner)


def marks_within_full(draft: Draft) -> Iterator[Fault]:
    """See that what a method names lies between nothing and the leaf's full marks."""
    for placed in draft.each():
        method, full = placed.indicator.score, placed.indicator.full
        if method is None or not draft.sound(placed, "score", "full"):
            continue
        for keys, points in _marks(method, full):
            path = draft.key(placed, "score", *keys)
            if points > full and not _lifted(placed.indicator):
                yield _above(method, points, full, path)
            if points < 0 and not placed.indicator.below_zero:
                yield Fault("below-nothing", path, {"marks": points})


def _lifted(leaf: Indicator) -> bool:
    """Tell whether what a leaf's method names may pass the full marks."""
    takes_off = isinstance(leaf.score, _TAKE_OFF)
    return leaf.below_zero if takes_off else leaf.over_full


def _above(method: Method, points: Fraction, full: Fraction, path: KeyPath) -> Fault:
    if getattr(method, "of_full", False):
        return Fault("share-above-one", path, {"value": points / full})
    if isinstance(method, _TAKE_OFF):
        return Fault("takes-above-full", path, {"marks": points, "full": full})
    return Fault("above-full", path, {"marks": points, "full": full})


def _marks(method: Method, full: Fraction) -> Iterator[tuple[KeyPath, Fraction]]:
    """Give the points that the marks named in a method come to, with their keys."""
    if isinstance(method, Compared):
        for keys, points in _marks(method.then, full):
            yield ("then", *keys), points
    of = full if getattr(method, "of_full", False) else Fraction(1)
    for keys, marks in _named(method):
        yield keys, marks * of


def _named(method: Method) -> Iterator[tuple[KeyPath, Fraction]]:
    if isinstance(method, Levels):
        for word, marks in method.levels.items():
            yield ("levels", word), marks
    if isinstance(method, Tiers):
        for number, tier in enumerate(method.tiers):
            yield ("tiers", number, "points"), tier.points
    if isinstance(method, RankPoints):
        for number, points in enumerate(method.by_place):
            yield ("by_place", number), points
    for key in ("at_most", "most", "least"):
        limit: Fraction | None = getattr(method, key, None)
        if limit is not None:
            yield (key,), limit


def full_marks_in_reach(draft: Draft) -> Iterator[Fault]:
    """See that every leaf can earn its full marks, and every pool be filled."""
    yield from draft.by_class(_leaves_out_of_reach)
    if draft.tree_is_sound:
        yield from draft.by_class(_pools_out_of_reach)


def _leaves_out_of_reach(draft: Draft, class_id: str) -> Iterator[Fault]:
    filled = _best_of_several(draft, class_id)
    for placed in draft.sheets[class_id]:
        method, full = placed.indicator.score, placed.indicator.full
        if method is None or not draft.sound(placed, "score", "full"):
            continue
        best = best_of(method, full)
        if best < full and placed.indicator.parent not in filled:
            facts = {"id": placed.indicator.id, "best": best, "full": full}
            path = draft.key(placed, "score")
            yield Fault("full-out-of-reach", path, facts, severity="warning")


def _best_of_several(draft: Draft, class_id: str) -> set[str]:
    """Find the blocks of which only the best part counts, and one can earn it all."""
    sheet = [placed.indicator for placed in draft.sheets[class_id]]
    highest = {block.id for block in sheet if block.combine == "maximum"}
    return {
        leaf.parent
        for leaf in sheet
        if leaf.parent in highest
        and not (leaf.score and best_of(leaf.score, leaf.full) < leaf.full)
    }


def best_of(method: Method, full: Fraction) -> Fraction:
    """Give the most that a method can ever award."""
    if isinstance(method, Compared):
        return best_of(method.then, full)
    marks = [points for keys, points in _marks(method, full) if keys != ("least",)]
    if isinstance(method, Levels | Tiers | Linear | Given | RankPoints) and marks:
        return max(marks)
    return full


def _pools_out_of_reach(draft: Draft, class_id: str) -> Iterator[Fault]:
    children = children_of(draft.sheets[class_id])
    for pool in draft.sheets[class_id]:
        inner = children.get(pool.indicator.id, [])
        if pool.indicator.kind == "merit" or not inner or not _sound(draft, inner):
            continue
        if not pool.indicator.capped or pool.indicator.combine != "sum":
            continue
        total, full = added(inner), pool.indicator.full
        if total < full and draft.sound(pool, "full"):
            facts = {"id": pool.indicator.id, "full": full, "sum": total}
            path = draft.key(pool, "full")
            yield Fault("pool-out-of-reach", path, facts, severity="warning")


def losses_within_full(draft: Draft) -> Iterator[Fault]:
    """See that being late costs no more than there is."""
    for placed in draft.each():
        leaf = placed.indicator
        if not isinstance(leaf.score, Deadline) or not draft.sound(placed, "full"):
            continue
        late = leaf.score.late or Fraction()
        if not leaf.score.of_full and late > leaf.full and not leaf.below_zero:
            path = draft.key(placed, "score", "late")
            facts = {"late": late, "full": leaf.full}
            yield Fault("late-above-full", path, facts, severity="warning")


def pools_within_caps(draft: Draft) -> Iterator[Fault]:
    """See that no cap stands below another one, or below the marks it takes off."""
    if draft.tree_is_sound:
        yield from draft.by_class(_caps_above)


def _caps_above(draft: Draft, class_id: str) -> Iterator[Fault]:
    sheet = {placed.indicator.id: placed for placed in draft.sheets[class_id]}
    for placed in sheet.values():
        own, parent = placed.indicator, sheet.get(placed.indicator.parent or "")
        if parent is None or not _sound(draft, (placed, parent)):
            continue
        above = parent.indicator
        pool = above.kind != "merit" and above.capped and above.combine == "sum"
        taken = own.kind == "minus" and own.capped and not above.below_zero
        if (
            (pool and own.kind == "merit") or taken
        ) and own.full * own.weight > above.full:
            path = draft.key(placed, "full")
            facts = {"id": own.id, "parent": above.id, "full": above.full}
            yield Fault("cap-above-parent", path, facts, severity="warning")


def weights_as_printed(draft: Draft) -> Iterator[Fault]:
    """See that no leaf counts for much more or less of the total than its marks say."""
    weighted = any(placed.indicator.weight != 1 for placed in draft.each())
    hows = {placed.indicator.combine for placed in draft.each()}
    if not {draft.scheme.heading.combine, *hows} <= set(WEIGHED):
        return
    if weighted and draft.tree_is_sound and not any(full_marks_add_up(draft)):
        yield from draft.by_class(_leaves_far_from_printed)


def _leaves_far_from_printed(draft: Draft, class_id: str) -> Iterator[Fault]:
    sheet = draft.sheets[class_id]
    if not _sound(draft, sheet):
        return
    tree = {placed.indicator.id: placed for placed in sheet}
    real = [(p, _counts_for(tree, p)) for p in sheet if p.indicator.score]
    real = [(placed, share) for placed, share in real if share]
    printed = sum((placed.indicator.full for placed, _share in real), Fraction())
    total = sum((share for _placed, share in real), Fraction())
    scales = _scales(sheet)
    for placed, share in real:
        told = placed.indicator.full / printed
        if scales.issuperset(_weighted_above(tree, placed)):
            continue
        if not told / _FAR < share / total < told * _FAR:
            facts = {
                "id": placed.indicator.id,
                "printed": percent(told),
                "real": percent(share / total),
            }
            path = draft.key(placed, "full")
            yield Fault("counts-for-other", path, facts, severity="warning")


def _scales(sheet: tuple[Placed, ...]) -> set[str]:
    """Find blocks of which the marks are but a scale: weights alone say what counts."""
    found = set()
    for parent, inner in children_of(sheet).items():
        merit = [p.indicator for p in inner if p.indicator.kind == "merit"]
        alike = len({indicator.full for indicator in merit}) == 1
        if alike and sum((i.weight for i in merit), Fraction()) == 1:
            found.add(parent)
    return found


def _weighted_above(tree: Mapping[str, Placed], placed: Placed) -> Iterator[str]:
    """Give the blocks ("": the whole) that what is weighted on the way up enters."""
    way = (placed.indicator.id, *way_up(_parents(tree), placed.indicator.id))
    for name in way:
        if tree[name].indicator.weight != 1:
            yield tree[name].indicator.parent or ""


def _parents(tree: Mapping[str, Placed]) -> dict[str, str | None]:
    return {name: placed.indicator.parent for name, placed in tree.items()}


def _counts_for(tree: Mapping[str, Placed], placed: Placed) -> Fraction:
    """Give a leaf's marks as they reach the total; 0 below a bonus or a minus."""
    share, at_hand, steps = placed.indicator.full, placed, 0
    while steps <= len(tree):
        share *= at_hand.indicator.weight if at_hand.indicator.kind == "merit" else 0
        parent = tree.get(at_hand.indicator.parent or "")
        if parent is None:
            return share
        at_hand, steps = parent, steps + 1
    return Fraction()


def percent(share: Fraction) -> str:
    """Write a share in percent with one decimal."""
    tenths = (share * 1000 + Fraction(1, 2)) // 1
    return f"{tenths // 10}.{tenths % 10}%"
