"""How values are written, in the reader's words."""

from __future__ import annotations

from typing import Final

from assess.messages import N_, _

READINGS: Final = {
    "number": N_("a number"),
    "yes-no": N_("yes or no"),
    "word": N_("a word"),
    "date": N_("a date"),
}


def reading_title(reading: str | None) -> str:
    """Name a form of values."""
    return _(READINGS[reading]) if reading else ""
