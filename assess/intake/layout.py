"""``[import.vendor-x]``: how the office reads a table that somebody else lays out."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal

from assess.scheme.document import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assess.scheme.binding import Binder
    from assess.scheme.document import KeyPath

MEANINGS: Final = (
    "ok",
    "fail",
    "could-not-tell",
    "explained",
    "not-applicable",
    "rectified",
    "skip",
)
_OURS: Final = {"check": "indicator", "result": "value"}  # as our own files name them
COLUMNS: Final = (
    *("unit", "site", "check", "date", "time", "result", "state", "source", "kind"),
    *("due", "basis", "evidence", "photo", "place", "inspector", "note"),
)
FormName = Literal[
    "table", "lychee", "linkchecker", "muffet", "linkinator", "lighthouse"
]
"""What a file is laid out as: rows and columns, or what a program writes."""

_ZONE: Final = re.compile(r"([+-])(\d\d):([0-5]\d)", re.ASCII)


@dataclass(frozen=True, kw_only=True, slots=True)
class Layout:
    """Which column says what, which words mean what, and what holds for every row.

    A key named as one of COLUMNS gives the title of the column that says it.
    """

    title: str = ""
    form: FormName = "table"
    sheet: str = ""  # of a workbook; else every sheet that has these columns

    unit: str = ""
    site: str = ""  # an address: the unit whose site it belongs to
    check: str = ""
    date: str = ""
    time: str = ""  # alone, date and time of day
    result: str = ""
    state: str = ""
    source: str = ""
    kind: str = ""
    due: str = ""
    basis: str = ""
    evidence: str = ""
    photo: str = ""
    place: str = ""
    inspector: str = ""
    note: str = ""

    results: dict[str, str] = field(default_factory=dict)  # column -> check, if several
    always: dict[str, str] = field(default_factory=dict)  # key -> what holds of all

    units: dict[str, str] = field(default_factory=dict)  # as they write it -> as we do
    checks: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)  # meaning -> words
    percent: tuple[str, ...] = ()  # checks whose bare numbers are in percent

    year: int | None = None  # of dates that have none
    day: Literal["first", "last"] | None = None  # of dates that name a month only
    zone: str = ""  # of our clock: times with a zone are moved to it
    clock: Literal["text", "seconds", "milliseconds"] = "text"

    skip: dict[str, tuple[str, ...]] = field(default_factory=dict)  # column -> words
    down: tuple[str, ...] = ()  # columns where an empty cell says what is above it
    other_checks: Literal["refuse", "skip"] = "refuse"
    count: bool = False  # value: how many rows of a unit and day say "fail"

    @property
    def columns(self) -> dict[str, str]:
        """Give the titles of columns by the fields of our own files."""
        named = {name: str(getattr(self, name)) for name in COLUMNS}
        if self.time and not self.date:
            named["date"], named["time"] = self.time, ""
        return {ours(name): title for name, title in named.items() if title}

    @property
    def named(self) -> tuple[str, ...]:
        """Give every title that a first row must have to be of this layout."""
        every = (*self.columns.values(), *self.results, *self.skip, *self.down)
        return tuple(dict.fromkeys(every))

    @property
    def titles(self) -> frozenset[str]:
        """Give these titles as they are compared."""
        return frozenset(map(plain, self.named))

    @property
    def constants(self) -> dict[str, str]:
        """Give what holds for every row by the fields of our own files."""
        return {ours(name): text for name, text in self.always.items()}

    @property
    def offset(self) -> timedelta | None:
        """Give how far our clock is ahead of universal time."""
        found = _ZONE.fullmatch(self.zone)
        if not found:
            return None
        ahead = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return -ahead if found[1] == "-" else ahead


def ours(name: str) -> str:
    """Give the field of our own files that a key of a layout stands for."""
    return _OURS.get(name, name)


def plain(title: str) -> str:
    """Give a title as it is compared: half-width, without spaces and line breaks."""
    return "".join(unicodedata.normalize("NFKC", title).split()).casefold()


def check(layout: Layout, binder: Binder, path: KeyPath) -> None:
    """Tell what keeps a layout, written at `path`, from being used."""
    binder.unknown_keys(layout.always, COLUMNS, (*path, "always"))
    binder.unknown_keys(layout.words, MEANINGS, (*path, "words"))
    for key in _lacking(layout):
        binder.faults.append(Fault("mapping-lacks", path, {"key": key}, at="key"))
    if layout.check and layout.results:
        binder.fault("check-or-results", (*path, "results"))
    if layout.zone and layout.offset is None:
        binder.fault("not-a-zone", (*path, "zone"), text=layout.zone)
    if layout.year is not None and not 1970 <= layout.year <= 2037:
        binder.fault("not-a-year", (*path, "year"), text=layout.year)
    _check_words(layout, binder, path)


def _lacking(layout: Layout) -> Iterator[str]:
    """Yield the keys without which rows say nothing."""
    said = {*layout.columns, *layout.constants}
    if layout.results:
        said |= {"indicator", "value"}
    if "site" in said:
        said.add("unit")
    if "state" in said:
        said.add("value")
    for key in ("unit", "check", "result"):
        if ours(key) not in said:
            yield key


def _check_words(layout: Layout, binder: Binder, path: KeyPath) -> None:
    said: dict[str, str] = {}
    for meaning, words in layout.words.items():
        for number, word in enumerate(words):
            if word in said:
                where = (*path, "words", meaning, number)
                both = {"first": said[word], "second": meaning}
                binder.fault("word-twice", where, text=word, **both)
            said[word] = meaning
