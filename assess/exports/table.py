"""A grid for a reader: what every report is before it becomes a file or a screen."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, Self, TypeAlias, TypeVar, overload

Of = TypeVar("Of")


class Figure(str):
    """A number already written for the reader: ``Figure("94.00")``; empty if none."""

    __slots__ = ()


class Coded(str):
    """Words in the reader's language that stand for a code, which programs get."""

    __slots__ = ("code",)
    code: str

    def __new__(cls, text: str, code: str) -> Self:
        """Make a cell."""
        cell = super().__new__(cls, text)
        cell.code = code
        return cell


Cell: TypeAlias = "str | int | Figure | Coded"


Row: TypeAlias = "tuple[Cell, ...]"


class Rows(Sequence[Row], Generic[Of]):
    """Rows that are made each time they are read: a country has 100,000 of them."""

    def __init__(self, of: Collection[Of], made: Callable[[Of], Row]) -> None:
        self._of = of
        self._made = made

    def __len__(self) -> int:
        return len(self._of)

    def __iter__(self) -> Iterator[Row]:
        return map(self._made, self._of)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        return tuple(self)[at]


@dataclass(frozen=True, slots=True)
class Table:
    """A titled grid, already in the reader's language.

    `keys` are the stable English names of the columns, for JSON; `notes` stand below
    the grid; `name` is short, for the tab of a sheet. In the first `nested` columns an
    empty cell belongs to the one above it.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[Row]
    keys: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
    name: str = ""
    nested: int = 0

    def numbers(self) -> list[bool]:
        """Tell which columns hold numbers, and so are read from the right."""
        rows = set(map(_kinds, self.rows))
        columns = ({row[n] for row in rows} - {None} for n in range(len(self.columns)))
        return [
            bool(kinds)
            and all(kind and issubclass(kind, int | Figure) for kind in kinds)
            for kinds in columns
        ]


def _kinds(row: Row) -> tuple[type | None, ...]:
    return tuple([None if cell == "" else type(cell) for cell in row])
