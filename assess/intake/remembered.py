"""What cells said before: equal cells say the same, and are read once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from assess.intake.ways import MistypedError

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST: Final = 100_000  # cells remembered; then it starts anew

Read = TypeVar("Read")


class Remembered(dict[str, Read]):
    """A cell's text and what it says, read when first asked for.

    Raises KeyError for a cell that cannot be read.
    """

    def __init__(self, read: Callable[[str], Read]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Read:
        try:
            value = self._read(text)
        except MistypedError as error:
            raise KeyError(text) from error
        if len(self) >= _MOST:
            self.clear()
        self[text] = value
        return value
