"""Checks of the grades of classes: each has its own, and effects name one of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assess.scheme.check_names import effects_on
from assess.scheme.document import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.document import KeyPath
    from assess.scheme.draft import Draft


def grades_of_every_class(draft: Draft) -> Iterator[Fault]:
    """See that a class has the grades that its units are to get."""
    if not (draft.scheme.grades and draft.whole("grade")):
        return
    known = {grade.title.zh for grade in draft.scheme.grades}
    best: dict[KeyPath, list[bool]] = defaultdict(list)  # of ceilings, by class
    for number, each in enumerate(draft.scheme.classes):
        mine = [grade.title.zh for grade in draft.scheme.grades_of(each.id)]
        if not mine:
            yield Fault("class-without-grades", ("class", number), at="key")
            continue
        for name, path in _named(draft, each.id, number):
            facts = {"class_id": each.id}
            if name in known.difference(mine):
                yield Fault("grade-of-others", path, facts)
            if name in mine and path[-1] == "grade_at_most":
                best[path].append(name == mine[0])
    for path, is_best in best.items():
        if all(is_best):
            yield Fault("holds-nobody-back", path)


def _named(
    draft: Draft, class_id: str, number: int
) -> Iterator[tuple[str | None, KeyPath]]:
    """Give the grades that a class and what may strike its units name."""
    yield draft.scheme.classes[number].unscored, ("class", number, "unscored")
    for place, example in enumerate(draft.scheme.examples):
        if example.class_id == class_id:
            yield example.grade, ("example", place, "grade")
    for effect, path in effects_on(draft, class_id):
        for key in ("grade", "grade_at_most"):
            yield getattr(effect, key), (*path, key)
