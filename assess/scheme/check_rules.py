"""Checks of vetoes, gates and grades: conditions whole, bounds and bands in order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, TypeAlias

from assess.messages.numbers import fixed_text
from assess.scheme.check_names import conditions_of
from assess.scheme.document import Fault
from assess.scheme.model import WEIGHED, Bounds
from assess.scheme.slots import BOUNDS
from assess.scheme.vetoes import Effect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft
    from assess.scheme.vetoes import Condition, Gate

    Stretch: TypeAlias = "tuple[int, int]"
    """Totals from one to another, as numbers of last digits."""

_HOWS: Final = ("any", "all", "sum", "of")
_PLACES: Final = 6  # the most decimals that are printed
_ENDLESS: Final = 10**30  # beyond every total


def conditions_whole(draft: Draft) -> Iterator[Fault]:
    """See that a veto looks at something that is observed, and says where it begins."""
    for condition, path in conditions_of(draft):
        if path in draft.spoilt:
            continue
        hows = [how for how in _HOWS if getattr(condition, how)]
        if len(hows) + (condition.measure is not None) > 1:
            yield Fault("condition-mixed", path, {"known": _HOWS})
        elif condition.measure is not None:
            yield from _measured(condition, path)
        elif not hows:
            yield Fault("veto-unobserved", path, {"key": "measure"})
        yield from _bounded(condition, path, hows)


def _measured(condition: Condition, path: KeyPath) -> Iterator[Fault]:
    for key in ("source", "check"):
        if not getattr(condition, key):
            yield Fault("veto-unobserved", path, {"key": key})
    sample = condition.sample
    if sample and (sample.per_day < 1 or sample.days < 1):
        yield Fault("sample-empty", (*path, "sample"))


def _bounded(condition: Condition, path: KeyPath, hows: list[str]) -> Iterator[Fault]:
    """Bounds stand where a number is compared, and nowhere else."""
    given = [key for key in BOUNDS if getattr(condition.bounds, key) is not None]
    compared = condition.measure is not None or bool({"sum", "of"} & {*hows})
    added = path[-2] == "sum"
    if given and added:
        yield Fault("bounds-in-sum", (*path, given[0]), at="key")
    elif given and not compared and hows:
        yield Fault("bounds-outside", (*path, given[0]), {"how": hows[0]}, at="key")
    elif compared and not given and not added:
        yield Fault("no-bounds", path, {"known": BOUNDS})


def bounds_hold_something(draft: Draft) -> Iterator[Fault]:
    """See that bounds leave room for a number."""
    for bounds, path in _all_bounds(draft):
        for one, other in (("at_least", "above"), ("at_most", "below")):
            if getattr(bounds, one) is not None and getattr(bounds, other) is not None:
                facts = {"one": one, "other": other}
                yield Fault("bounds-twice", (*path, other), facts, at="key")
        if _is_empty(bounds):
            yield Fault("bounds-empty", path)


def _all_bounds(draft: Draft) -> Iterator[tuple[Bounds, KeyPath]]:
    for condition, path in conditions_of(draft):
        yield condition.bounds, path
    for number, gate in enumerate(draft.scheme.gates):
        yield gate.bounds, ("gate", number)
        for place, part in enumerate(gate.of):
            yield part.bounds, ("gate", number, "of", place)
    for number, grade in enumerate(draft.scheme.grades):
        yield grade.bounds, ("grade", number)
    if decided := draft.scheme.adjustments:
        limits = Bounds(at_least=decided.at_least, at_most=decided.at_most)
        yield limits, ("adjustments",)
    for key in ("better", "behind"):
        if bounds := getattr(draft.scheme.publication, key):
            yield bounds, ("publication", key)


def _is_empty(bounds: Bounds) -> bool:
    lows = [b for b in (bounds.at_least, bounds.above) if b is not None]
    highs = [b for b in (bounds.at_most, bounds.below) if b is not None]
    if not lows or not highs:
        return False
    low, high = max(lows), min(highs)
    return low > high or (low == high and not bounds.hold(low))


def rules_do_something(draft: Draft) -> Iterator[Fault]:
    """See that vetoes and gates have an effect, one that can be carried out."""
    for number, veto in enumerate(draft.scheme.vetoes):
        if draft.whole("veto", number, "effect"):
            yield from _effect(veto.effect, ("veto", number, "effect"))
    for number, gate in enumerate(draft.scheme.gates):
        yield from _gate(draft, gate, ("gate", number))


def _gate(draft: Draft, gate: Gate, path: KeyPath) -> Iterator[Fault]:
    if path in draft.spoilt:
        return
    if gate.effect is not None:
        yield from _effect(gate.effect, (*path, "effect"))
    if gate.effect is None and gate.opens is None:
        yield Fault("gate-does-nothing", path, at="key")
    if bool(gate.on) == bool(gate.of) and draft.whole(*path, "on"):
        yield Fault("gate-on-what", path, at="key")
    unbounded = Bounds()
    if gate.bounds == unbounded:
        yield Fault("no-bounds", path, {"known": BOUNDS}, at="key")
    for place, part in enumerate(gate.of):
        if part.bounds == unbounded:
            yield Fault("no-bounds", (*path, "of", place), {"known": BOUNDS})


def _effect(effect: Effect, path: KeyPath) -> Iterator[Fault]:
    scores = effect.score, effect.score_at_most
    if effect.no_score and scores != (None, None):
        yield Fault("effect-contradicts", path)
    for one, other in (("grade", "grade_at_most"), ("score", "score_at_most")):
        if None not in {getattr(effect, one), getattr(effect, other)}:
            facts = {"one": one, "other": other}
            yield Fault("effect-twice", (*path, other), facts, at="key")
    for key in ("score", "score_at_most", "grade_down"):
        if (getattr(effect, key) or 0) < 0:
            facts = {"got": getattr(effect, key)}
            yield Fault("must-not-be-negative", (*path, key), facts)
    if effect == Effect():
        yield Fault("effect-does-nothing", path)


def grades_cover_all(draft: Draft) -> Iterator[Fault]:
    """See that every printed total that can occur belongs to one grade of its class."""
    decimals = draft.scheme.heading.decimals
    sound = draft.whole("scheme", "decimals") and draft.whole("grade")
    if not (draft.scheme.grades and sound and 0 <= decimals <= _PLACES):
        return
    sets = dict.fromkeys(_numbers(draft, each.id) for each in draft.scheme.classes)
    told: list[Fault] = []
    for numbers in sets:
        told += [fault for fault in _covered(draft, numbers) if fault not in told]
    yield from told


def _numbers(draft: Draft, class_id: str) -> tuple[int, ...]:
    """Give the numbers of the grades that a class has."""
    grades = enumerate(draft.scheme.grades)
    return tuple(n for n, g in grades if not g.only or class_id in g.only)


def _covered(draft: Draft, numbers: tuple[int, ...]) -> Iterator[Fault]:
    """See that the grades of a class take every total."""
    decimals, most = draft.scheme.heading.decimals, _most(draft)
    free = [(_least(draft), most)]
    for number in numbers:
        grade = draft.scheme.grades[number]
        low, high = _printed(grade.bounds, decimals)
        taken = _inside(free, low, high)
        if not taken:
            facts = {"title": grade.title.zh}
            yield Fault("grade-unreachable", ("grade", number), facts, at="key")
            continue
        yield from _overlap(draft, number, (low, min(high, most)), taken)
        yield from _gaps(draft, number, taken)
        if grade.top is not None:
            continue  # there may be no room: the next ones must take everybody, too
        free = _outside(free, low, high)
    for low, high in free if numbers else ():
        yield _hole(draft, numbers, (low, high))


def awaits_ranks(draft: Draft, title: str, class_id: str) -> bool:
    """Tell whether only a ranking shows who gets a grade: a quota decides about it."""
    decimals, free = draft.scheme.heading.decimals, [(-_ENDLESS, _ENDLESS)]
    quotas: list[Stretch] = []
    if not (draft.whole("grade") and 0 <= decimals <= _PLACES):
        return False
    for grade in draft.scheme.grades_of(class_id):
        low, high = _printed(grade.bounds, decimals)
        own = _inside(free, low, high)
        if grade.title.zh == title:
            met = (_inside(quotas, a, b) for a, b in own)
            return grade.top is not None or any(met)
        if grade.top is not None:
            quotas += own
        else:
            free = _outside(free, low, high)
    return False


def _inside(parts: list[Stretch], low: int, high: int) -> list[Stretch]:
    """Give what of several stretches lies between two numbers."""
    cut = [(max(a, low), min(b, high)) for a, b in parts]
    return [(a, b) for a, b in cut if a <= b]


def _outside(parts: list[Stretch], low: int, high: int) -> list[Stretch]:
    """Give what of several stretches lies on either side."""
    ends = [((a, min(b, low - 1)), (max(a, high + 1), b)) for a, b in parts]
    return [(a, b) for both in ends for a, b in both if a <= b]


def _least(draft: Draft) -> int:
    """Give the lowest total that can occur, as a number of last digits."""
    if not draft.scheme.heading.below_zero:
        return 0
    lowest = min([Fraction(), *_edges(draft)]) - 1
    return int(lowest * 10**draft.scheme.heading.decimals // 1)


def _most(draft: Draft) -> int:
    """Give the highest total that can occur, as a number of last digits."""
    totals, decided = [Fraction()], draft.scheme.adjustments
    if not draft.tree_is_sound or not draft.sheets or _endless(draft):
        totals += [edge + 1 for edge in _edges(draft)]
    for class_id, sheet in draft.sheets.items():
        bonus = [p.indicator for p in sheet if p.indicator.kind == "bonus"]
        more = sum((i.full * i.weight for i in bonus), Fraction())
        if decided and decided.at_most:
            more += decided.at_most
        totals.append(draft.scheme.full_of(class_id) + more)
    return int(max(totals) * 10**draft.scheme.heading.decimals // 1) + 1


def _endless(draft: Draft) -> bool:
    """Tell whether nothing ends what a total can be."""
    heading, decided = draft.scheme.heading, draft.scheme.adjustments
    return (
        heading.over_full
        or (heading.combine not in WEIGHED and heading.full is None)
        or (decided is not None and decided.at_most is None)
        or any(
            i.over_full or not i.capped
            for i in draft.scheme.indicators
            if i.kind == "bonus"
        )
    )


def _edges(draft: Draft) -> list[Fraction]:
    """Give the numbers at which grades begin and end."""
    ends = (getattr(g.bounds, key) for g in draft.scheme.grades for key in BOUNDS)
    return [edge for edge in ends if edge is not None]


def _printed(bounds: Bounds, decimals: int) -> tuple[int, int]:
    """Give the first and the last printed total inside, as numbers of last digits."""
    of = 10**decimals
    lows, highs = [-_ENDLESS], [_ENDLESS]
    if bounds.at_least is not None:
        lows.append(-(-bounds.at_least * of // 1))
    if bounds.above is not None:
        lows.append(bounds.above * of // 1 + 1)
    if bounds.at_most is not None:
        highs.append(bounds.at_most * of // 1)
    if bounds.below is not None:
        highs.append(-(-bounds.below * of // 1) - 1)
    return max(lows), min(highs)


def _overlap(
    draft: Draft, number: int, own: tuple[int, int], taken: list[tuple[int, int]]
) -> Iterator[Fault]:
    """Find totals that a grade claims by its bounds, and one before it has."""
    grade, decimals = draft.scheme.grades[number], draft.scheme.heading.decimals
    bounds = grade.bounds
    ends = {
        "at_most": (taken[-1][1] + 1, own[1]),
        "below": (taken[-1][1] + 1, own[1]),
        "at_least": (own[0], taken[0][0] - 1),
        "above": (own[0], taken[0][0] - 1),
    }
    for key, (low, high) in ends.items():
        edge = getattr(bounds, key)
        if edge is not None and low <= high:
            facts = {
                "title": grade.title.zh,
                "low": fixed_text(low, decimals),
                "high": fixed_text(high, decimals),
            }
            yield Fault("grades-overlap", ("grade", number, key), facts)


def _gaps(draft: Draft, number: int, taken: list[tuple[int, int]]) -> Iterator[Fault]:
    """Find totals that only fall to a grade because others leave them out."""
    decimals = draft.scheme.heading.decimals
    widest = max(taken, key=lambda part: part[1] - part[0])
    for low, high in taken:
        if (low, high) != widest:
            facts = {
                "title": draft.scheme.grades[number].title.zh,
                "low": fixed_text(low, decimals),
                "high": fixed_text(high, decimals),
            }
            yield Fault("grades-gap", ("grade", number), facts, at="key")


def _hole(draft: Draft, numbers: tuple[int, ...], free: tuple[int, int]) -> Fault:
    """Point at the grade below a hole, or else at the last one."""
    (low, high), decimals = free, draft.scheme.heading.decimals
    grades = [(number, draft.scheme.grades[number]) for number in numbers]
    below = (n for n, g in grades if _printed(g.bounds, decimals)[0] <= high)
    number = next(below, numbers[-1])
    facts = {"low": fixed_text(low, decimals), "high": fixed_text(high, decimals)}
    for full, grade in grades:
        first, last = _printed(grade.bounds, decimals)
        if grade.top is not None and first <= low <= high <= last:
            facts = {"title": grade.title.zh, **facts}
            return Fault("no-room-left", ("grade", full, "top"), facts)
    return Fault("grades-hole", ("grade", number), facts, at="key")
