"""What every way of taking in a file needs: whom it is for, its judge, its batch."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from assess.intake.dialect import OUR_OWN, Dialect
from assess.intake.exhibits import Exhibits
from assess.intake.judging import Judge
from assess.intake.looks import looks_of
from assess.intake.nearest import ids_by_name
from assess.records.batches import NewBatch
from assess.records.batches import add_batch as write_batch
from assess.records.names import directory
from assess.records.seals import sealed_days
from assess.records.series import Numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from sqlalchemy import Connection

    from assess.intake.faults import Faults
    from assess.intake.headers import Header
    from assess.intake.layout import Layout
    from assess.problems import Problem
    from assess.records.batches import Contents
    from assess.scheme.forms import Facts
    from assess.scheme.model import Scheme

Progress: TypeAlias = "Callable[[int], None]"


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """What became of one file."""

    file: str  # as the user wrote it
    contents: Contents
    batch: int  # its number in the record; with `dry_run`, the one it would get
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    known: bool = False  # it had been taken in before: nothing was done
    remarks: tuple[Problem, ...] = ()  # what is odd, and does not hinder
    form: Facts | None = None  # of a workbook that a unit filled in
    unanswered: tuple[str, ...] = ()  # ids of its rows that were left empty
    passed: int = 0  # rows that a mapping passes over
    mappings: tuple[str, ...] = ()  # by which its tables were read
    passed_sheets: tuple[str, ...] = ()  # in which no table was found
    replaces: int | None = None  # the batch of what the unit sent before


@dataclass(frozen=True, kw_only=True, slots=True)
class Mappings:
    """How tables are read that others lay out, and what holds where rows do not say."""

    office: Mapping[str, Layout] = field(default_factory=dict)  # [import.*]
    wanted: str = ""  # the name of the only one that will do
    seen: date | None = None  # when it was so, where rows do not say


NO_MAPPINGS: Final = Mappings()


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """When, by whom and by which scheme files are taken in."""

    scheme: Scheme
    source: str | None  # the id of the source of rows that name none
    today: date
    now: int
    by: str
    progress: Progress
    mappings: Mappings = NO_MAPPINGS
    evidence: Path | None = None  # the folder where files are kept; None in a trial
    rivals: Mapping[Path, tuple[str, ...]] = field(default_factory=dict)
    """Files that one unit sent about the same, and each one's others."""


def judge_of(
    connection: Connection,
    header: Header,
    faults: Faults,
    given: Import,
    dialect: Dialect = OUR_OWN,
) -> Judge:
    """Give who judges the rows of a file; tell where its source is not known."""
    known = ids_by_name(given.scheme.sources)
    source = header.dated or given.source
    if source and source not in known:
        column = header.titles["date"]
        faults.add(1, "source-not-in-scheme", column=column, source=source)
    if not source and "source" not in {*header.columns, *dialect.layout.constants}:
        faults.add(1, "no-source")
    return Judge(
        scheme=given.scheme,
        looks=looks_of(given.scheme),
        sources=known,
        units=directory(connection),
        numbers=Numbers.read(connection),
        header=header,
        faults=faults,
        today=given.today,
        source=source,
        seen=str(given.mappings.seen or ""),
        sealed=sealed_days(connection),
        dialect=dialect,
        exhibits=Exhibits(Path(faults.file).parent),
    )


def add_batch(
    connection: Connection,
    file: tuple[str, str],
    given: Import,
    contents: Contents,
    ids: tuple[int, int, int],
) -> int:
    """Write the batch of a file, given by its name and fingerprint."""
    first_id, lines, rows = ids
    name, sha256 = file
    batch = NewBatch(
        contents=contents,
        file=Path(name).name,
        sha256=sha256,
        first_id=first_id,
        lines=lines,
        rows=rows,
        recorded_at=given.now,
        recorded_by=given.by,
    )
    return write_batch(connection, batch)
