"""Every problem's sentence and way out, by code; Chinese is in the catalogue.

One module for each part that finds problems; an entry is (sentence, hint), and the
blanks in both are the problem's facts.
"""

from __future__ import annotations

from typing import Final

from assess.messages.sentences import (
    annex,
    catalogue,
    intake,
    letters,
    mappings,
    office,
    records,
    reminders,
    scheme,
    scoring,
    workbooks,
)

SAID: Final[dict[str, tuple[str, str]]] = {
    **annex.SAID,
    **catalogue.SAID,
    **office.SAID,
    **scheme.SAID,
    **records.SAID,
    **intake.SAID,
    **mappings.SAID,
    **scoring.SAID,
    **letters.SAID,
    **reminders.SAID,
    **workbooks.SAID,
}
