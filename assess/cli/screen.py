"""The terminal: tables that fit it, in characters that every console has."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from functools import partial
from itertools import zip_longest
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Final, Literal

from assess.cli.folding import fold, share
from assess.messages.width import display_width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from assess.exports.table import Table

Format = Literal["table", "csv", "json"]

_GAP: Final = 2  # columns between two columns
_READABLE: Final = 16  # a column of words may be folded to this


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
        say(_written(tables, how).rstrip("\n"))
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


def _written(tables: Sequence[Table], how: Format) -> str:
    from assess.exports import WRITERS  # noqa: PLC0415 - only where asked for

    file = io.BytesIO()
    WRITERS[f".{how}"](tables, file)
    text = file.getvalue().decode("utf-8-sig")
    return text.replace("\r\n", "\n")  # stdout ends lines as its system does


def show(table: Table) -> None:
    """Print `table` with its title and notes, within the width of the terminal.

    Words are folded; columns of numbers that do not fit go below, under the same
    names again.
    """
    width, heading = get_terminal_size().columns, _heading()
    if table.title:
        heading(table.title)
    for number, columns in enumerate(_strips(table, width)):
        if number:
            say()
        head, *rest = _grid(table, columns, width)
        heading(head)
        say("\n".join(rest))
    for line in table.notes:
        say("\n".join(fold(line, width)))


def _heading() -> Callable[[str], None]:
    """Give what prints a heading: bold on a terminal; Rich knows how, and which."""
    if not sys.stdout.isatty():
        return say
    from rich.console import Console  # noqa: PLC0415 - only where it is seen

    return partial(Console().out, style="bold", highlight=False)


def _grid(table: Table, columns: Sequence[int], width: int) -> Iterator[str]:
    """Lay out the head, a rule, and the rows; Rich would break words anywhere."""
    widths = _widths(table, columns, width)
    right = [table.is_numbers(column) for column in columns]
    for number, row in enumerate((table.columns, *table.rows)):
        cells = (str(row[column]) for column in columns)
        folded = [fold(cell, w) for cell, w in zip(cells, widths, strict=True)]
        for line in zip_longest(*folded, fillvalue=""):
            yield _joined(line, widths, right)
        if number == 0:
            yield "─" * _total(widths)


def _joined(line: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    placed = []
    for text, width, is_right in zip(line, widths, right, strict=True):
        room = " " * (width - display_width(text))
        placed.append(room + text if is_right else text + room)
    return (" " * _GAP).join(placed).rstrip()


def _widths(table: Table, columns: Sequence[int], room: int) -> list[int]:
    """Give numbers what they need, and words a share of what is left."""
    wanted = [_width(table, column) for column in columns]
    words = [n for n, column in enumerate(columns) if not table.is_numbers(column)]
    left = room - _total(wanted) + sum(wanted[n] for n in words)
    for n, width in zip(words, share([wanted[n] for n in words], left), strict=True):
        wanted[n] = width
    return wanted


def _strips(table: Table, width: int) -> Iterator[tuple[int, ...]]:
    """Cut the columns into strips that fit; each begins with the name of its row."""
    widths = [_least_width(table, column) for column in range(len(table.columns))]
    names = _names(table)
    strip = list(names)
    for column in range(len(names), len(widths)):
        fits = _total([widths[c] for c in (*strip, column)]) <= width
        if not fits and len(strip) > len(names):
            yield tuple(strip)
            strip = list(names)
        strip.append(column)
    yield tuple(strip)


def _names(table: Table) -> range:
    """Give the columns up to and with the first one of words."""
    words = (c for c in range(len(table.columns)) if not table.is_numbers(c))
    return range(next(words, 0) + 1)


def _least_width(table: Table, column: int) -> int:
    widest = _width(table, column)
    return widest if table.is_numbers(column) else min(widest, _READABLE)


def _width(table: Table, column: int) -> int:
    cells = (table.columns[column], *(str(row[column]) for row in table.rows))
    return max(map(display_width, cells))


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)
