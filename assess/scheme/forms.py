"""What a fill-in workbook is made of, for who writes it and who reads it back.

A sheet that nobody sees says what the workbook is. Row by row it holds a word, a key
and a text: the facts, the columns' titles, and the rows asked for. Of every sheet that
is filled in, the first row is hidden and its first cell says what it is about; ids
stand in column A. So it may be renamed, sorted and moved, and is still understood.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from assess.messages import N_, _

HIDDEN: Final = "assess"
FORMAT: Final = "assess-form-1"
MARK: Final = "assess:"  # before what a sheet is about: "assess:unit:J01"

FACTS: Final = (
    *("format", "source", "scheme", "scheme_sha256", "from", "to"),
    *("unit", "unit_name"),
)

About = Literal["unit", "indicator"]
"""What a sheet is about: a row is an indicator of a unit, or a unit on an indicator."""

UNIT, DATE, INSPECTOR = "unit", "date", "inspector"  # cells above the grid, by key

COLUMNS: Final = {
    "id": N_("No."),
    "title": N_("Indicator"),
    "full": N_("Full"),
    "rule": N_("How marks are given"),
    "before": N_("Last result"),
    "claim": N_("Self-check"),
    "value": N_("Result"),
    "kind": N_("Type of issue"),
    "date": N_("Date"),
    "place": N_("Place visited"),
    "inspector": N_("Inspector"),
    "due": N_("Rectify by"),
    "basis": N_("Legal basis if not applicable"),
    "evidence": N_("Evidence (address)"),
    "note": N_("Note"),
}
ANSWERS: Final = (
    *("value", "kind", "date", "place", "inspector", "due", "basis", "evidence"),
    "note",
)
"""Columns that are filled in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Facts:
    """What a workbook says about itself."""

    source: str
    scheme: str  # its id
    scheme_sha256: str
    first: date  # the days that it is about
    last: date
    unit: str = ""  # code; empty where there are several
    unit_name: str = ""

    def texts(self) -> dict[str, str]:
        """Give them as they stand on the hidden sheet, by key."""
        values = (
            *(FORMAT, self.source, self.scheme, self.scheme_sha256),
            *(self.first.isoformat(), self.last.isoformat(), self.unit, self.unit_name),
        )
        return dict(zip(FACTS, values, strict=True))


STATES: Final = {
    "not-applicable": N_("not applicable"),
    "explained": N_("explained"),
    "could-not-tell": N_("could not tell"),
}
"""What may stand in the place of a value."""


def state_word(state: str) -> str:
    """Give the word for a state, as it is chosen from a list."""
    return _(STATES[state])


def yes_no_words() -> tuple[str, ...]:
    """Give the words to choose from."""
    return _("yes"), _("no")


def stretch_text(first: date, last: date) -> str:
    """Name days for the name of a file: ``2014``, ``2014-01至2014-06``."""
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if not whole_months:
        return _("{first} to {last}").format(first=first, last=last)
    if (first.month, last.month, first.year) == (1, 12, last.year):
        return str(first.year)
    ends = {"first": f"{first:%Y-%m}", "last": f"{last:%Y-%m}"}
    if ends["first"] == ends["last"]:
        return ends["first"]
    return _("{first} to {last}").format_map(ends)
