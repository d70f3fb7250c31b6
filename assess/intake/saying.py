"""What a cell may say of a look: a state, or a value in the form that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assess.intake import ways
from assess.records.states import STATES, State

if TYPE_CHECKING:
    from assess.records.states import Reading

SHOWN_STATES: Final = tuple(word for word in STATES if not word.isascii())
IN_PASSING: Final = frozenset({State.COULD_NOT_TELL, State.EXPLAINED})
"""States that need nothing beside them, and lie in the period as values do."""


def plain_state(text: str) -> str:
    """Give the word by which STATES knows a state."""
    return text.casefold().replace("_", "-").replace(" ", "-")


def parsed(reading: Reading, text: str) -> int:
    """Read a value; a word gets its number when the whole row is understood.

    Raises MistypedError.
    """
    match reading:
        case "number":
            return ways.number(text)
        case "yes-no":
            return ways.yes_no(text)
        case "date":
            return ways.day(text).toordinal()
        case "word":
            return 0
