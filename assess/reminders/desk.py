"""Where matters are written: what the ledger and the calendar make of a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from assess.reminders.ladder import Call, Step, begun, climb, paused
from assess.reminders.matter import OWN_AFFAIRS, Key, Matter, level_title
from assess.reminders.rounds import pauses, rounds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from assess.reminders.book import Book
    from assess.reminders.clock import Clock
    from assess.reminders.facts import Facts, Who
    from assess.reminders.ladder import Ladder, Pause
    from assess.reminders.matter import Ending
    from assess.reminders.rounds import Round
    from assess.scheme.model import Scheme
    from assess.triggers import Trigger
    from assess.triggers.steps import Subject as Kind

    Said = Callable[[date], dict[str, Any]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Case:
    """One thing about one unit, before it is known whether anybody need be told."""

    unit: int
    kind: Kind
    subject: str
    due: date | None  # None: it has no day of its own,
    base: date  # and levels count from this one
    triggers: tuple[Trigger, ...]
    reasons: tuple[tuple[Trigger, date], ...] = ()  # until when one has reason to speak
    urgent: bool = False
    opened: date = date.min  # nothing is said before this day
    settled: date | None = None  # as far as it is known today


class _Standing(NamedTuple):
    """How a round of a case stands today."""

    ended: date | None
    ending: Ending
    steps: tuple[Step, ...]  # reached so far, while it was open
    level: int
    quiet_until: date | None

    @property
    def told(self) -> bool:
        """Tell whether somebody is to be told, or would be."""
        return bool(self.level or self.steps or self.quiet_until)


@dataclass(frozen=True, slots=True)
class Desk:
    """What writing matters needs; ladders are remembered."""

    scheme: Scheme
    facts: Facts
    clock: Clock
    book: Book
    whole: bool = False  # also write what nobody need be told of
    _ladders: dict[object, Ladder] = field(default_factory=dict)

    def matters(self, case: Case, said: Said) -> Iterator[Matter]:
        """Yield a matter for each round of a case, unless nobody need be told of it.

        `said` gives what else stands in it, as it was on a day; it is asked only where
        a matter is written.
        """
        who = self.facts.units.get(case.unit)
        if who is None:
            return
        due = case.due.toordinal() if case.due else 0
        entries = tuple(
            entry
            for entry in self.book.entries.get((case.unit, case.kind, case.subject), ())
            if entry.day <= self.clock.day  # what was entered later is not known yet
        )
        for each in rounds(entries, due):
            key = Key(case.unit, case.kind, case.subject, each.due)
            silences = tuple(pauses(entries, each.due))
            found = self._standing(case, who, each, silences)
            known = key in self.book.sent or self.book.began_anew(key)
            if self.whole or found.told or known:
                yield self._written(case, who, key, found, said)

    def _written(
        self, case: Case, who: Who, key: Key, found: _Standing, said: Said
    ) -> Matter:
        due = date.fromordinal(key.due) if key.due and case.due else None
        as_of = self.clock.day if found.ended is None else before(found.ended)
        titles = self.scheme.remind.levels
        return Matter(
            key=key,
            code=who.code,
            name=who.name,
            class_title=self._class_title(who.class_id),
            kind=case.kind,
            due=due,
            estimated=due is not None and self.clock.estimated(due),
            late=None if due is None else self.clock.late(due),
            level_title=level_title(titles, found.level),
            hears=titles[found.level - 1].hears if titles and found.level else (),
            notices=tuple(sent.notice for sent in self.book.told.get(key[:3], ())),
            **found._asdict(),
            **said(as_of),
        )

    def _class_title(self, class_id: str) -> str:
        titles = (str(c.title) for c in self.scheme.classes if c.id == class_id)
        return next(titles, class_id)

    def _standing(
        self, case: Case, who: Who, each: Round, silences: Sequence[Pause]
    ) -> _Standing:
        today = self.clock.day
        ladder = self._ladder(case, each, silences)
        ended, ending = _end(case, each)
        quiet = next((p.last for p in silences if p.first <= today <= p.last), None)
        over = ended is not None or not who.exists(today)
        steps = tuple(
            step
            for step in ladder.steps
            if case.kind not in OWN_AFFAIRS
            and step.day <= min(today, ladder.last)
            and (ended is None or step.day < ended)
            and who.exists(step.day)
        )
        level = 0 if over or quiet else ladder.level(today)
        return _Standing(ended, ending, steps, level, None if over else quiet)

    def _ladder(self, case: Case, each: Round, silences: Sequence[Pause]) -> Ladder:
        base = date.fromordinal(each.due) if each.due else case.base
        key = (case.triggers, case.reasons, case.urgent, base)
        if key not in self._ladders:
            self._ladders[key] = climb(
                self._calls(case, base),
                self.scheme.remind,
                self.clock.calendar,
                urgent=case.urgent,
            )
        ladder = begun(self._ladders[key], max(case.opened, each.first))
        return paused(ladder, silences, self.clock.calendar)

    def _calls(self, case: Case, base: date) -> tuple[Call, ...]:
        """Ask the triggers; one that has no reason left falls silent earlier."""
        until, calendar = dict(case.reasons), self.clock.calendar
        return tuple(
            Call(
                each.steps(base, calendar),
                min(each.last(base), until.get(each, date.max)),
            )
            for each in case.triggers
        )


def _end(case: Case, each: Round) -> tuple[date | None, Ending]:
    """Tell when a round ended, and how; by the record, or by what began it anew."""
    if case.settled and (each.ended is None or case.settled < each.ended):
        return case.settled, "settled"
    return each.ended, each.ending


def before(day: date) -> date:
    """Give the day before."""
    return date.fromordinal(max(day.toordinal() - 1, 1))
