"""A score run in one file, which anybody can make again, on any machine.

The file is a zip of plain text: what was seen, the scheme, the calendar, what came of
it. Nothing in it is packed and no clock is asked, so that the same run is the same
bytes. The last 64 bytes are the SHA-256 of all bytes before them, those of the zip's
own lists too.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, Final

from assess.files import beside
from assess.problems import Location, refuse
from assess.records import settings
from assess.records.elsewhere.origins import heads_of
from assess.records.extract import NAMES, Origin, lines_of, take_back_in
from assess.records.fold import Window
from assess.records.seals import editions, enter_edition, enter_seal
from assess.records.store import create_record
from assess.scheme.load import read_scheme
from assess.scoring.again import digest, verify_in
from assess.scoring.looking import window_of
from assess.scoring.runs import calendar_text, open_run
from assess.scoring.sheet import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from assess.records.changes import Author
    from assess.records.store import Record
    from assess.scheme.model import Scheme
    from assess.scoring.runs import RunHead

_ABOUT: Final = "seal.json"
_SCHEME: Final = "scheme.toml"
_CALENDAR: Final = "calendar.json"
_DIGITS: Final = 64  # of a SHA-256
_MARK: Final = b"assess sealed sha256:"
_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip knows
_OLD: Final = 3  # files of Unix, whatever the system
_AT_ONCE: Final = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Sealed:
    """What a file holds: which run, by which program, and what it came to."""

    run: int
    edition: int
    scheme: str
    period: str
    program: str
    record_format: int
    cutoff: int
    decimals: int
    rounding: str
    digest: str  # over all cells, totals, ranks and grades
    reason: str  # why this edition took the place of the one before
    authority: str
    document: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A sealed run, opened into a record of its own."""

    about: Sealed
    record: Record
    scheme_text: str
    calendar: dict[str, list[str]]


def seal(record: Record, run: int, path: Path, author: Author, *, force: bool) -> str:
    """Write a run to the file `path`, seal its days, and give the file's SHA-256.

    Raises InputError: no-run, comes-out-otherwise, another-edition, file-exists,
    cannot-write, record-locked, elsewhere-not-kept.
    """
    with record.writing() as connection:
        head = open_run(connection, run)
        scheme = read_scheme(head.scheme_text, f"run {run}")
        if many := len(verify_in(connection, head)):
            raise refuse("comes-out-otherwise", run=run, many=many)
        _all_is_here(connection, run)
        number = enter_edition(connection, run, None)
        with beside(path, force=force) as partial:
            _write(connection, head, _about(connection, head, scheme, number), partial)
            sha256 = fingerprint(partial)
            enter_seal(connection, run, sha256, _days(scheme), author)
    return sha256


def _all_is_here(connection: Connection, run: int) -> None:
    """Refuse to seal what cannot be made again from the file alone."""
    for head in heads_of(connection, run).values():
        if not head.kept:
            raise refuse("elsewhere-not-kept", run=run, source=head.source)


def _days(scheme: Scheme) -> Window:
    """Give the stretch of days of which anything counts."""
    windows = [window_of(scheme, source.id, "") for source in scheme.sources]
    for name in scheme.sheets:
        windows += [look.window for look in lay_out(scheme, name).looks]
    return Window(min(w.first for w in windows), max(w.last for w in windows))


def _about(
    connection: Connection, head: RunHead, scheme: Scheme, number: int
) -> Sealed:
    heading, edition = scheme.heading, editions(connection)[head.id]
    return Sealed(
        run=head.id,
        edition=number,
        scheme=heading.id,
        period=f"{heading.period.first}/{heading.period.last}",
        program=head.program,
        record_format=settings.FORMAT,
        cutoff=head.cutoff,
        decimals=heading.decimals,
        rounding=heading.rounding,
        digest=digest(connection, head.id),
        reason=edition.reason,
        authority=edition.authority,
        document=edition.document,
    )


def _write(connection: Connection, head: RunHead, about: Sealed, path: Path) -> None:
    origin = Origin(head.id, head.cutoff)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.comment = _MARK + b"0" * _DIGITS
        _put(archive, _ABOUT, [json.dumps(_told(about), ensure_ascii=False, indent=1)])
        archive.writestr(_entry(_SCHEME), head.scheme_text)
        _put(archive, _CALENDAR, [calendar_text(head.calendar)])
        for name in NAMES:
            _put(archive, _place(name), lines_of(connection, name, origin))
    whole = _hash(path)
    with path.open("r+b") as file:
        file.seek(-_DIGITS, 2)
        file.write(whole)


def _told(about: Sealed) -> dict[str, Any]:
    return {name: getattr(about, name) for name in about.__dataclass_fields__}


def _put(archive: zipfile.ZipFile, name: str, lines: Iterator[str] | list[str]) -> None:
    with archive.open(_entry(name), "w") as file:
        for line in lines:
            file.write(line.encode() + b"\n")


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _NO_TIME)
    entry.create_system, entry.external_attr = _OLD, 0o644 << 16
    return entry


def _place(name: str) -> str:
    return f"rows/{name}.jsonl"


def _hash(path: Path) -> bytes:
    """Give the SHA-256 of all but the last 64 bytes of a file, in hexadecimal."""
    whole, left = hashlib.sha256(), path.stat().st_size - _DIGITS
    with path.open("rb") as file:
        while left > 0 and (some := file.read(min(left, _AT_ONCE))):
            whole.update(some)
            left -= len(some)
    return whole.hexdigest().encode()


def fingerprint(path: Path) -> str:
    """Give the SHA-256 of a file, as every system can tell it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def open_sealed(path: Path, record_path: Path) -> Opened:
    """Open a file that nobody changed into a new record.

    Raises InputError: no-file, unreadable-file, not-as-sealed, sealed-is-newer, and as
    `create_record` does.
    """
    with _unchanged(path) as archive:
        about = Sealed(**json.loads(archive.read(_ABOUT)))
        if about.record_format > settings.FORMAT:
            raise refuse("sealed-is-newer", Location(str(path)), program=about.program)
        record = create_record(record_path)
        with record.filling() as connection:
            settings.adopt_scheme(connection, about.scheme)
            known = set(archive.namelist())  # older ones have fewer tables
            for name in (each for each in NAMES if _place(each) in known):
                with archive.open(_place(name)) as file:
                    lines = TextIOWrapper(file, "utf-8", newline="\n")
                    take_back_in(connection, name, lines, str(path))
            if digest(connection, about.run) != about.digest:
                raise refuse("not-as-sealed", Location(str(path)))
        scheme = archive.read(_SCHEME).decode()
        return Opened(about, record, scheme, json.loads(archive.read(_CALENDAR)))


@contextmanager
def _unchanged(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a file of which every byte is as it was when it was sealed."""
    where = Location(str(path))
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(size - _DIGITS - len(_MARK), 0))
            end = file.read()
        if end != _MARK + _hash(path):
            raise refuse("not-as-sealed", where)
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise refuse("no-file", where) from error
    except OSError as error:
        raise refuse("unreadable-file", where, reason=error.strerror) from error
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError) as error:
        raise refuse("not-as-sealed", where) from error  # made by something else
