"""Tables inside a file handed in: CSV, JSON, JSON lines, sheets of a workbook."""

from __future__ import annotations

import csv
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final

from assess.intake import rows as reading
from assess.intake.choosing import LOOKED_AT, Choice, Head
from assess.intake.dialect import OUR_OWN, Dialect
from assess.intake.faults import Faults
from assess.intake.grids import place as cell_place
from assess.intake.headers import Header, contents_of, read_header
from assess.intake.layout import plain
from assess.intake.programs import PROGRAMS, linkchecker
from assess.intake.rows import Listed, Passed, Rows, Tidied, Unfolded
from assess.problems import InputError, Location, refuse
from assess.scheme.forms import MARK

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from io import TextIOWrapper

    from assess.intake.grids import Book
    from assess.intake.layout import Layout
    from assess.intake.text import Handed

_SAMPLE: Final = 1 << 16  # characters in which a first row is looked for
_SEPARATORS: Final = ",;\t|"
_LARGEST: Final = 64 << 20  # characters of JSON that are read at once


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a table stands."""

    file: str
    name: str = ""  # of a sheet in a workbook
    before: int = 0  # rows of the sheets before it
    items: bool = False  # whether its rows are items of a list, and not lines

    def place(self, line: int, column: int | None) -> Location:
        """Say where a line is, or a cell of it."""
        line -= self.before
        if self.items:
            return Location(f"{self.file}[{line}]" if line else self.file)
        if not self.name:
            return Location(self.file, line)
        if column is None:
            return Location(f"{self.file}[{self.name}]", line)
        return cell_place(self.file, self.name, line - 1, column)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below a first row."""

    sheet: Sheet
    header: Header
    rows: Rows
    columns: Mapping[str, int]  # where fields stand in the file
    dialect: Dialect = OUR_OWN
    layout: str = ""  # its name; empty: ours
    results: tuple[int, ...] = ()  # columns, where a row has several results
    passed: Passed = field(default_factory=Passed)

    @property
    def wide(self) -> int:
        """Give how many lines a row takes: one for each result."""
        return max(len(self.results), 1)

    def place(self, line: int, field: str) -> Location:
        """Say where a field of a line is."""
        row, number = divmod(line, self.wide)
        column = self.columns.get(field)
        if self.results and field == "value":
            column = self.results[number]
        return self.sheet.place(row, column)


def tables_of_text(handed: Handed, choice: Choice) -> Generator[Table, None, None]:
    """Give the table of a file of text.

    Raises InputError with what is wrong with its first row, or with the whole.
    """
    with handed.text() as text:
        sample = text.read(_SAMPLE)
    with handed.text() as text:
        if linkchecker.wrote(sample):
            rows = linkchecker.rows(text)
            titles = list(linkchecker.TITLES)
            yield _of_program("linkchecker", titles, rows, Sheet(handed.name), choice)
        elif sample.lstrip().startswith(("{", "[")):
            yield _of_json(text, sample, handed.name, choice)
        else:
            yield _of_csv(text, sample, handed.name, choice)


def tables_of_book(book: Book, choice: Choice, passed: list[str]) -> Iterator[Table]:
    """Give the tables of a workbook; sheets that have none go to `passed`.

    Raises InputError with what is wrong with first rows; no-table, hidden-sheet-gone.
    """
    before, misfit, why = 0, None, "no-table"
    for name in book.sheets:
        rows = book.rows(name)
        first = list(islice(rows, LOOKED_AT))
        sheet = Sheet(book.file, name, before)
        head = choice.head(first, f"{book.file}[{name}]", name)
        if head:
            width = len(_trimmed(first[head.at]))
            listed = Listed(_cut(chain(first[head.at + 1 :], rows), width))
            listed.line_num = before + head.at + 1
            table = _table(sheet, head, first[head.at], listed, choice)
            yield table
            before = table.rows.line_num
        elif any(map(any, first)):
            passed.append(name)
            why = "hidden-sheet-gone" if _was_sent_out(first) else why
            misfit = misfit or choice.misfit(first, f"{book.file}[{name}]")
    if not before:
        raise InputError([misfit]) if misfit else refuse(why, Location(book.file))


def _was_sent_out(first: Sequence[Sequence[str]]) -> bool:
    """Tell whether a sheet is one of ours to fill in."""
    return bool(first and first[0]) and first[0][0].startswith(MARK)


def units_row(book: Book) -> list[str]:
    """Give the first row of a list of units in a workbook; nothing if there is none."""
    first = (row for name in book.sheets for row in islice(book.rows(name), LOOKED_AT))
    return next((row for row in first if contents_of(row) == "units"), [])


def _of_csv(text: TextIOWrapper, sample: str, file: str, choice: Choice) -> Table:
    lines = sample.splitlines(keepends=True)
    for separator in _SEPARATORS:
        first = _readable(csv.reader(lines, delimiter=separator))
        if head := choice.head(first, file):
            break
    else:
        separator, head = ",", Head(0, "")
        first = _readable(csv.reader(lines))
        if choice.wanted and (misfit := choice.misfit(first, file)):
            raise InputError([misfit])
    reader = csv.reader(text, delimiter=separator, strict=True)
    for _above in range(head.at):
        next(reader)
    return _table(Sheet(file), head, next(reader, []), reader, choice)


