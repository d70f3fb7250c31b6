"""The faults of one file, as they are found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from assess.problems import InputError, Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

_TOLD: Final = 100  # a person stops reading there


@dataclass(slots=True)
class Faults:
    """Collects what is wrong with a file; the first hundred are told, all counted."""

    file: str
    count: int = 0
    told: list[Problem] = field(default_factory=list)
    rest: Location | None = None  # where the first untold one is
    place: Callable[[int, str], Location] | None = None  # of a line's field, in sheets

    @property
    def full(self) -> bool:
        """Tell whether further faults are only counted."""
        return self.count >= _TOLD

    def add(self, line: int, code: str, at: str = "", /, **facts: object) -> None:
        """Add what is wrong in one line; `at` names the field, where it is in one."""
        where = self.place(line, at) if self.place else Location(self.file, line)
        self.tell(where, code, **facts)

    def tell(self, where: Location, code: str, /, **facts: object) -> None:
        """Add what is wrong in one place; of a cell, what was found first is told."""
        if where.is_cell and any(problem.where == where for problem in self.told):
            return
        if not self.full:
            self.told.append(Problem(code, where, facts))
        elif self.rest is None:
            self.rest = where
        self.count += 1

    def error(self) -> InputError:
        """Give the error that tells them."""
        problems = list(self.told)
        if self.rest:
            more = self.count - len(self.told)
            problems.append(Problem("more-faults", self.rest, {"more": more}))
        return InputError(problems)

    def raise_any(self) -> None:
        """Raise InputError if there are any."""
        if self.count:
            raise self.error()
