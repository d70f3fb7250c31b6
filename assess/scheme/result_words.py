"""What comes out of a scheme, in words: grades, classes without marks, publication."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.messages import N_, _
from assess.messages.phrases import CHOICES
from assess.scheme.model import Bounds
from assess.scheme.slots import BOUNDS
from assess.scheme.words import (
    bounds_in_words,
    combined_in_words,
    limits_in_words,
    percent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.model import Class, Grade, Publication, Scheme
    from assess.scheme.vetoes import Adjustments

_SHARES: Final = {
    "up": N_("the first {share} of the class, rounded up"),
    "down": N_("the first {share} of the class, rounded down"),
    "half-up": N_("the first {share} of the class, rounded half up"),
}
_BORDERS: Final = {
    "all": N_("equals at the border all get in"),
    "none": N_("of equals at the border none gets in"),
}


def grade_in_words(grade: Grade) -> str:
    """Say which totals, and how many of them, get a grade."""
    if grade.top is None:
        return bounds_in_words(grade.bounds)
    bounds = bounds_in_words(grade.bounds) if is_bounded(grade.bounds) else ""
    border = _(_BORDERS[grade.border]) if grade.border else ""
    moves = _("who may not have it takes no room") if grade.moves_up else ""
    said = (bounds, quota_in_words(grade), border, moves)
    return _("; ").join(filter(None, said))


def grade_name(scheme: Scheme, grade: Grade) -> str:
    """Name a grade, and the classes that have it where not all do."""
    if not grade.only:
        return str(grade.title)
    classes = _(", ").join(str(c.title) for c in scheme.classes if c.id in grade.only)
    return _("{title} ({classes})").format(title=grade.title, classes=classes)


def quota_in_words(grade: Grade) -> str:
    """Say for how many a grade has room."""
    assert grade.top is not None
    if isinstance(grade.top, int):
        return _("the first {many} of the class").format(many=grade.top)
    return _(_SHARES[grade.top_rounding or "up"]).format(share=percent(grade.top))


def is_bounded(bounds: Bounds) -> bool:
    """Tell whether there is any bound."""
    return any(getattr(bounds, key) is not None for key in BOUNDS)


def whole_in_words(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """Say line by line how the total is made, as far as it is no plain sum."""
    heading, decided = scheme.heading, scheme.adjustments
    if heading.combine != "sum":
        yield _("the total"), combined_in_words(heading)
    for said in limits_in_words(heading):
        yield _("the total"), said
    if heading.vetoed != "ranked":
        yield _("vetoed units"), str(CHOICES["vetoed"][heading.vetoed])
    if decided:
        yield _("adjustments"), adjustments_in_words(scheme, decided)


def adjustments_in_words(scheme: Scheme, decided: Adjustments) -> str:
    """Say what is added to the total apart from the rules."""
    source = scheme.source(decided.source).title
    said = _("the sum of “{check}” ({source}) is added to the total")
    parts = [said.format(check=decided.check, source=source)]
    limits = Bounds(at_least=decided.at_least, at_most=decided.at_most)
    if is_bounded(limits):
        parts.append(bounds_in_words(limits))
    return _("; ").join(parts)


def unscored_in_words(scheme: Scheme, each: Class) -> str:
    """Say what the units of a class without marks get."""
    titles = (str(g.title) for g in scheme.grades if g.title.zh == each.unscored)
    grade = next(titles, each.unscored)
    return _("no marks; grade {grade} unless a veto says otherwise").format(grade=grade)


def publication_in_words(public: Publication) -> Iterator[tuple[str, str]]:
    """Say line by line what is made public."""
    yield _("form"), str(CHOICES["form"][public.form])
    yield _("totals"), _("printed") if public.numbers else _("not printed")
    yield _("order"), str(CHOICES["order"][public.order])
    for name, bounds in (
        (_("better"), public.better),
        (_("behind"), public.behind),
    ):
        if bounds:
            yield name, bounds_in_words(bounds)
