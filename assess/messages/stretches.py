"""Stretches of time, ``2 weeks``, in the reader's language."""

from __future__ import annotations

from typing import Final

from assess.messages import N_, _

_ONE: Final = {
    "day": N_("day"),
    "week": N_("week"),
    "month": N_("month"),
    "quarter": N_("quarter"),
    "year": N_("year"),
}
_MANY: Final = {
    "day": N_("{number} days"),
    "week": N_("{number} weeks"),
    "month": N_("{number} months"),
    "quarter": N_("{number} quarters"),
    "year": N_("{number} years"),
}


def stretch_in_words(written: str) -> str:
    """Put ``2 weeks`` or ``quarter`` into the reader's language."""
    *numbers, word = written.split()
    number, unit = "".join(numbers), word.removesuffix("s")
    if number in {"", "1"}:
        return _(_ONE[unit])
    return _(_MANY[unit]).format(number=number)
