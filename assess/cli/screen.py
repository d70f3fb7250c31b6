"""The terminal: tables that fit it, in characters that every console has."""

from __future__ import annotations

import sys
from codecs import getincrementaldecoder
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import chain, zip_longest
from shutil import get_terminal_size
from typing import TYPE_CHECKING, BinaryIO, Final, Literal, NamedTuple, cast

from assess.cli.folding import fold, share
from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assess.exports.table import Cell, Table

Format = Literal["table", "csv", "json"]

_GAP: Final = 2  # columns between two columns
_BETWEEN: Final = " " * _GAP
_READABLE: Final = 16  # a column of words may be folded to this
_REMEMBERED: Final = 10_000  # cells of a column, as they are laid out
_PAGE: Final = 2**16  # bytes that are printed at once, up to the end of a line
_SPOOLED: Final = 2**20  # bytes that are held in memory rather than in a file


def say(text: str = "") -> None:
    """Print a line of the result."""
    print(text)  # noqa: T201 - this is where results go


def indented(text: str, indent: int) -> None:
    """Print text folded to the terminal, all its lines behind `indent` spaces."""
    for line in fold(text, get_terminal_size().columns - indent):
        say(" " * indent + line)


def note(text: str) -> None:
    """Print a line that is no result: progress, advice."""
    print(text, file=sys.stderr)  # noqa: T201 - this is where all else goes


@contextmanager
def progress(what: str) -> Iterator[Callable[[int], None]]:
    """Give a function to tell of things done; shown on a terminal after a second."""
    if not sys.stderr.isatty():
        yield lambda _done: None
        return
    from assess.cli.bar import Bar  # noqa: PLC0415 - only where somebody watches

    with Bar(what) as bar:
        yield bar.add


def print_tables(tables: Sequence[Table], how: Format) -> None:
    """Print `tables` as tables, or in a format that other programs read."""
    if how != "table":
        _write(tables, how)
        return
    for table in tables:
        show(table)
        say()


def print_some(tables: Iterable[Table]) -> None:
    """Print tables; of one that is empty, its title and notes alone."""
    for table in tables:
        if table.rows:
            show(table)
        else:
            for line in filter(None, (table.title, *table.notes)):
                indented(line, 0)
        say()


def _write(tables: Sequence[Table], how: Format) -> None:
    """Write to a file first: a reader who stops at a page keeps no record open."""
    from tempfile import SpooledTemporaryFile  # noqa: PLC0415 - only where asked for

    from assess.exports import WRITERS  # noqa: PLC0415

    with SpooledTemporaryFile(_SPOOLED) as file:
        WRITERS[f".{how}"](tables, cast("BinaryIO", file))
        file.seek(0)
        decode = getincrementaldecoder("utf-8-sig")().decode
        while block := file.read(_PAGE) + file.readline():
            sys.stdout.write(decode(block).replace("\r\n", "\n"))  # the system's ends


def show(table: Table) -> None:
    """Print `table` with its title and notes, within the width of the terminal.

    Words are folded; columns of numbers that do not fit go below, under the same
    names again.
    """
    width, heading = get_terminal_size().columns, _heading()
    if table.title:
        heading(table.title)
    for number, columns in enumerate(_strips(_columns(table), width)):
        if number:
            say()
        lines = _grid(table, columns, width)
        heading(next(lines))
        sys.stdout.writelines(f"{line}\n" for line in lines)
    for line in table.notes:
        say("\n".join(fold(line, width)))


def _heading() -> Callable[[str], None]:
    """Give what prints a heading: bold on a terminal; Rich knows how, and which."""
    if not sys.stdout.isatty():
        return say
    from rich.console import Console  # noqa: PLC0415 - only where it is seen

    return partial(Console().out, style="bold", highlight=False)


class _Column(NamedTuple):
    """How a column of a table looks."""

    place: int
    widest: int  # of its cells
    is_numbers: bool

    @property
    def least(self) -> int:
        """The width that it cannot do without; words may be folded."""
        return self.widest if self.is_numbers else min(self.widest, _READABLE)


def _columns(table: Table) -> list[_Column]:
    looks = zip(table.columns, table.numbers(), strict=True)
    return [
        _Column(place, _widest({title, *(row[place] for row in table.rows)}), numbers)
        for place, (title, numbers) in enumerate(looks)
    ]


def _widest(cells: Iterable[Cell]) -> int:
    return max(map(display_width, map(str, cells)))


def _strips(columns: Sequence[_Column], width: int) -> Iterator[list[_Column]]:
    """Cut the columns into strips that fit; each begins with the name of its row."""
    names = next((c.place for c in columns if not c.is_numbers), 0) + 1
    strip = list(columns[:names])
    for column in columns[names:]:
        fits = _total([c.least for c in (*strip, column)]) <= width
        if not fits and len(strip) > names:
            yield strip
            strip = list(columns[:names])
        strip.append(column)
    yield strip


def _widths(columns: Sequence[_Column], room: int) -> list[int]:
    """Give numbers what they need, and words a share of what is left."""
    widths = [column.widest for column in columns]
    words = [n for n, column in enumerate(columns) if not column.is_numbers]
    left = room - _total(widths) + sum(widths[n] for n in words)
    for n, width in zip(words, share([widths[n] for n in words], left), strict=True):
        widths[n] = width
    return widths


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _grid(table: Table, columns: Sequence[_Column], width: int) -> Iterator[str]:
    """Lay out the head, a rule, and the rows; Rich would break words anywhere."""
    widths = _widths(columns, width)
    places = [column.place for column in columns]
    placed = [
        lru_cache(_REMEMBERED)(partial(_placed, column.is_numbers, wide))
        for column, wide in zip(columns, widths, strict=True)
    ]
    for number, row in enumerate(chain([table.columns], table.rows)):
        cells = [place(row[n]) for place, n in zip(placed, places, strict=True)]
        if line := _beside(cells, widths):  # a row of empty cells has none
            yield line
        if number == 0:
            yield "─" * _total(widths)


def _placed(is_right: bool, width: int, cell: Cell) -> str:  # noqa: FBT001 - from a column
    """Fold a cell, and fill its lines up to the width of its column."""
    lines = fold(str(cell), width) or [""]
    rooms = [" " * (width - display_width(line)) for line in lines]
    both = zip(rooms, lines, strict=True)
    return "\n".join([room + line if is_right else line + room for room, line in both])


def _beside(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Put the cells of a row side by side; what is folded goes on below."""
    line = _BETWEEN.join(cells)
    if "\n" not in line:
        return line.rstrip()
    empty = [" " * width for width in widths]
    lines = zip_longest(*(cell.split("\n") for cell in cells))
    return "\n".join(
        _BETWEEN.join(
            [part or room for part, room in zip(line, empty, strict=True)]
        ).rstrip()
        for line in lines
    )
