"""A grid for a reader: what every report is before it becomes a file or a screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Self, TypeAlias


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


@dataclass(frozen=True, slots=True)
class Table:
    """A titled grid, already in the reader's language.

    `keys` are the stable English names of the columns, for JSON; `notes` stand below
    the grid; `name` is short, for the tab of a sheet. In the first `nested` columns an
    empty cell belongs to the one above it.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
    name: str = ""
    nested: int = 0

    def is_numbers(self, column: int) -> bool:
        """Tell whether a column holds numbers, and so is read from the right."""
        cells = [row[column] for row in self.rows if row[column] != ""]
        return bool(cells) and all(isinstance(cell, int | Figure) for cell in cells)
