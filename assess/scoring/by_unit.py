"""Rows that are ordered by unit, taken one unit after another."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

Folded = TypeVar("Folded", bound=tuple[Any, ...])


class ByUnit(Generic[Folded]):
    """Rows whose first number is their unit's, in its order."""

    def __init__(self, rows: Iterator[Folded]) -> None:
        self._groups = groupby(rows, key=itemgetter(0))
        self._at = 0
        self._rows: Iterator[Folded] = iter(())
        self._next()

    def take(self, unit: int) -> list[Folded]:
        """Give the rows of a unit; those of units before it are passed over."""
        while 0 < self._at < unit:
            self._next()
        if self._at != unit:
            return []
        rows = list(self._rows)
        self._next()
        return rows

    def _next(self) -> None:
        nothing: tuple[int, Iterator[Folded]] = (0, iter(()))
        self._at, self._rows = next(self._groups, nothing)
