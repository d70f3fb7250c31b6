"""Taking in files: each one whole or not at all, and none of them twice."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from assess.intake.faults import Faults
from assess.intake.filled import read_hidden
from assess.intake.folder import rivals_among
from assess.intake.grids import SMALL, is_workbook, opened
from assess.intake.headers import contents_of, read_header, speaks_of_others
from assess.intake.importing import Import, Taken, add_batch, judge_of
from assess.intake.nearest import source_named
from assess.intake.observations import Taker
from assess.intake.taking_filled import take_filled
from assess.intake.text import handed_in, peek
from assess.intake.units import take_units
from assess.problems import InputError, Location, refuse
from assess.records import settings
from assess.records.batches import known_batch, next_first_id
from assess.records.changes import Author
from assess.records.renaming import known_as, log_units
from assess.records.store import part
from assess.records.units import read_units

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import date

    from sqlalchemy import Connection

    from assess.intake.headers import Header
    from assess.intake.importing import Progress
    from assess.intake.text import Handed
    from assess.records.store import Record
    from assess.scheme.model import Scheme


def _silently(_rows: int) -> None:
    """Tell nobody."""


def take_in(  # noqa: PLR0913 - the facts of an import, each by its name
    record: Record,
    scheme: Scheme,
    path: Path,
    *,
    source: str | None,
    today: date,
    now: int,
    by: str,
    dry_run: bool = False,
    progress: Progress = _silently,
) -> Taken:
    """Take one file into the record.

    `source` is that of rows that name none, by id or title; `now` is in seconds, by the
    office's own clock; `progress` is told how many more rows are done. Raises
    InputError with everything that is wrong with the file; the record is then as it
    was, and so it is with `dry_run`, and if the program is stopped at any moment.
    """
    given = _import(scheme, source, today, now, by, progress)
    with record.trying() if dry_run else _open(record, path) as connection:
        return _take(connection, path, given)


def take_in_all(  # noqa: PLR0913 - the facts of an import, each by its name
    record: Record,
    scheme: Scheme,
    paths: Iterable[Path],
    *,
    source: str | None,
    today: date,
    now: int,
    by: str,
    dry_run: bool = False,
    progress: Progress = _silently,
) -> Iterator[Taken | InputError]:
    """Take in files, units first; each on its own, whatever becomes of the others.

    With `dry_run`, later files see what the earlier ones would bring. Raises InputError
    where no file could go in: unknown-source, record-of-another-scheme, record-locked.
    """
    files = units_first(paths)
    given = _import(scheme, source, today, now, by, progress)
    given = replace(given, rivals=rivals_among(files))
    with record.reading() as connection:
        settings.adopt_scheme(connection, scheme.heading.id)
    if dry_run:
        yield from _try_all(record, files, given)
    else:
        yield from _take_all(record, files, given)


def _take_all(
    record: Record, paths: list[Path], given: Import
) -> Iterator[Taken | InputError]:
    for path in paths:
        try:
            with _open(record, path) as connection:
                taken = _take(connection, path, given)
        except InputError as error:
            if error.problems[0].where.file == str(record.path):
                raise  # it would be so for every further file
            yield error
        else:
            yield taken


def _open(record: Record, path: Path) -> AbstractContextManager[Connection]:
    """Begin to write; that the units of observations are there is asked otherwise."""
    units = contents_of(peek(path)) == "units"
    return record.writing() if units else record.filling()


def _try_all(
    record: Record, paths: list[Path], given: Import
) -> Iterator[Taken | InputError]:
    with record.trying() as connection:
        for path in paths:
            try:
                with part(connection):
                    taken = _take(connection, path, given)
            except InputError as error:
                yield error
            else:
                yield taken


def units_first(paths: Iterable[Path]) -> list[Path]:
    """Order files so that what a file speaks of is known when its turn comes."""

    def turn(path: Path) -> int:
        cells = peek(path)
        return 2 if contents_of(cells) != "units" else int(speaks_of_others(cells))

    return sorted(paths, key=turn)


def _import(
    scheme: Scheme,
    source: str | None,
    today: date,
    now: int,
    by: str,
    progress: Progress,
) -> Import:
    """Find the source that was asked for, by id or title."""
    source = source_named(scheme, source) if source else None
    return Import(
        scheme=scheme, source=source, today=today, now=now, by=by, progress=progress
    )


def _take(connection: Connection, path: Path, given: Import) -> Taken:
    settings.adopt_scheme(connection, given.scheme.heading.id)
    if is_workbook(path):
        return _take_workbook(connection, path, given)
    with handed_in(path) as handed:
        if batch := known_batch(connection, handed.sha256):
            contents = contents_of(peek(path))
            return Taken(file=str(path), contents=contents, batch=batch, known=True)
        with handed.text() as text:
            return _take_rows(connection, handed, csv.reader(text, strict=True), given)


def _take_workbook(connection: Connection, path: Path, given: Import) -> Taken:
    with opened(path, SMALL) as book:
        if book.kind == "xls" and path.suffix.lower() == ".xlsx":
            raise refuse("old-workbook-renamed", Location(str(path)))
        if hidden := read_hidden(book):
            return take_filled(connection, path, book, hidden, given)
        raise refuse("no-form", Location(str(path)))


def _take_rows(
    connection: Connection, handed: Handed, reader: Reader, given: Import
) -> Taken:
    faults = Faults(handed.name)
    with _rows_told(reader, faults):
        header = read_header(next(reader, []), faults)
    faults.raise_any()
    if header.contents == "units":
        return _take_units(connection, handed, header, reader, given)
    return _take_observations(connection, handed, header, reader, given)


def _take_units(
    connection: Connection,
    handed: Handed,
    header: Header,
    reader: Reader,
    given: Import,
) -> Taken:
    faults = Faults(handed.name)
    before = read_units(connection)
    with _rows_told(reader, faults):
        changes = take_units(connection, given.scheme, header, reader, faults)
    faults.raise_any()
    added, changed = len(changes.added), len(changes.changed)
    rows = added + changed + changes.unchanged
    ids = (next_first_id(connection), 0, rows)
    batch = add_batch(connection, (handed.name, handed.sha256), given, "units", ids)
    author = Author(given.now, given.by, batch)
    log_units(connection, before, author, Path(handed.name).name)
    known_as(connection, changes.former, author)
    return Taken(
        file=handed.name,
        contents="units",
        batch=batch,
        added=added,
        changed=changed,
        unchanged=changes.unchanged,
    )


def _take_observations(
    connection: Connection,
    handed: Handed,
    header: Header,
    reader: Reader,
    given: Import,
) -> Taken:
    settings.adopt_scheme(connection, given.scheme.heading.id)
    faults = Faults(handed.name)
    judge = judge_of(connection, header, faults, given)
    faults.raise_any()
    taker = Taker(judge, next_first_id(connection))
    with _rows_told(reader, faults):
        taker.take(connection, reader, given.progress)
    if not taker.count and not faults.count:
        faults.add(0, "no-rows")
    faults.raise_any()
    ids = (taker.first_id, reader.line_num, taker.count)
    return Taken(
        file=handed.name,
        contents="observations",
        batch=add_batch(
            connection, (handed.name, handed.sha256), given, "observations", ids
        ),
        added=taker.count,
    )


@contextmanager
def _rows_told(reader: Reader, faults: Faults) -> Iterator[None]:
    """Add a row that is no CSV to the faults found before it."""
    try:
        yield
    except csv.Error as error:
        faults.add(reader.line_num, "not-csv", reason=str(error))
        faults.raise_any()
