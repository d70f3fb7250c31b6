"""What is owed on a day and not issued yet: letters, and matters that ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.reminders.book import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from assess.reminders.book import Book
    from assess.reminders.desk import Desk
    from assess.reminders.facts import Who
    from assess.reminders.ladder import Step
    from assess.reminders.matter import Key, Matter
    from assess.scheme.model import RemindRules


@dataclass(frozen=True, slots=True)
class Part:
    """A matter that reached a level."""

    matter: Matter
    step: Step

    @property
    def overtaken(self) -> bool:
        """Tell whether it is too late to say so: it ended, or is louder by now."""
        return self.step.level < self.matter.level or not self.matter.level


@dataclass(frozen=True, slots=True)
class Letter:
    """The matters of one unit that stand on one notice."""

    unit: int
    code: str
    level: int
    fell_on: date
    parts: tuple[Part, ...]

    @property
    def file_only(self) -> bool:
        """Tell whether nothing in it need be sent any more."""
        return all(part.overtaken for part in self.parts)


@dataclass(frozen=True, slots=True)
class Plan:
    """What issuing would enter."""

    letters: tuple[Letter, ...]
    entries: tuple[Entry, ...]  # matters that ended, or opened again
    matters: tuple[Matter, ...]  # all of them, for whoever tells of these
    units: Mapping[int, Who]


def plan_of(matters: Sequence[Matter], desk: Desk, since: date | None = None) -> Plan:
    """Plan what to enter today; what fell due before `since` is left alone."""
    book, today = desk.book, desk.clock.day
    since = max(filter(None, (since, book.since)), default=None)
    owed = tuple(_owed(matters, book, since))
    told = {part.matter.key for part in owed} | set(book.sent)
    return Plan(
        tuple(_letters(owed, desk.scheme.remind)),
        (
            *_ended(matters, book, told),
            *_gone(matters, book, today),
            *_again(matters, book, today),
        ),
        tuple(matters),
        desk.facts.units,
    )


def _owed(matters: Iterable[Matter], book: Book, since: date | None) -> Iterator[Part]:
    """Yield every level that was reached and not told."""
    for matter in matters:
        told = {sent.level for sent in book.sent.get(matter.key, ())}
        for step in matter.steps:
            if step.level not in told and (since is None or step.day >= since):
                yield Part(matter, step)


def _letters(owed: Iterable[Part], rules: RemindRules) -> Iterator[Letter]:
    """Put what belongs together on one notice; the oldest first.

    What belongs together does not depend on the day on which it is issued.
    """
    found: dict[tuple[object, ...], list[Part]] = {}
    for part in owed:
        matter, step = part.matter, part.step
        apart = matter.key if rules.sheets == "matter" else _apart(matter)
        key = (step.day, matter.code, step.level, apart)
        found.setdefault(key, []).append(part)
    for parts in sorted(found.values(), key=_place):
        first = parts[0]
        yield Letter(
            first.matter.key.unit,
            first.matter.code,
            first.step.level,
            first.step.day,
            tuple(sorted(parts, key=_place)),
        )


def _apart(matter: Matter) -> bool:
    """Keep a low score off the notices about single things."""
    return matter.kind == "low-score"


def _place(parts: Part | list[Part]) -> tuple[object, ...]:
    part = parts[0] if isinstance(parts, list) else parts
    matter, step = part.matter, part.step
    return step.day, matter.code, step.level, matter.kind, matter.key


def _ended(
    matters: Iterable[Matter], book: Book, told: AbstractSet[Key]
) -> Iterator[Entry]:
    """Yield the ends of what was told of: by the record, never by our own word."""
    for matter in matters:
        key = matter.key
        if matter.ending != "settled" or not matter.ended or book.closed(key):
            continue
        if key in told or book.began_anew(key):
            yield Entry(key.unit, "settled", matter.ended, *key[1:])


def _gone(matters: Iterable[Matter], book: Book, today: date) -> Iterator[Entry]:
    """Yield what was told of and is no matter any more: corrected, moved, withdrawn."""
    known = {matter.key for matter in matters}
    for key in book.sent:
        if key not in known and not book.closed(key):
            yield Entry(key.unit, "gone", today, *key[1:])


def _again(matters: Iterable[Matter], book: Book, today: date) -> Iterator[Entry]:
    """Yield what was closed and is open: it begins anew."""
    for matter in matters:
        key, closed = matter.key, book.closed(matter.key)
        if matter.ended is None and closed and closed <= today:
            yield Entry(key.unit, "reopened", today, *key[1:], until=today)
