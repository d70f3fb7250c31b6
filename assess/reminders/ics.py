"""The days that matters are due, for calendar programs: iCalendar, RFC 5545."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from assess.messages import _
from assess.reminders.matter import in_short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assess.reminders.matter import Matter

_LINE: Final = 75  # bytes


def calendar(matters: Iterable[Matter], name: str, now: int) -> bytes:
    """Write one all-day event for each open matter that has a day."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//assess//reminders//EN",
        f"X-WR-CALNAME:{_escaped(name)}",
    ]
    for matter in matters:
        if matter.due and matter.ended is None:
            lines += _event(matter, now)
    lines.append("END:VCALENDAR")
    return b"".join(map(_folded, lines))


def _event(matter: Matter, now: int) -> Iterator[str]:
    assert matter.due, "only what has a day comes here"
    key = matter.key
    words = _("{unit}, {what}").format(unit=matter.name, what=in_short(matter))
    mark = _(" (est.)") if matter.estimated else ""
    stamp = datetime.fromtimestamp(now, UTC)
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(f'{matter.code}-{key.kind}-{key.subject}-{key.due}@assess')}"
    yield f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{matter.due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{matter.due + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(words + mark)}"
    yield f"DESCRIPTION:{_escaped(matter.required)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> bytes:
    """Fold a line after so many bytes, and never inside a character."""
    told, length = bytearray(), 0
    for character in line:
        size = len(character.encode())
        if length + size > _LINE:
            told += b"\r\n "
            length = 1
        told += character.encode()
        length += size
    return bytes(told) + b"\r\n"
