"""Taking in files: each one whole or not at all, and none of them twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from assess.intake.choosing import Choice
from assess.intake.filled import read_hidden
from assess.intake.folder import rivals_among
from assess.intake.grids import LARGE, SMALL, is_workbook, opened
from assess.intake.headers import contents_of, speaks_of_others
from assess.intake.importing import NO_MAPPINGS, Import, Mappings, Taken
from assess.intake.nearest import source_named
from assess.intake.tables import units_row
from assess.intake.taking_filled import take_filled
from assess.intake.taking_tables import take_book, take_text
from assess.intake.text import handed_in, peek
from assess.problems import InputError, Location, refuse
from assess.records import settings
from assess.records.evidence import FOLDER
from assess.records.store import part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Connection

    from assess.intake.grids import Limits
    from assess.intake.importing import Progress
    from assess.problems import Problem
    from assess.records.store import Record
    from assess.scheme.model import Scheme


_PACKED: Final = 40  # a sheet of numbers is packed to a tenth; what is more is no table


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
    mappings: Mappings = NO_MAPPINGS,
) -> Taken:
    """Take one file into the record.

    `source` is that of rows that name none, by id or title; `now` is in seconds, by the
    office's own clock; `progress` is told how many more rows are done; `mappings` say
    how tables are read that others lay out. Raises
    InputError with everything that is wrong with the file; the record is then as it
    was, and so it is with `dry_run`, and if the program is stopped at any moment.
    """
    given = _import(scheme, source, today, now, by, progress)
    given = replace(given, mappings=_sure(mappings))
    given = replace(given, evidence=_evidence(record, dry_run))
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
    mappings: Mappings = NO_MAPPINGS,
) -> Iterator[Taken | InputError]:
    """Take in files, units first; each on its own, whatever becomes of the others.

    With `dry_run`, later files see what the earlier ones would bring. Raises InputError
    where no file could go in: unknown-source, record-of-another-scheme, record-locked.
    """
    files = units_first(paths)
    given = _import(scheme, source, today, now, by, progress)
    given = replace(given, rivals=rivals_among(files), mappings=_sure(mappings))
    given = replace(given, evidence=_evidence(record, dry_run))
    with record.reading() as connection:
        settings.same_scheme(connection, scheme.heading.id)
    if dry_run:
        yield from _try_all(record, files, given)
    else:
        yield from _take_all(record, files, given)


def take_in_together(  # noqa: PLR0913 - the facts of an import, each by its name
    connection: Connection,
    scheme: Scheme,
    paths: Iterable[Path],
    *,
    source: str | None,
    today: date,
    now: int,
    by: str,
    evidence: Path | None,
) -> list[Taken]:
    """Take in files as a part of what is going on: all of them, or none.

    `evidence`: the folder where files behind observations are kept; None in a trial.
    Raises InputError with everything that is wrong with any of them.
    """
    files = units_first(paths)
    given = _import(scheme, source, today, now, by, _silently)
    given = replace(given, rivals=rivals_among(files), evidence=evidence)
    taken: list[Taken] = []
    problems: list[Problem] = []
    for path in files:
        try:
            with part(connection):
                taken.append(_take(connection, path, given))
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return taken


def _evidence(record: Record, dry_run: bool) -> Path | None:  # noqa: FBT001 - as it was asked for
    """Give the folder where files are kept; none in a trial."""
    return None if dry_run else record.folder / FOLDER


def _take_all(
    record: Record, paths: list[Path], given: Import
) -> Iterator[Taken | InputError]:
    for path in paths:
        try:
            with _open(record, path) as connection:
                taken = _take(connection, path, given)
        except InputError as error:
            if error.problems[0].where.file == str(record.place):
                raise  # it would be so for every further file
            yield error
        else:
            yield taken


def _open(record: Record, path: Path) -> AbstractContextManager[Connection]:
    """Begin to write; that the units of observations are there is asked otherwise."""
    many = not is_workbook(path) and contents_of(peek(path)) != "units"
    return record.filling() if many else record.writing()


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
        cells = _first_row(path)
        return 2 if contents_of(cells) != "units" else int(speaks_of_others(cells))

    return sorted(paths, key=turn)


def _first_row(path: Path) -> list[str]:
    """Give the first row of a file; of a workbook, the one that names units, if any."""
    if not is_workbook(path):
        return peek(path)
    try:
        with opened(path, SMALL) as book:
            return units_row(book)
    except InputError:
        return []  # it is told when its turn comes


def _sure(mappings: Mappings) -> Mappings:
    """Refuse a mapping that is not there: misspelt-mapping, no-such-mapping."""
    Choice(mappings.office, mappings.wanted).make_sure()
    return mappings


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
        return take_text(connection, handed, given)


def _limits(path: Path) -> Limits:
    """Let a large file hold much, and a small one no more than people fill in."""
    try:
        packed = path.stat().st_size
    except OSError:
        return SMALL  # it is told when it is opened
    return LARGE if packed * _PACKED > SMALL.unzipped else SMALL


def _take_workbook(connection: Connection, path: Path, given: Import) -> Taken:
    with opened(path, _limits(path)) as book:
        if book.is_renamed:
            raise refuse("old-workbook-renamed", Location(str(path)))
        if hidden := read_hidden(book):
            return take_filled(connection, path, book, hidden, given)
        return take_book(connection, book, given)
