"""How faults of a row are told: which cell, what stands there, what was meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assess.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Collection

    from assess.intake.faults import Faults
    from assess.intake.headers import Header
    from assess.intake.ways import MistypedError


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells faults of the rows of one table."""

    header: Header
    faults: Faults

    def add(self, line: int, code: str, field: str, **facts: object) -> None:
        """Tell what is wrong with a field."""
        self.faults.add(line, code, field, **facts)

    def title(self, field: str) -> str:
        """Give the title of a field's column, as the file has it."""
        return self.header.titles.get(field, field)

    def empty(self, line: int, field: str) -> None:
        """Tell that a cell that is needed is empty, or that there is no such column."""
        self.add(line, "empty-cell", field, column=self.title(field))

    def mistyped(self, line: int, field: str, text: str, error: MistypedError) -> None:
        """Tell what keeps a cell from being understood."""
        if not text:
            self.empty(line, field)
        else:
            facts = {"column": self.title(field), "text": text, **error.facts}
            self.add(line, error.code, field, **facts)

    def unknown(
        self, line: int, what: str, text: str, known: Collection[str], **facts: object
    ) -> None:
        """Tell that a name is not known, and which one was probably meant."""
        if self.faults.full:
            self.add(line, f"unknown-{what}", what)
        elif not text:
            self.empty(line, what)
        elif near := nearest(text, known):
            self.add(line, f"misspelt-{what}", what, text=text, near=near)
        else:
            self.add(line, f"unknown-{what}", what, text=text, **facts)
