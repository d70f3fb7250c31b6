"""From a planned letter to a notice: everything that stands in it, put into words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.messages import _
from assess.messages.numbers import decimal_text
from assess.reminders.ladder import grace_of
from assess.reminders.matter import KINDS, level_title
from assess.reminders.notice import Earlier, Item, Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from assess.records.units import UnitRow
    from assess.reminders.book import Book, Entry
    from assess.reminders.matter import Matter
    from assess.reminders.plan import Letter, Part
    from assess.reminders.shares import Marks
    from assess.scheme.model import Scheme
    from assess.workdays import WorkCalendar


@dataclass(frozen=True, kw_only=True, slots=True)
class Bureau:
    """Who issues notices, and what it works with."""

    name: str
    contact: str
    phone: str
    scheme: Scheme
    calendar: WorkCalendar
    book: Book
    units: Mapping[int, UnitRow]
    marks: Marks
    today: date

    def notice(self, letter: Letter, number: int, document: str) -> Notice:
        """Write a notice; `document` is its number in the office's register."""
        unit, level = self.units[letter.unit], letter.level
        answer_by = self._answer_by(letter)
        levels = self.scheme.remind.levels
        named = levels[level - 1] if level <= len(levels) else None
        return Notice(
            number=number,
            level=level,
            level_title=level_title(levels, level),
            colour=(named and named.colour) or "",
            hears=named.hears if named else (),
            scheme_title=str(self.scheme.heading.title),
            document=document,
            office=self.name,
            office_contact=self.contact,
            office_phone=self.phone,
            code=unit.code,
            unit=unit.name,
            class_title=letter.parts[0].matter.class_title,
            contact=unit.contact,
            phone=unit.phone,
            email=unit.email,
            fell_on=letter.fell_on,
            issued_on=self.today,
            answer_by=answer_by,
            answer_by_estimated=bool(answer_by and self.calendar.estimated(answer_by)),
            file_only=letter.file_only,
            items=tuple(map(self._item, letter.parts)),
            points=self.marks.points(unit, [part.matter for part in letter.parts]),
        )

    def _answer_by(self, letter: Letter) -> date | None:
        """Give the last of the days of grace: as it fell, or as it is issued."""
        grace = grace_of(self.scheme.remind, letter.level)
        if not grace:
            return None
        ends = (self.calendar.after(day, grace) for day in (letter.fell_on, self.today))
        return next((day for day in ends if day > self.today), None)

    def _item(self, part: Part) -> Item:
        matter = part.matter
        points = "" if matter.points is None else decimal_text(matter.points)
        return Item(
            kind=matter.kind,
            kind_title=_(KINDS[matter.kind]),
            subject=matter.key.subject,
            indicators=matter.indicators,
            title=matter.title,
            found=matter.found,
            seen_on=matter.seen_on,
            place=matter.place,
            evidence=matter.evidence,
            required=matter.required,
            basis=matter.basis,
            points=points,
            due=matter.due,
            estimated=matter.estimated,
            late=matter.late,
            ended=matter.ended,
            earlier=tuple(sorted(self._earlier(matter), key=lambda each: each.day)),
        )

    def _earlier(self, matter: Matter) -> Iterator[Earlier]:
        """Yield what went before about the same thing, whatever its due day was."""
        titles = self.scheme.remind.levels
        for sent in self.book.told.get(matter.key[:3], ()):
            yield Earlier(
                day=sent.issued_on,
                what="notice",
                number=sent.notice,
                level_title=level_title(titles, sent.level),
            )
        yield from map(_happened, self.book.before(matter.key))


def _happened(entry: Entry) -> Earlier:
    return Earlier(
        day=entry.day,
        what=entry.what,
        number=entry.notice or 0,
        way=entry.way,
        person=entry.person,
        said=entry.said,
        authority=entry.authority,
    )
