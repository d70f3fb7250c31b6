"""The levels of a matter, and the day on which each is reached.

The days follow from the triggers and the calendar, whenever the office looks: a notice
that went out late does not put off the next one.
"""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.triggers.after_deadline import AfterDeadline
from assess.triggers.around_deadline import AroundDeadline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assess.scheme.model import RemindRules
    from assess.triggers import Trigger
    from assess.triggers.steps import Subject
    from assess.workdays import WorkCalendar

LATE: Final = (AfterDeadline(days=(1, 5, 10)),)
"""How loud about what is late, where the scheme does not say."""

BY_LAW: Final = (AroundDeadline(before=(10,), after=(1, 5)),)
"""How loud about a date set by law; what is not late yet is no louder than level 1."""

OWN: Final = (AroundDeadline(before=(1,), after=(1, 5)),)
"""How loud about what the office itself has to do by a day."""


class Step(NamedTuple):
    """A level is reached."""

    day: date
    level: int


class Call(NamedTuple):
    """What one trigger says of one matter: the days of its levels, and its last day."""

    days: tuple[date, ...]
    last: date = date.max

    @property
    def steps(self) -> int:
        """How many levels it reaches before it falls silent."""
        return sum(day <= self.last for day in self.days)


class Pause(NamedTuple):
    """Days of silence, both included."""

    first: date
    last: date


class Ladder(NamedTuple):
    """The levels in their order, and the last day on which anything is said."""

    steps: tuple[Step, ...]
    last: date

    def level(self, day: date) -> int:
        """Tell how loud it is on a day; 0 is silence."""
        if day > self.last:
            return 0
        return max((step.level for step in self.steps if step.day <= day), default=0)


def speaking_of(triggers: Iterable[Trigger], kind: Subject) -> tuple[Trigger, ...]:
    """Take the triggers about a kind of matter: those about nothing else, if any."""
    fitting = tuple(trigger for trigger in triggers if kind in trigger.about)
    return tuple(each for each in fitting if each.about == (kind,)) or fitting


def calls(
    triggers: Iterable[Trigger], due: date, calendar: WorkCalendar
) -> tuple[Call, ...]:
    """Ask triggers about what is due on a day."""
    return tuple(Call(t.steps(due, calendar), t.last(due)) for t in triggers)


def climb(
    said: Sequence[Call], rules: RemindRules, calendar: WorkCalendar, *, urgent: bool
) -> Ladder:
    """Make a ladder of what triggers say: the earliest day for each level."""
    first = rules.urgent_from if urgent else 1
    top = len(rules.levels) or None
    steps = [
        Step(day, min(first + number, top or first + number))
        for number, day in enumerate(_earliest(said))
    ]
    last = max((call.last for call in said), default=date.min)
    risen = tuple(_graced(_once(steps), rules, calendar))
    return Ladder(tuple(step for step in risen if step.day <= last), last)


def _earliest(said: Sequence[Call]) -> Iterator[date]:
    """Give the day of each step: that of the first trigger to reach it."""
    for number in count():
        reached = [call.days[number] for call in said if number < call.steps]
        if not reached:
            return
        yield min(reached)


def _once(steps: Iterable[Step]) -> Iterator[Step]:
    """Keep the first step to each level: above the last there is none."""
    reached = 0
    for step in steps:
        if step.level > reached:
            yield step
            reached = step.level


def _graced(
    steps: Iterable[Step], rules: RemindRules, calendar: WorkCalendar
) -> Iterator[Step]:
    """Put steps off until the days that the notice before them gave are over."""
    soonest = date.min
    for step in steps:
        day = max(step.day, soonest)
        yield Step(day, step.level)
        if grace := grace_of(rules, step.level):
            soonest = calendar.after(day, grace + 1)


def grace_of(rules: RemindRules, level: int) -> int:
    """Give the working days that a notice of a level gives."""
    return rules.levels[level - 1].grace if level <= len(rules.levels) else 0


def begun(ladder: Ladder, first: date) -> Ladder:
    """Begin a ladder on a day: what was reached before is reached then.

    Of several levels that are reached on one day, only the loudest is.
    """
    by_day = {max(step.day, first): step.level for step in ladder.steps}
    steps = tuple(Step(day, level) for day, level in by_day.items())
    return Ladder(steps, ladder.last)


def paused(ladder: Ladder, pauses: Iterable[Pause], calendar: WorkCalendar) -> Ladder:
    """Stop the clock: the working days of a pause do not count."""
    for pause in pauses:
        days = calendar.late(pause.first, pause.last) + calendar.is_open(pause.first)
        ladder = Ladder(
            tuple(
                step
                if step.day < pause.first or not days
                else Step(calendar.after(step.day, days), step.level)
                for step in ladder.steps
            ),
            ladder.last,
        )
    return ladder
