"""What a table of somebody else's says, in the words of our own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from assess.intake import ways
from assess.intake.layout import Layout
from assess.intake.sites import Sites
from assess.intake.ways import MistypedError

if TYPE_CHECKING:
    from collections.abc import Mapping

Cells = dict[str, str]
"""Texts by the fields of our own files."""

SKIP: Final = "skip"
_VALUES: Final = ("ok", "fail")  # meanings that are values; the others are states
_ZONED: Final = re.compile(r"(.+?) ?(Z|[+-]\d\d:?\d\d)", re.ASCII)
_FRACTION: Final = re.compile(r"(?<=:\d\d)[.,]\d+", re.ASCII)  # of a second
_NO_YEAR: Final = (
    re.compile(r"(\d{1,2})[-/.](\d{1,2})(?: +(\d.*))?", re.ASCII),
    re.compile(r"(\d{1,2}) ?月 ?(\d{1,2}) ?[日号] ?(\d.*)?", re.ASCII),
)
_MONTH: Final = (
    re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII),
    re.compile(r"(\d{4}) ?年 ?(\d{1,2}) ?月份?", re.ASCII),
)
_NUMBER: Final = re.compile(r"[+-]?[\d.,]+")
_EPOCH: Final = datetime(1970, 1, 1)  # noqa: DTZ001 - the office's own clock
_UNITS: Final = {"seconds": 1, "milliseconds": 1000}


class Said(NamedTuple):
    """What a result says: a value, or a state in place of one."""

    value: str
    state: str = ""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a file says what our own files say; our own way, unless a layout is given."""

    layout: Layout = field(default_factory=Layout)
    sites: Sites = field(default_factory=Sites)
    _exact: dict[str, str] = field(init=False, default_factory=dict)
    _prefixes: list[tuple[str, str]] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        for meaning, words in self.layout.words.items():
            for word in (word.casefold() for word in words):
                if word.endswith("*"):
                    self._prefixes.append((word[:-1], meaning))
                else:
                    self._exact[word] = meaning
        self._prefixes.sort(key=lambda pair: -len(pair[0]))

    @property
    def whole_moments(self) -> bool:
        """Tell whether a day cannot be read without its time of day."""
        layout = self.layout
        return bool(layout.zone or layout.year or layout.day) or layout.clock != "text"

    def ours(self, cells: Cells) -> Cells:
        """Give the texts that our own file would have.

        Raises MistypedError with the code of what is wrong with an address.
        """
        if self is OUR_OWN:
            return cells
        layout = self.layout
        told = layout.constants | {name: text for name, text in cells.items() if text}
        told["unit"] = self._unit(told)
        for name, words in (("indicator", layout.checks), ("kind", layout.kinds)):
            if name in told:
                told[name] = words.get(told[name], told[name])
        if "time" in told:
            told["date"] = f"{told.get('date', '')} {told['time']}"
        written, state = told.get("value", ""), told.get("state", "")
        said = self.said(told.get("indicator", ""), written)
        state = (self._meaning(state) or state) if state else said.state
        return told | {"value": said.value, "state": state, "written": written}

    def _unit(self, told: Mapping[str, str]) -> str:
        unit = told.get("unit", "")
        if unit or "site" not in told:
            return self.layout.units.get(unit, unit)
        site = told["site"]
        return self.layout.units.get(site) or self.sites.unit(site)

    def said(self, check: str, text: str) -> Said:
        """Understand a result of a check."""
        meaning = self._meaning(text)
        if meaning in _VALUES:
            return Said(meaning)
        if meaning:
            return Said("", meaning)
        percent = check in self.layout.percent and _NUMBER.fullmatch(text)
        return Said(f"{text}%" if percent else text)

    def _meaning(self, text: str) -> str:
        if not self.layout.words:
            return ""
        word = text.casefold()
        found = (m for prefix, m in self._prefixes if word.startswith(prefix))
        return self._exact.get(word) or next(found, "")

    def moment(self, text: str) -> tuple[date, int]:
        """Read when something was seen: the day, and seconds into it."""
        if self is OUR_OWN:
            return ways.moment(text)
        layout = self.layout
        if layout.clock != "text":
            return self._counted(text)
        plain = _FRACTION.sub("", text)
        if (found := _ZONED.fullmatch(plain)) and ":" in found[1]:
            return self._moved(found[1], found[2])
        return ways.moment(self._completed(plain))

    def clock(self, text: str) -> int:
        """Read a time of day that stands by itself; none is midnight."""
        plain = text if self is OUR_OWN else _FRACTION.sub("", text)
        return ways.clock(plain) if plain else 0

    def _completed(self, text: str) -> str:
        """Add the year or the day that the layout knows."""
        layout = self.layout
        for form in _NO_YEAR if layout.year else ():
            if found := form.fullmatch(text):
                clock = f" {found[3]}" if found[3] else ""
                return f"{layout.year}-{found[1]}-{found[2]}{clock}"
        for form in _MONTH if layout.day else ():
            if found := form.fullmatch(text):
                return self._day_of(int(found[1]), int(found[2]))
        return text

    def _day_of(self, year: int, month: int) -> str:
        if self.layout.day == "first" or not 1 <= month <= 12:
            return f"{year}-{month}-1"
        after = date(year + month // 12, month % 12 + 1, 1)
        return str(after - timedelta(days=1))

    def _counted(self, text: str) -> tuple[date, int]:
        """Read seconds or milliseconds since 1970, in universal time."""
        if not (text.isascii() and text.isdigit() and len(text) <= 13):
            raise MistypedError("not-a-date")
        since = timedelta(seconds=int(text) // _UNITS[self.layout.clock])
        return self._on_our_clock(_EPOCH, -since)

    def _moved(self, text: str, zone: str) -> tuple[date, int]:
        """Move a time of another zone to our clock."""
        day, clock = ways.moment(text)
        sign = -1 if zone.startswith("-") else 1
        digits = zone[1:].replace(":", "") or "0000"
        ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
        moment = datetime(day.year, day.month, day.day) + timedelta(seconds=clock)  # noqa: DTZ001 - the zone is beside it
        return self._on_our_clock(moment, sign * ahead)

    def _on_our_clock(self, moment: datetime, ahead: timedelta) -> tuple[date, int]:
        ours = self.layout.offset
        if ours is None:
            raise MistypedError("zone-not-told")
        try:
            moved = moment - ahead + ours
        except OverflowError as error:
            raise MistypedError("no-such-day") from error
        return moved.date(), moved.hour * 3600 + moved.minute * 60 + moved.second


OUR_OWN: Final = Dialect()
"""How our own files say it."""
