"""What reads cells that are looked up: what one says, equal ones say as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from assess.intake import ways
from assess.intake.saying import IN_PASSING, parsed
from assess.intake.ways import MistypedError
from assess.records.states import STATES, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from assess.intake.judging import Judge
    from assess.intake.looks import Look

Result: TypeAlias = tuple[int | None, int]
"""A value, if any, and a state."""


def result_reader(
    judge: Judge, look: Look, class_id: str, check: str
) -> Callable[[str], Result]:
    """Give what reads the results of one look, as they are stored."""

    def read(text: str) -> Result:
        text, word = judge.dialect.said(check, ways.bare(text))
        if word:
            return None, _in_passing(word)
        value = parsed(look.reading, text)
        if not text or not look.allows(class_id, text, value):
            raise MistypedError("outside-limits")
        return judge.stored(look, text, value), State.OBSERVED.value

    return read


def _in_passing(word: str) -> int:
    """Give a state that can be read without looking at the rest of the row."""
    state = STATES.get(word, State.OBSERVED)
    if state not in IN_PASSING:
        raise MistypedError("no-value")
    return state.value
