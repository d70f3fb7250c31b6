"""A matter: one thing that a unit is to put right, and how loud to say so on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from assess.messages import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from fractions import Fraction

    from assess.reminders.gain import Gain
    from assess.reminders.ladder import Step
    from assess.triggers.steps import Subject as Kind

Ending = Literal["", "settled", "extended", "reopened"]

KINDS: Final[dict[Kind, str]] = {
    "not-in": N_("not handed in"),
    "not-rectified": N_("not rectified"),
    "statutory-date": N_("date set by law"),
    "stale": N_("not seen anew"),
    "low-score": N_("low score"),
    "appeal": N_("appeal to decide"),
    "to-confirm": N_("claim to confirm"),
    "unanswered": N_("notice not answered"),
}
OWN_AFFAIRS: Final = frozenset({"appeal", "to-confirm", "unanswered"})
"""What the office itself has to do: listed, and never a letter."""


class Key(NamedTuple):
    """What a matter is known by, for good; another due day makes another matter."""

    unit: int  # its number in the record
    kind: str
    subject: str  # a source, an indicator, an observation's number; "" for the total
    due: int  # day number; 0: it has no day


@dataclass(frozen=True, kw_only=True, slots=True)
class Matter:
    """One thing that one unit is to put right, as of a day."""

    key: Key
    code: str  # of the unit
    name: str
    class_title: str
    kind: Kind
    indicators: tuple[str, ...]  # ids; none where the whole is at stake
    title: str  # of the source or the indicators
    due: date | None  # None: it has no day of its own
    estimated: bool  # the working days of a year in between are not published yet
    late: int | None  # working days; negative: so many are left
    level: int  # from 1; never above the last that the scheme names; 0: silence
    level_title: str
    hears: tuple[str, ...]  # who is told at this level
    found: str  # what is wrong, with its day, place and evidence
    required: str  # what puts it right
    basis: str
    points: Fraction | None  # full marks that are at stake
    source: str = ""  # that is to bring it, or found it
    seen_on: date | None = None  # of a finding, as are these three
    issue: str = ""  # the type of issue
    place: str = ""
    evidence: str = ""
    steps: tuple[Step, ...] = ()  # the levels reached so far, while it was open
    ended: date | None = None  # when it was settled, or put off to another day
    ending: Ending = ""
    quiet_until: date | None = None  # it is snoozed
    notices: tuple[int, ...] = ()  # in which it was told of
    gain: Gain | None = None  # what putting it right would bring, if anybody asked

    @property
    def number(self) -> int | None:
        """The observation behind a finding."""
        return int(self.key.subject) if self.kind == "not-rectified" else None


def level_title(titles: tuple[object, ...], level: int) -> str:
    """Name a level as the scheme does."""
    if titles and level:
        return str(titles[level - 1])
    return _("level {level}").format(level=level)


def joined(texts: Iterable[str]) -> str:
    """Join what is said, each once."""
    return _("; ").join(dict.fromkeys(text for text in texts if text))


def in_short(matter: Matter) -> str:
    """Say in a few words what a matter is."""
    ids = () if matter.kind == "not-in" else matter.indicators[:1]
    what = " ".join((*ids, matter.title)).strip()
    said = _("{kind}: {what}") if what else "{kind}"
    return said.format(kind=_(KINDS[matter.kind]), what=what)
