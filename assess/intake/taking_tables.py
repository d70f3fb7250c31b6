"""Taking in tables: units, or observations in our own words or a layout's."""

from __future__ import annotations

import csv
import hashlib
import json
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from assess.intake.choosing import Choice
from assess.intake.counting import counted
from assess.intake.faults import Faults
from assess.intake.importing import Taken, add_batch, judge_of
from assess.intake.observations import Taker
from assess.intake.rows import NotAnObjectError, UnknownKeyError
from assess.intake.sites import Sites
from assess.intake.tables import tables_of_book, tables_of_text
from assess.intake.units import take_units
from assess.problems import InputError, refuse
from assess.records.batches import known_batch, next_first_id
from assess.records.changes import Author
from assess.records.evidence import keep
from assess.records.renaming import known_as, log_units
from assess.records.sections import NewSection, add_sections
from assess.records.units import read_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from assess.intake.grids import Book
    from assess.intake.importing import Import
    from assess.intake.rows import Rows
    from assess.intake.tables import Table
    from assess.intake.text import Handed

File = tuple[str, str]
"""Its name, as the user wrote it, and its fingerprint."""


def take_text(connection: Connection, handed: Handed, given: Import) -> Taken:
    """Take in the table of a file of text."""
    file = handed.name, handed.sha256
    with closing(tables_of_text(handed, _choice(connection, given))) as tables:
        return _take(connection, file, tables, given, [])


def take_book(connection: Connection, book: Book, given: Import) -> Taken:
    """Take in the tables of a workbook that nobody was asked to fill in."""
    book.stream.seek(0)
    file = book.file, hashlib.file_digest(book.stream, "sha256").hexdigest()
    passed: list[str] = []
    tables = tables_of_book(book, _choice(connection, given), passed)
    return _take(connection, file, tables, given, passed)


def _choice(connection: Connection, given: Import) -> Choice:
    def sites() -> Sites:
        return Sites.of(read_units(connection).values())

    told = given.mappings
    undated = told.seen is not None
    return Choice(told.office, told.wanted, sites, undated=undated)


def _take(
    connection: Connection,
    file: File,
    tables: Iterator[Table],
    given: Import,
    passed: list[str],
) -> Taken:
    first = next(tables)
    contents = first.header.contents
    if batch := known_batch(connection, file[1]):
        return Taken(file=file[0], contents=contents, batch=batch, known=True)
    if contents == "units":
        return _take_units(connection, file, first, tables, given)
    return _take_observations(connection, file, _all(first, tables), given, passed)


def _all(first: Table, rest: Iterator[Table]) -> Iterator[Table]:
    """Give the tables of a file, all of them of observations."""
    yield first
    for table in rest:
        if table.header.contents != first.header.contents:
            raise refuse("mixed-sheets", table.sheet.place(table.sheet.before, None))
        yield table


def _take_units(
    connection: Connection,
    file: File,
    table: Table,
    rest: Iterator[Table],
    given: Import,
) -> Taken:
    faults = Faults(file[0], place=table.place)
    before = read_units(connection)
    with _rows_told(table.rows, faults):
        changes = take_units(connection, given.scheme, table.header, table.rows, faults)
    faults.raise_any()
    if other := next(rest, None):
        raise refuse("mixed-sheets", other.sheet.place(other.sheet.before, None))
    added, changed = len(changes.added), len(changes.changed)
    rows = added + changed + changes.unchanged
    ids = (next_first_id(connection), 0, rows)
    batch = add_batch(connection, file, given, "units", ids)
    author = Author(given.now, given.by, batch)
    log_units(connection, before, author, Path(file[0]).name)
    known_as(connection, changes.former, author)
    return Taken(
        file=file[0],
        contents="units",
        batch=batch,
        added=added,
        changed=changed,
        unchanged=changes.unchanged,
    )


def _take_observations(
    connection: Connection,
    file: File,
    tables: Iterator[Table],
    given: Import,
    passed_sheets: list[str],
) -> Taken:
    faults, first_id = Faults(file[0]), next_first_id(connection)
    taken = list(_each(connection, tables, faults, first_id, given))
    count = sum(taker.count for _table, taker in taken)
    if not count and not faults.count:
        faults.add(0, "no-rows")
    faults.raise_any()
    keep(connection, chain(*(taker.shown for _table, taker in taken)), given.evidence)
    ids = (first_id, taken[-1][1].lines, count)
    batch = add_batch(connection, file, given, "observations", ids)
    sections = [_section(table, first_id, taker.lines) for table, taker in taken]
    add_sections(connection, batch, sections)
    names = dict.fromkeys(table.layout for table, _taker in taken)
    return Taken(
        file=file[0],
        contents="observations",
        batch=batch,
        added=count,
        passed=sum(taker.passed + table.passed.count for table, taker in taken),
        mappings=tuple(filter(None, names)),
        passed_sheets=tuple(passed_sheets),
    )


def _each(
    connection: Connection,
    tables: Iterator[Table],
    faults: Faults,
    first_id: int,
    given: Import,
) -> Iterator[tuple[Table, Taker]]:
    """Take in each table; what is wrong with one is told beside the others' faults."""
    try:
        for table in tables:
            faults.place = table.place
            yield table, _take_table(connection, table, faults, first_id, given)
    except InputError as error:
        faults.told += (p for p in error.problems if p not in faults.told)
        raise faults.error() from error


def _section(table: Table, first_id: int, lines: int) -> NewSection:
    """Say which of the batch's numbers are a table's, and what its rows are."""
    before = table.sheet.before
    return NewSection(
        first_id=first_id + before * table.wide,
        last_id=first_id + lines,
        sheet=table.sheet.name,
        wide=table.wide,
        rows_before=before,
    )


def _take_table(
    connection: Connection, table: Table, faults: Faults, first_id: int, given: Import
) -> Taker:
    if table.dialect.layout.count:
        table = counted(table, faults)
    before = faults.count
    judge = judge_of(connection, table.header, faults, given, table.dialect)
    if faults.count > before:
        faults.raise_any()
    taker = Taker(judge, first_id)
    with _rows_told(table.rows, faults):
        taker.take(connection, table.rows, given.progress)
    return taker


@contextmanager
def _rows_told(rows: Rows, faults: Faults) -> Iterator[None]:
    """Add a row that cannot be read to the faults found before it."""
    try:
        yield
    except csv.Error as error:
        faults.add(rows.line_num, "not-csv", reason=str(error))
    except UnknownKeyError as error:
        faults.add(rows.line_num + 1, "unknown-key-here", column=str(error))
    except (json.JSONDecodeError, NotAnObjectError, RecursionError):
        faults.add(rows.line_num + 1, "not-json")