def _readable(reader: Iterator[list[str]]) -> list[list[str]]:
    """Give the first rows, up to one that is no CSV."""
    found: list[list[str]] = []
    with suppress(csv.Error):  # it is told when it is read
        found.extend(islice(reader, LOOKED_AT))
    return found


def _of_json(text: TextIOWrapper, sample: str, file: str, choice: Choice) -> Table:
    """Read lines of JSON, or a document: a list of rows, or what a program wrote."""
    lines = sample.lstrip().splitlines()
    first = [told for line in lines[:LOOKED_AT] if (told := _complete(line))]
    is_list = lines[0].lstrip().startswith("[")
    if first and not is_list and not _program_of(first[0]):
        head = reading.all_keys(first)
        ours = choice.head([head], file) or Head(0, "")
        rows = Listed(reading.objects(text, head, strict=not ours.layout))
        return _table(Sheet(file), ours, head, rows, choice)
    document = _document(text, file)
    sheet = Sheet(file, items=True)
    if program := _program_of(document):
        titles = list(PROGRAMS[program].titles)
        rows_of = PROGRAMS[program].rows(document)
        return _of_program(program, titles, rows_of, sheet, choice)
    if not isinstance(document, list) or not all(isinstance(d, dict) for d in document):
        raise refuse("no-table", Location(file))
    head = reading.all_keys(document)
    found = choice.head([head], file) or Head(0, "")
    rows = Listed(reading.cells(told, head) for told in document)
    return _table(sheet, found, head, rows, choice)


def _complete(line: str) -> Any:
    try:
        return reading.parsed(line)
    except (ValueError, RecursionError):
        return None


def _document(text: TextIOWrapper, file: str) -> Any:
    whole = text.read(_LARGEST + 1)
    if len(whole) > _LARGEST:
        raise refuse("json-too-large", Location(file), most=_LARGEST >> 20)
    try:
        return reading.read_json(whole)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise refuse("not-json", Location(file, line)) from error


def _program_of(document: Any) -> str:
    """Name the program that wrote a document of JSON."""
    return next((n for n, each in PROGRAMS.items() if each.wrote(document)), "")


def _of_program(
    program: str,
    titles: list[str],
    rows: Iterable[list[str]],
    sheet: Sheet,
    choice: Choice,
) -> Table:
    head = Head(0, choice.of_program(program, sheet.file))
    return _table(sheet, head, titles, Listed(rows), choice)


def _table(
    sheet: Sheet, head: Head, cells: list[str], rows: Rows, choice: Choice
) -> Table:
    """Give the table below a first row; raise what is wrong with that."""
    line, cells = rows.line_num, _trimmed(cells)
    faults = Faults(sheet.file, place=lambda _line, _field: sheet.place(line, None))
    if not head.layout:
        header = read_header(cells, faults, undated=choice.undated)
        misfit = choice.misfit([cells], sheet.file) if faults.count else None
        faults.told += [misfit] if misfit else []
        faults.raise_any()
        return Table(sheet, header, rows, header.columns)
    dialect, name = choice.dialect(head.layout), head.layout
    layout, passed = dialect.layout, Passed()
    header = _header(cells, layout, faults)
    if not choice.undated and "date" not in {*header.columns, *layout.constants}:
        faults.add(line, "no-date")
    faults.raise_any()
    titles = [plain(cell) for cell in cells]
    if layout.skip or layout.down:
        rows = Tidied(rows, titles, layout, passed)
    results = [(titles.index(plain(t)), check) for t, check in layout.results.items()]
    if results:
        rows = Unfolded(rows, len(cells), results)
    places = tuple(at for at, _check in results)
    columns = header.columns
    return Table(sheet, header, rows, columns, dialect, name, places, passed)


def _header(cells: Sequence[str], layout: Layout, faults: Faults) -> Header:
    """Find the columns of a layout."""
    titles = [plain(cell) for cell in cells]
    for title in layout.named:
        if titles.count(plain(title)) > 1:
            faults.add(1, "column-twice", columns=(title, title))
    columns = {f: titles.index(plain(t)) for f, t in layout.columns.items()}
    told = {f: cells[at].strip() for f, at in columns.items()}
    width, added = len(cells), 2 * bool(layout.results)
    if added:
        columns |= {"indicator": width, "value": width + 1}
    return Header("observations", columns, told, None, width + added, added)


def _trimmed(cells: list[str]) -> list[str]:
    """Leave out the empty cells at the end of a first row."""
    width = max((at + 1 for at, cell in enumerate(cells) if cell.strip()), default=0)
    return cells[:width]


def _cut(rows: Iterable[list[str]], width: int) -> Iterator[list[str]]:
    """Leave out empty cells beyond the first row: a sheet is as wide as its widest."""
    for row in rows:
        yield row if any(row[width:]) else row[:width]
