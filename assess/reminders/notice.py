"""What a notice says: frozen values, from which a writer makes a letter.

The ledger keeps each notice as JSON, so that its letter can be written again as it was.
A number in a notice is never computed by its writer.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from assess.messages.numbers import JSON

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assess.reminders.book import What


@dataclass(frozen=True, kw_only=True, slots=True)
class Earlier:
    """Something that went before about the same matter."""

    day: date
    what: Literal["notice"] | What  # a notice, contact, answered, extended
    number: int = 0  # of the notice, or of the one that was answered
    level_title: str = ""  # of a notice
    way: str = ""  # of a contact: telephone, visit, ...
    person: str = ""
    said: str = ""  # the answer, or why it was extended
    authority: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One matter in a notice."""

    kind: str  # "not-in", "not-rectified", "statutory-date", "stale", "low-score"
    kind_title: str
    subject: str  # what the ledger knows it by, with its kind
    indicators: tuple[str, ...]
    title: str
    found: str  # what is wrong, with its day, place and evidence
    seen_on: date | None  # of a finding, as are these two
    place: str
    evidence: str
    required: str
    basis: str
    points: str  # full marks at stake, exact; empty where there are none
    due: date | None
    estimated: bool  # working days up to it are not all published yet （估）
    late: int | None  # working days on the day of issue; negative: so many are left
    ended: date | None  # settled, or put off, before the notice was issued
    earlier: tuple[Earlier, ...] = ()


class Share(NamedTuple):
    """What one indicator is worth, and what of it was earned; empty: not known."""

    id: str  # empty of what is no indicator
    title: str
    full: str
    earned: str
    missing: str


@dataclass(frozen=True, slots=True)
class Points:
    """The points of what a notice speaks of, which add up as they are printed."""

    run: int = 0  # the score run that they are from; 0: not scored yet
    run_on: date | None = None
    shares: tuple[Share, ...] = ()
    full: str = ""  # the sums; empty where they do not add up
    earned: str = ""
    missing: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Notice:
    """One letter to one unit, at one level."""

    number: int  # in the ledger
    level: int
    level_title: str
    colour: str  # "blue", "yellow", "orange", "red", or empty
    hears: tuple[str, ...]
    scheme_title: str
    office: str
    code: str
    unit: str
    class_title: str
    contact: str
    phone: str
    email: str
    fell_on: date  # when the level was reached
    issued_on: date
    answer_by: date | None  # None: the scheme gives no days of grace
    answer_by_estimated: bool
    file_only: bool  # overtaken before it was issued: for the file, not to be sent
    items: tuple[Item, ...]
    document: str = ""  # number in the office's register; empty: not given yet
    office_contact: str = ""
    office_phone: str = ""
    points: Points = Points()


class Writer(NamedTuple):
    """What makes letters: their suffix, and how one is written to a path."""

    suffix: str
    write: Callable[[Notice, Path], None]


_DAYS: Final = frozenset(
    {"day", "run_on", "seen_on", "due", "ended", "fell_on", "issued_on", "answer_by"}
)


def as_json(notice: Notice) -> str:
    """Write a notice as the ledger keeps it."""
    return JSON(_plain(asdict(notice)))


def from_json(text: str) -> Notice:
    """Read a notice as the ledger keeps it."""
    told = _read(json.loads(text))
    items = (
        Item(**{**item, "earlier": tuple(Earlier(**e) for e in item["earlier"])})
        for item in told["items"]
    )
    points = told.get("points", {})
    shares = tuple(Share(*each) for each in points.get("shares", ()))
    return Notice(
        **{
            **told,
            "items": tuple(items),
            "points": Points(**{**points, "shares": shares}),
        }
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _read(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _read(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return tuple(_read(each) for each in value)
    return date.fromisoformat(value) if key in _DAYS and value else value
