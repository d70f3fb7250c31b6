"""What can be wrong with an input, where it is, and how it ends a command."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file that a person can go to.

    `line` and `column` count from 1, in characters; 0 means the whole file or line.
    Of a workbook, `file` names file and sheet, and they are the cell's row and column.
    """

    file: str = ""
    line: int = 0
    column: int = 0
    excerpt: str = field(default="", compare=False)  # the line itself, for the caret
    is_cell: bool = False

    def __str__(self) -> str:
        if self.is_cell:
            return f"{self.file}!{address(self.line - 1, self.column - 1)}"
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


def address(row: int, column: int) -> str:
    """Name a cell as a spreadsheet does; rows and columns count from 0."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


NOWHERE = Location()


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right."""

    code: str  # names the message in every language: "unknown-method"
    where: Location = NOWHERE
    facts: Mapping[str, object] = field(default_factory=dict)  # fill its blanks
    severity: Severity = "error"


class InputError(Exception):
    """The input has problems; all that could be found are here, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.where))
        super().__init__(", ".join(f"{p.where} {p.code}" for p in self.problems))

    def __reduce__(self) -> tuple[type[InputError], tuple[tuple[Problem, ...]]]:
        return type(self), (self.problems,)  # so that it passes between processes


class BadParameterError(ValueError):
    """A catalogue entry was given a parameter that it cannot work with.

    `code` names the message; the reader of the scheme adds the place.
    """

    def __init__(self, parameter: str, code: str, **facts: object) -> None:
        self.parameter = parameter
        self.code = code
        self.facts = facts
        super().__init__(f"{parameter}: {code}")


def refuse(code: str, where: Location = NOWHERE, **facts: object) -> InputError:
    """Build the error for a single problem, to be raised."""
    return InputError([Problem(code, where, facts)])
