"""Checks of what comes out: classes without marks, quotas, what is made public."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from assess.messages.phrases import QUESTIONS
from assess.scheme.document import Fault
from assess.scheme.slots import BOUNDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft
    from assess.scheme.model import Bounds, Grade, Publication

_ENDS: Final = ("better", "behind")


def unscored_have_no_marks(draft: Draft) -> Iterator[Fault]:
    """See that a class without marks is given none."""
    unscored = {each.id for each in draft.scheme.classes if each.unscored is not None}
    for number, each in enumerate(draft.scheme.classes):
        if each.id in unscored and each.full is not None:
            path: KeyPath = ("class", number, "full")
            yield Fault("unscored-with-marks", path, {"id": each.id}, at="key")
    for placed in draft.written:
        for number, name in enumerate(placed.indicator.only):
            if name in unscored:
                path = (*placed.path, "only", number)
                yield Fault("unscored-with-marks", path, {"id": name})


def quotas_answer_all(draft: Draft) -> Iterator[Fault]:
    """See that a quota can be met, and says what happens at its border."""
    for number, grade in enumerate(draft.scheme.grades):
        path: KeyPath = ("grade", number)
        if not draft.whole(*path, "top"):
            continue
        if grade.top is None:
            yield from _without_quota(grade, path)
        else:
            yield from _quota(draft, grade, path)
            yield from _within(draft, number, path)


def _without_quota(grade: Grade, path: KeyPath) -> Iterator[Fault]:
    for key in ("top_rounding", "border", "moves_up"):
        if getattr(grade, key):
            yield Fault("only-with-quota", (*path, key), {"key": key}, at="key")


def _quota(draft: Draft, grade: Grade, path: KeyPath) -> Iterator[Fault]:
    assert grade.top is not None
    is_share = isinstance(grade.top, Fraction)
    if grade.top <= 0 or (is_share and grade.top > 1):
        yield Fault("quota-out-of-range", (*path, "top"), {"got": grade.top})
    if not is_share and grade.top_rounding is not None:
        yield Fault("nothing-to-round", (*path, "top_rounding"), at="key")
    open_keys = ("border", "top_rounding") if is_share else ("border",)
    for key in open_keys:
        if getattr(grade, key) is None and draft.whole(*path, key):
            question, choices = QUESTIONS[key]
            facts = {"key": key, "question": question, "choices": choices}
            yield Fault("open-question", path, facts, at="key")


def _within(draft: Draft, number: int, path: KeyPath) -> Iterator[Fault]:
    """Find a quota that lies whole within that of a grade before it."""
    grades = draft.scheme.grades
    own = grades[number].top
    for other in grades[:number]:
        if not _meet_in_a_class(grades[number], other):
            continue
        same = other.top is not None and type(other.top) is type(own)
        if same and _is_open(other.bounds) and other.top >= own:  # type: ignore[operator] # both are numbers
            facts = {"title": grades[number].title.zh, "other": other.title.zh}
            yield Fault("quota-within", (*path, "top"), facts)


def _meet_in_a_class(one: Grade, other: Grade) -> bool:
    return not (one.only and other.only) or bool({*one.only} & {*other.only})


def _is_open(bounds: Bounds) -> bool:
    return all(getattr(bounds, key) is None for key in BOUNDS)


def publication_names_somebody(draft: Draft) -> Iterator[Fault]:
    """See that the ends are there where they are named, and do not overlap."""
    public = draft.scheme.publication
    if not draft.whole("publication", "form"):
        return
    given = [key for key in _ENDS if getattr(public, key) is not None]
    if public.form != "ends":
        for key in given:
            yield Fault("only-for-ends", ("publication", key), {"key": key}, at="key")
    elif not given and not any(("publication", key) in draft.spoilt for key in _ENDS):
        yield Fault("no-ends", ("publication", "form"))
    else:
        yield from _ends(public, given)


def _ends(public: Publication, given: list[str]) -> Iterator[Fault]:
    unbounded = [key for key in given if _is_open(getattr(public, key))]
    for key in unbounded:
        yield Fault("no-bounds", ("publication", key), {"known": BOUNDS}, at="key")
    if unbounded:
        return
    if public.better and public.behind and _meet(public.better, public.behind):
        yield Fault("ends-overlap", ("publication", "behind"))


def _meet(better: Bounds, behind: Bounds) -> bool:
    """Tell whether a total can be in both."""
    lows = [b.at_least if b.above is None else b.above for b in (better, behind)]
    highs = [b.at_most if b.below is None else b.below for b in (better, behind)]
    low = max((low for low in lows if low is not None), default=None)
    high = min((high for high in highs if high is not None), default=None)
    if low is None or high is None or low < high:
        return True
    return low == high and better.hold(low) and behind.hold(low)
