"""A fill-in workbook that came back: what was typed in it, cell by cell.

It is known by what stands on its hidden sheet, and its rows by the ids in column A:
never by the name of the file, a sheet's name or a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from assess.intake.grids import place
from assess.intake.sheet_records import insides_of_old
from assess.intake.sheet_xml import insides_of
from assess.intake.ways import bare
from assess.problems import Location, refuse
from assess.scheme.forms import ANSWERS, FORMAT, HIDDEN, MARK, Facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assess.intake.grids import Book, Grid
    from assess.intake.sheet_xml import Cell, Insides

_HEADS_WITHIN: Final = 40  # rows above the answers, however many were put in


@dataclass(frozen=True, slots=True)
class Hidden:
    """What the hidden sheet says."""

    facts: Facts
    columns: Mapping[str, str]  # key -> title
    heads: Mapping[str, str]  # key -> label of a cell above the grid
    rows: Mapping[str, str]  # id -> title


@dataclass(frozen=True, slots=True)
class Answer:
    """One row that was filled in, or not."""

    row: int  # of its sheet, from 0
    id: str
    cells: Mapping[str, str]  # by key of its column

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was typed."""
        return not any(self.cells.get(key) for key in ANSWERS)


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet to be filled in."""

    grid: Grid
    about: str  # "unit:J01"
    head: int  # the row that names the columns
    columns: Mapping[str, int]  # key -> column
    heads: Mapping[str, tuple[int, int]]  # key -> the cell beside its label
    answers: tuple[Answer, ...] = ()

    def head_text(self, key: str) -> str:
        """Give what stands in a cell above the grid."""
        return bare(self.grid.text(*self.heads[key])) if key in self.heads else ""

    def place(self, row: int, column: int) -> Location:
        """Say where a cell is."""
        return place(self.grid.file, self.grid.sheet, row, column)


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that came back."""

    file: str
    hidden: Hidden
    pages: tuple[Page, ...]
    insides: Mapping[str, Insides]  # of each sheet
    is_linked: bool  # to other files
    merged: Mapping[str, list[tuple[Cell, Cell]]]


def read_hidden(book: Book) -> Hidden | None:
    """Read what a workbook says about itself; None: it is none of ours.

    Raises InputError: form-of-another-format, form-changed.
    """
    if HIDDEN not in book.sheets:
        return None
    grid = book.grid(HIDDEN)
    told: dict[str, dict[str, str]] = {"fact": {}, "column": {}, "head": {}, "row": {}}
    for row in range(len(grid.rows)):
        kind, key, text = (grid.text(row, column) for column in range(3))
        if kind in told:
            told[kind][key] = text
    facts = told["fact"]
    where = Location(f"{book.file}[{HIDDEN}]")
    if facts.get("format") != FORMAT:
        found = facts.get("format", "")
        raise refuse("form-of-another-format", where, found=found, wanted=FORMAT)
    try:
        return Hidden(_facts(facts), told["column"], told["head"], told["row"])
    except (KeyError, ValueError) as error:
        raise refuse("form-changed", where) from error


def _facts(told: Mapping[str, str]) -> Facts:
    return Facts(
        source=told["source"],
        scheme=told["scheme"],
        scheme_sha256=told["scheme_sha256"],
        first=date.fromisoformat(told["from"]),
        last=date.fromisoformat(told["to"]),
        unit=told["unit"],
        unit_name=told["unit_name"],
    )


def read_filled(book: Book, hidden: Hidden) -> Filled:
    """Read every sheet that was to be filled in."""
    found = (_page(book.grid(name), hidden) for name in book.sheets if name != HIDDEN)
    pages = tuple(page for page in found if page)
    look = insides_of if book.kind == "xlsx" else insides_of_old
    insides, is_linked = look(book.stream, book.file)
    merged = {page.grid.sheet: book.merged(page.grid.sheet) for page in pages}
    return Filled(book.file, hidden, pages, insides, is_linked, merged)


def _page(grid: Grid, hidden: Hidden) -> Page | None:
    """Read a sheet; None: it was not to be filled in."""
    mark = next((m for row in range(3) if (m := _mark(grid, row))), "")
    if not mark:
        return None
    head = _head(grid, hidden)
    columns = _columns(grid, head, hidden)
    labels = {label: key for key, label in hidden.heads.items()}
    heads = {
        labels[text]: (row, column + 1)
        for row in range(head)
        for column, cell in enumerate(grid.rows[row])
        if (text := bare(cell)) in labels
    }
    return Page(grid, mark, head, columns, heads, tuple(_answers(grid, head, columns)))


def _answers(grid: Grid, head: int, columns: Mapping[str, int]) -> Iterator[Answer]:
    for row in range(head + 1, len(grid.rows)):
        cells = {key: bare(grid.text(row, at)) for key, at in columns.items()}
        answer = Answer(row, cells.pop("id"), cells)
        if answer.id or not answer.is_blank:
            yield answer


def _mark(grid: Grid, row: int) -> str:
    text = grid.text(row, 0)
    return text.removeprefix(MARK) if text.startswith(MARK) else ""


def _head(grid: Grid, hidden: Hidden) -> int:
    """Find the row that names the columns: of the first rows, the one that most do."""
    titles = set(hidden.columns.values())
    within = range(min(len(grid.rows), _HEADS_WITHIN))
    return max(within, key=lambda row: len(titles & set(map(bare, grid.rows[row]))))


def _columns(grid: Grid, head: int, hidden: Hidden) -> dict[str, int]:
    there = {bare(cell): at for at, cell in reversed([*enumerate(grid.rows[head])])}
    titles = hidden.columns.items()
    return {"id": 0} | {key: there[title] for key, title in titles if title in there}
