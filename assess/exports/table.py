"""A grid for a reader: what every report is before it becomes a file or a screen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias


class Figure(str):
    """A number already written for the reader: ``Figure("94.00")``; empty if none."""

    __slots__ = ()


Cell: TypeAlias = "str | int | Figure"


@dataclass(frozen=True, slots=True)
class Table:
    """A titled grid, already in the reader's language.

    `keys` are the stable English names of the columns, for JSON; `notes` stand below
    the grid on a screen.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...] = ()
    notes: tuple[str, ...] = field(default=())
