"""Copies of the record, by SQLite's own backup call, in ``backups/`` beside it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from glob import escape
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, cast

from sqlalchemy import select

from assess.files import beside
from assess.problems import Location, refuse
from assess.records.shapes import BATCH

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from assess.records.store import Record

Reason = Literal["import", "upgrade", "withdraw"]
"""What is about to be done to the record."""

FOLDER: Final = "backups"
KEPT: Final = 10  # copies made before each of these; those asked for are all kept


def back_up(record: Record, path: Path, *, force: bool = False) -> None:
    """Copy the record to `path`, as it is at this moment.

    Raises InputError: file-exists (without `force`), cannot-write, record-locked,
    server-keeps-copies.
    """
    _of_a_file(record)
    with record.reading() as connection, beside(path, force=force) as partial:
        connection.execute(select(BATCH.c.id).limit(1)).all()  # nobody writes from here
        partial.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)  # of one that was killed
        _copy(connection, partial, path)
        os.utime(partial, ns=(_stamp(record.path), _stamp(record.path)))


def _of_a_file(record: Record) -> None:
    """Refuse to copy what a server keeps."""
    if not isinstance(record.place, Path):
        address = str(record.place)
        raise refuse("server-keeps-copies", Location(address), address=address)


def _copy(connection: Connection, partial: Path, path: Path) -> None:
    source = cast("sqlite3.Connection", connection.connection.dbapi_connection)
    try:
        with closing(sqlite3.connect(partial)) as copy:
            source.backup(copy)
    except sqlite3.Error as error:
        raise refuse("cannot-write", Location(str(path)), reason=error) from error


def back_up_asked(record: Record, now: int) -> Path:
    """Copy the record because somebody asked for it; this copy is never dropped."""
    _of_a_file(record)
    path = _free(record, now, "")
    back_up(record, path)
    return path


def back_up_before(record: Record, reason: Reason, now: int) -> Path | None:
    """Copy the record before something is done to it, and drop the oldest such copies.

    None where there is nothing to lose: the record is empty, or the newest copy of it
    is as it is; and where a server keeps it, with copies of its own.
    """
    if not isinstance(record.place, Path):
        return None
    newest = newest_backup(record)
    if _is_empty(record) or (newest and _stamp(newest) == _stamp(record.path)):
        return None
    path = _free(record, now, f"-{reason}")
    back_up(record, path)
    for old in _backups(record, f"-{reason}")[:-KEPT]:
        old.unlink()
    return path


def newest_backup(record: Record) -> Path | None:
    """Give the copy of the latest state; None where a server keeps the record."""
    if not isinstance(record.place, Path):
        return None
    return max(_backups(record, ""), key=_stamp, default=None)


def _backups(record: Record, ending: str) -> list[Path]:
    """Give the copies whose names end so, oldest first: a name begins with its time."""
    stem, suffix = escape(record.path.stem), escape(record.path.suffix)
    return sorted((record.path.parent / FOLDER).glob(f"{stem}-2*{ending}{suffix}"))


def _free(record: Record, now: int, ending: str) -> Path:
    """Name a copy by its time; a second later, where there is one of that name."""
    folder, name = record.path.parent / FOLDER, record.path
    times = (datetime.fromtimestamp(now + later, UTC) for later in count())
    paths = (
        folder / f"{name.stem}-{time:%Y%m%d-%H%M%S}{ending}{name.suffix}"
        for time in times
    )
    return next(path for path in paths if not path.exists())


def _is_empty(record: Record) -> bool:
    with record.reading() as connection:
        return connection.execute(select(BATCH.c.id).limit(1)).first() is None


def _stamp(path: Path) -> int:
    """Tell when a record was last written; a copy has the time of its record."""
    return path.stat().st_mtime_ns
